package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Moves {@code current.json}. The decision falls in the log under {@code moves/}: whoever creates the next number there
 * (created only if absent, so moves have one order on every store) has moved. The pointer is then brought to the last
 * move, by whoever comes first: where two publishers meet, or one stopped in between, the next one finishes. So even on
 * a store that cannot compare and replace in one call the pointer ends at the last move.
 */
final class CurrentVersion {
    /** Most bytes of whatever stands where the pointer should be and is replaced by a repair. */
    private static final int GARBAGE = 1 << 24;

    private static final int TRIES = 100;

    private final FileStore files;
    private final MoveLog log;

    CurrentVersion(FileStore files, Clock clock) {
        this.files = files;
        this.log = new MoveLog(files, clock);
    }

    /** The pointer, or empty where there is none. */
    Optional<Pointer> read(ModelName name) throws IOException {
        return bytes(name).map(bytes -> decode(name, bytes));
    }

    /** The last move, or empty before the first. */
    Optional<Move> lastMove(ModelName name) throws IOException {
        return log.last(name);
    }

    /**
     * The version that was current before anything was published for a day: where the last move led that neither came
     * from a version of that day or a later one nor went to one. Publications of that day, and returns from them, do not
     * change it.
     */
    Optional<ModelVersion> before(ModelName name, LocalDate day) throws IOException {
        List<Long> numbers = log.numbers(name);
        Optional<ModelVersion> stood = numbers.isEmpty() ? read(name).map(Pointer::version) : Optional.empty();
        for (int i = numbers.size() - 1; i >= 0; i--) {
            Move move = log.read(name, numbers.get(i));
            stood = move.from();
            if (move.to().version().asOf().isBefore(day)
                    && stood.map(from -> from.asOf().isBefore(day)).orElse(true)) {
                return Optional.of(move.to().version());
            }
        }
        return stood.filter(version -> version.asOf().isBefore(day));
    }

    /**
     * Makes a version that was just published current, unless a newer one is.
     *
     * @return whether it is current now
     */
    boolean advance(ModelName name, Pointer target, String run) throws IOException {
        files.makeDirectories(Layout.moves(name));
        for (int i = 0; i < TRIES; i++) {
            Optional<Move> last = log.last(name);
            Optional<Pointer> at = last.isPresent() ? last.map(Move::to) : read(name);
            boolean there = last.isPresent() && at.equals(Optional.of(target));
            boolean newer = at.isPresent() && at.get().version().compareTo(target.version()) > 0;
            if (there || newer || append(name, last, at, new MoveLog.Target(target, run, MoveCause.PUBLISHED))) {
                return follow(name, target);
            }
        }
        throw busy(name, target);
    }

    /**
     * Finishes what an earlier attempt began for a version that it published: a version that was current once and is no
     * longer is not made current again. A damaged move is passed over if a later one has repaired the log.
     */
    boolean resume(ModelName name, Pointer target, String run) throws IOException {
        List<Long> numbers = log.numbers(name);
        boolean repaired = false;
        for (int i = numbers.size() - 1; i >= 0; i--) {
            try {
                Move move = log.read(name, numbers.get(i));
                if (move.to().equals(target)) {
                    return follow(name, target);
                }
                repaired |= move.cause() == MoveCause.REPAIRED;
            } catch (Refusal damaged) {
                if (!repaired || NewerFormat.isCauseOf(damaged)) {
                    throw damaged;
                }
            }
        }
        return advance(name, target, run);
    }

    /** Makes a version current because a person wants it, whichever is current. */
    RolledBack rollBack(ModelName name, Pointer target, String run) throws IOException {
        files.makeDirectories(Layout.moves(name));
        read(name); // what cannot be read is refused before anything is decided
        for (int i = 0; i < TRIES; i++) {
            Optional<Move> last = log.last(name);
            Optional<Pointer> at = last.isPresent() ? last.map(Move::to) : read(name);
            boolean there = last.isPresent() && at.equals(Optional.of(target));
            if (there || append(name, last, at, new MoveLog.Target(target, run, MoveCause.ROLLED_BACK))) {
                boolean current = follow(name, target);
                return new RolledBack(at.map(Pointer::version), target.version(), current);
            }
        }
        throw busy(name, target);
    }

    private boolean append(ModelName name, Optional<Move> last, Optional<Pointer> from, MoveLog.Target target)
            throws IOException {
        return log.append(name, log.next(last.map(Move::number).orElse(0L), from, target));
    }

    /** Brings the pointer to the last move, whoever made it. */
    private boolean follow(ModelName name, Pointer target) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Optional<byte[]> now = bytes(name);
            Pointer current = now.map(bytes -> decode(name, bytes)).orElse(null);
            Optional<Move> last = log.last(name);
            if (last.isEmpty() || last.get().to().equals(current)) {
                return target.equals(current);
            }
            replace(name, now, last.get().to());
        }
        throw busy(name, target);
    }

    /** As {@link #follow}, whatever stands in the pointer's place: that is what a repair is for. */
    void restore(ModelName name) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Optional<byte[]> now = files.readIfPresent(Layout.current(name), GARBAGE);
            Pointer target = log.last(name).orElseThrow().to();
            if (now.isPresent() && Arrays.equals(now.get(), target.encode())) {
                return;
            }
            replace(name, now, target);
        }
        throw busy(name, log.last(name).orElseThrow().to());
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
            return files.readIfPresent(Layout.current(name), GARBAGE);
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
        try {
            return Pointer.decode(bytes, files.locate(Layout.current(name)));
        } catch (Refusal damaged) {
            throw StoreFailure.repairable(files, name, damaged);
        }
    }
}
