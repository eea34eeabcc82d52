package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Moves {@code current.json}. The decision falls in the log under {@code moves/}: whoever creates the next number there
 * (created only if absent, so moves have one order on every store) has moved. The pointer is then brought to the last
 * move, by whoever comes first: where two publishers meet, or one stopped in between, the next one finishes. So even on
 * a store that cannot compare and replace in one call the pointer ends at the last move.
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
        return Optional.of(move(name, last));
    }

    /**
     * The version that was current before anything was published for a day: where the last move led that neither came
     * from a version of that day or a later one nor went to one. Publications of that day, and returns from them, do not
     * change it.
     */
    Optional<ModelVersion> before(ModelName name, LocalDate day) throws IOException {
        List<String> newestFirst = files.list(Layout.moves(name)).stream()
                .filter(file -> Move.numberOf(file) > 0)
                .sorted(Comparator.comparingLong(Move::numberOf).reversed())
                .toList();
        Optional<ModelVersion> stood = newestFirst.isEmpty() ? read(name).map(Pointer::version) : Optional.empty();
        for (String file : newestFirst) {
            Move move = move(name, file);
            stood = move.from();
            if (move.to().version().asOf().isBefore(day)
                    && stood.map(from -> from.asOf().isBefore(day)).orElse(true)) {
                return Optional.of(move.to().version());
            }
        }
        return stood.filter(version -> version.asOf().isBefore(day));
    }

    private Move move(ModelName name, String file) throws IOException {
        String path = Layout.moves(name) + "/" + file;
        return Move.decode(files.read(path, Layout.SMALL), files.locate(path));
    }

    /**
     * Makes a version that was just published current, unless a newer one is.
     *
     * @return whether it is current now
     */
    boolean advance(ModelName name, Pointer target, String run) throws IOException {
        files.makeDirectories(Layout.moves(name));
        for (int i = 0; i < TRIES; i++) {
            Optional<Move> last = lastMove(name);
            Optional<Pointer> at = last.isPresent() ? last.map(Move::to) : read(name);
            boolean there = last.isPresent() && at.equals(Optional.of(target));
            boolean newer = at.isPresent() && at.get().version().compareTo(target.version()) > 0;
            if (there || newer || record(name, last, at, target, run)) {
                return follow(name, target);
            }
        }
        throw busy(name, target);
    }

    /**
     * Finishes what an earlier attempt began for a version that it published: a version that was current once and is no
     * longer is not made current again.
     */
    boolean resume(ModelName name, Pointer target, String run) throws IOException {
        for (String file : files.list(Layout.moves(name))) {
            if (Move.numberOf(file) > 0 && move(name, file).to().equals(target)) {
                return follow(name, target);
            }
        }
        return advance(name, target, run);
    }

    private boolean record(ModelName name, Optional<Move> last, Optional<Pointer> from, Pointer target, String run)
            throws IOException {
        Move move = new Move(
                last.map(Move::number).orElse(0L) + 1,
                from.map(Pointer::version),
                target,
                run,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return files.createIfAbsent(Layout.moves(name) + "/" + move.fileName(), FileStore.Content.of(move.encode()));
    }

    /** Brings the pointer to the last move, whoever made it. */
    private boolean follow(ModelName name, Pointer target) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Optional<byte[]> now = bytes(name);
            Pointer current = now.map(bytes -> decode(name, bytes)).orElse(null);
            Optional<Move> last = lastMove(name);
            if (last.isEmpty() || last.get().to().equals(current)) {
                return target.equals(current);
            }
            replace(name, now, last.get().to());
        }
        throw busy(name, target);
    }

    private void replace(ModelName name, Optional<byte[]> before, Pointer target) throws IOException {
        try {
            files.replaceIfUnchanged(Layout.current(name), before, target.encode());
        } catch (IOException unclear) {
            Optional<byte[]> after = settle(name, unclear);
            boolean unchanged =
                    after.isPresent() == before.isPresent() && Arrays.equals(after.orElse(null), before.orElse(null));
            if (unchanged) {
                throw unclear;
            }
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

    private Refusal busy(ModelName name, Pointer target) {
        return new Refusal(
                ExitCode.TEMPORARY,
                "Cannot make " + name + " " + target.version() + " current: other runs move "
                        + files.locate(Layout.current(name)) + " all the time; start the same command again");
    }

    private Optional<byte[]> bytes(ModelName name) throws IOException {
        return files.readIfPresent(Layout.current(name), Layout.SMALL);
    }

    private Pointer decode(ModelName name, byte[] bytes) {
        return Pointer.decode(bytes, files.locate(Layout.current(name)));
    }
}
