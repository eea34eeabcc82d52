package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Moves {@code current.json}. Each move first takes the next number under {@code moves/} (created only if absent, so
 * moves have one order on every store), then replaces the pointer if it still holds what was read. Where two publishers
 * meet on a store that cannot compare and replace in one call, the one who replaced last sees the other's move and
 * brings the pointer to the last move: the log decides, whoever was slower.
 */
final class CurrentVersion {
    private static final int TRIES = 100;

    private final FileStore files;
    private final Clock clock;

    CurrentVersion(FileStore files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** The pointer, or empty where there is none. */
    Optional<Pointer> read(ModelName name) throws IOException {
        return bytes(name).map(bytes -> decode(name, bytes));
    }

    /** The last move, or empty before the first. */
    Optional<Move> lastMove(ModelName name) throws IOException {
        List<String> names = files.list(Layout.moves(name));
        String last = null;
        for (String each : names) {
            if (Move.numberOf(each) > (last == null ? 0 : Move.numberOf(last))) {
                last = each;
            }
        }
        if (last == null) {
            return Optional.empty();
        }
        String path = Layout.moves(name) + "/" + last;
        return Optional.of(Move.decode(files.read(path, Layout.SMALL), files.locate(path)));
    }

    /**
     * Makes a published version current, unless a newer one is.
     *
     * @return whether it is current now
     */
    boolean advance(ModelName name, Pointer target, String run) throws IOException {
        files.makeDirectories(Layout.moves(name));
        for (int i = 0; i < TRIES; i++) {
            Optional<byte[]> before = bytes(name);
            Optional<Pointer> current = before.map(bytes -> decode(name, bytes));
            Optional<Move> last = lastMove(name);
            if (current.equals(Optional.of(target))) {
                return true;
            }
            // A lost pointer is not a licence to go back in time: the last move counts then.
            Optional<ModelVersion> floor = current.or(() -> last.map(Move::to)).map(Pointer::version);
            if (floor.isPresent() && floor.get().compareTo(target.version()) > 0) {
                return false;
            }
            if (record(name, last, current, target, run) && replace(name, before, target) && follow(name, target)) {
                return true;
            }
        }
        throw new Refusal(
                ExitCode.TEMPORARY,
                "Cannot make " + name + " " + target.version() + " current: other runs move "
                        + files.locate(Layout.current(name)) + " all the time; start the same command again");
    }

    private boolean record(ModelName name, Optional<Move> last, Optional<Pointer> current, Pointer target, String run)
            throws IOException {
        if (last.isPresent() && last.get().to().equals(target)) {
            return true;
        }
        Move move = new Move(
                last.map(Move::number).orElse(0L) + 1,
                current.map(Pointer::version),
                target,
                run,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return files.createIfAbsent(Layout.moves(name) + "/" + move.fileName(), FileStore.Content.of(move.encode()));
    }

    private boolean replace(ModelName name, Optional<byte[]> before, Pointer target) throws IOException {
        try {
            return files.replaceIfUnchanged(Layout.current(name), before, target.encode());
        } catch (IOException unclear) {
            Optional<byte[]> after = settle(name, unclear);
            if (after.isPresent() && Arrays.equals(after.get(), target.encode())) {
                return true;
            }
            if (after.isPresent() == before.isPresent() && Arrays.equals(after.orElse(null), before.orElse(null))) {
                throw unclear;
            }
            return false;
        }
    }

    private Optional<byte[]> settle(ModelName name, IOException unclear) {
        try {
            return bytes(name);
        } catch (IOException unreadable) {
            unclear.addSuppressed(unreadable);
            throw StoreFailure.unknown(files, name, Layout.current(name), unclear);
        }
    }

    /** Brings the pointer to the last move, in case another publisher's turn was overrun. */
    private boolean follow(ModelName name, Pointer target) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Optional<byte[]> now = bytes(name);
            Optional<Move> last = lastMove(name);
            Pointer current = now.map(bytes -> decode(name, bytes)).orElse(null);
            if (last.isEmpty() || last.get().to().equals(current)) {
                return target.equals(current);
            }
            replace(name, now, last.get().to());
        }
        return false;
    }

    private Optional<byte[]> bytes(ModelName name) throws IOException {
        return files.readIfPresent(Layout.current(name), Layout.SMALL);
    }

    private Pointer decode(ModelName name, byte[] bytes) {
        return Pointer.decode(bytes, files.locate(Layout.current(name)));
    }
}
