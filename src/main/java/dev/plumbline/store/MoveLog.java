package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The log under {@code moves/}: numbered files, each created only if absent, so that moves have one order on every
 * store. Reading is strict: a move that cannot be believed is a refusal that names the command which settles it.
 */
final class MoveLog {
    private final FileStore files;
    private final Clock clock;

    MoveLog(FileStore files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** Numbers of the moves, the first one first. */
    List<Long> numbers(ModelName name) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (String file : files.list(Layout.moves(name))) {
            long number = NumberedFile.numberOf(file);
            if (number > 0) {
                numbers.add(number);
            }
        }
        numbers.sort(null);
        return numbers;
    }

    /** The last move, or empty before the first. */
    Optional<Move> last(ModelName name) throws IOException {
        List<Long> numbers = numbers(name);
        return numbers.isEmpty() ? Optional.empty() : Optional.of(read(name, numbers.get(numbers.size() - 1)));
    }

    Move read(ModelName name, long number) throws IOException {
        String path = path(name, number);
        String where = files.locate(path);
        try {
            Move move = Move.decode(files.read(path, Layout.SMALL), where);
            if (move.number() != number) {
                throw Json.damaged(where, "it says that it is move " + move.number(), null);
            }
            return move;
        } catch (Refusal damaged) {
            throw StoreFailure.repairable(files, name, damaged);
        } catch (OversizeException | SymbolicLinkException foreign) {
            throw StoreFailure.repairable(files, name, Json.damaged(where, "it is no move of ours", foreign));
        }
    }

    /** Every move, or why it cannot be read, the first one first. */
    List<MoveEntry> entries(ModelName name) throws IOException {
        List<MoveEntry> entries = new ArrayList<>();
        for (long number : numbers(name)) {
            try {
                Move move = read(name, number);
                MoveEntry.Told told =
                        new MoveEntry.Told(move.at(), move.from(), move.to().version(), move.cause(), move.run());
                entries.add(new MoveEntry(number, Optional.of(told), Optional.empty()));
            } catch (Refusal damaged) {
                entries.add(new MoveEntry(number, Optional.empty(), Optional.of(damaged.getMessage())));
            }
        }
        return entries;
    }

    Move next(long after, Optional<Pointer> from, Target target) {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        return new Move(after + 1, from.map(Pointer::version), target.pointer(), target.run(), now, target.cause());
    }

    /**
     * Appends a move.
     *
     * @return false where another one took its number
     * @throws Refusal 83 where it cannot be told whether it was appended
     */
    boolean append(ModelName name, Move move) throws IOException {
        String path = path(name, move.number());
        byte[] bytes = move.encode();
        try {
            return files.createIfAbsent(path, FileStore.Content.of(bytes));
        } catch (IOException unclear) {
            Optional<byte[]> there = settle(name, path, unclear);
            if (there.isEmpty()) {
                throw unclear;
            }
            return Arrays.equals(there.get(), bytes);
        }
    }

    private Optional<byte[]> settle(ModelName name, String path, IOException unclear) {
        try {
            return files.readIfPresent(path, Layout.SMALL);
        } catch (IOException unreadable) {
            unclear.addSuppressed(unreadable);
            throw StoreFailure.unknown(files, name, path, unclear);
        }
    }

    private static String path(ModelName name, long number) {
        return Layout.moves(name) + "/" + NumberedFile.name(number);
    }

    /**
     * Where a move goes.
     *
     * @param pointer to a version
     * @param run that published it
     * @param cause why it is to be current
     */
    record Target(Pointer pointer, String run, MoveCause cause) {}
}
