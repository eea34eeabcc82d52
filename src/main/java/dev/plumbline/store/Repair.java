package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.Repaired.Done;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Restores {@code current.json} from the log of moves, and the log where it is damaged itself. The log decides as far as
 * it can be read: the last move whose version verifies with the manifest it was made for. Where the last move cannot be
 * read, a pointer that verifies stays where it is, because that is what readers were given. Nothing is deleted.
 */
final class Repair {
    private static final int TRIES = 20;

    private final FileStore files;
    private final Clock clock;
    private final CurrentVersion current;
    private final MoveLog log;

    Repair(FileStore files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.current = new CurrentVersion(files, clock);
        this.log = new MoveLog(files, clock);
    }

    /** @throws Refusal 66 where there is no such model, 76 where nothing of it can be believed */
    Repaired repair(ModelName name) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Stocktaking found = Stocktaking.of(files, clock, name);
            Decision decision = decide(found).orElseThrow(() -> nothingValid(name, found));
            Done done = decision.done();
            if (done != Done.NOTHING && done != Done.FOLLOWED) {
                files.makeDirectories(Layout.moves(name));
                if (!log.append(name, log.next(found.lastNumber, found.pointer, decision.target()))) {
                    continue; // another run has moved meanwhile
                }
            }
            if (done != Done.NOTHING) {
                current.restore(name);
            }
            return told(name, found, decision);
        }
        throw new Refusal(
                ExitCode.TEMPORARY,
                "Cannot repair " + name + ": other runs move " + files.locate(Layout.current(name))
                        + " all the time; start the same command again");
    }

    /** What is to be current, and how it becomes so. */
    private record Decision(MoveLog.Target target, Done done) {}

    private static Optional<Decision> decide(Stocktaking found) {
        Move last = found.moves.get(found.lastNumber);
        if (last != null && found.believed(last.to())) {
            boolean there = found.pointer.equals(Optional.of(last.to()));
            Done done = found.unsettled ? Done.MOVED : there ? Done.NOTHING : Done.FOLLOWED;
            return Optional.of(new Decision(found.sound.get(last.to().version()), done));
        }
        if (last == null && found.pointer.filter(found::believed).isPresent()) {
            return Optional.of(new Decision(found.sound.get(found.pointer.get().version()), Done.KEPT));
        }
        for (Move move : found.moves.descendingMap().values()) {
            if (found.believed(move.to())) {
                return Optional.of(new Decision(found.sound.get(move.to().version()), Done.MOVED));
            }
        }
        return Optional.ofNullable(found.sound.lastEntry()).map(newest -> new Decision(newest.getValue(), Done.NEWEST));
    }

    private Repaired told(ModelName name, Stocktaking found, Decision decision) {
        ModelVersion version = decision.target().pointer().version();
        List<String> faults = new ArrayList<>(found.faults);
        if (decision.done() == Done.FOLLOWED
                && found.pointer.filter(found::believed).isPresent()) {
            faults.add(files.locate(Layout.current(name)) + " named version "
                    + found.pointer.get().version() + ", and the last move is to " + version);
        }
        Move last = found.moves.get(found.lastNumber);
        if (last != null && !found.believed(last.to())) {
            faults.add(
                    "the last move is to version " + last.to().version() + ", which is not there as it was published");
        }
        if (found.lastNumber == 0) {
            faults.add(files.locate(Layout.moves(name)) + " holds no move");
        }
        return new Repaired(
                version,
                decision.done(),
                faults,
                found.damaged,
                found.unfinished,
                found.leftovers,
                unnamed(name, found, version));
    }

    /** Published versions later than the current one that no move names: their runs died before they moved. */
    private List<String> unnamed(ModelName name, Stocktaking found, ModelVersion now) {
        Set<ModelVersion> named = new HashSet<>();
        found.moves.values().forEach(move -> named.add(move.to().version()));
        List<String> unnamed = new ArrayList<>();
        for (Map.Entry<ModelVersion, MoveLog.Target> later :
                found.sound.tailMap(now, false).entrySet()) {
            if (!named.contains(later.getKey())) {
                unnamed.add(later.getKey() + " was published and never became current: start the command of run "
                        + later.getValue().run() + " again, or make it current by: plumbline models rollback --to "
                        + later.getKey() + " " + StoreFailure.of(files, name));
            }
        }
        return unnamed;
    }

    private Refusal nothingValid(ModelName name, Stocktaking found) {
        if (found.damaged.isEmpty() && found.moves.isEmpty() && found.pointer.isEmpty()) {
            return new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot repair " + name + ": no model of that name is published in " + files.locate("")
                            + "; check --models and --model");
        }
        List<String> all = new ArrayList<>(found.damaged);
        all.addAll(found.faults);
        all.addAll(found.unfinished);
        return new Refusal(
                ExitCode.STATE_REFUSED,
                "Cannot repair " + name + ": none of its versions in " + files.locate(Layout.versions(name))
                        + " can be believed (" + String.join("; ", all)
                        + "); restore one of them from a copy, or train again");
    }
}
