package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A lenient look at everything of a model: what can be believed, and what is wrong with the rest. Only a newer format
 * ends it, for that is not damage.
 */
final class Stocktaking {
    private static final Set<String> OURS =
            Set.of("current.json", "moves", "versions", "runs", "removed", "lease.json", "ledger");

    private final FileStore files;
    private final ModelName name;
    private final VersionReader reader;
    private final MoveLog log;

    /** Versions that verify, with the pointer that names them and the run that published them. */
    final TreeMap<ModelVersion, MoveLog.Target> sound = new TreeMap<>();
    /** Moves that can be read, by number. */
    final TreeMap<Long, Move> moves = new TreeMap<>();
    /** Number of the last move, whether it can be read or not; 0 without any. */
    long lastNumber;
    /** Whether a move is missing or unreadable that no later repair has settled. */
    boolean unsettled;
    /** The pointer, where it can be read. */
    Optional<Pointer> pointer = Optional.empty();

    final List<String> faults = new ArrayList<>();
    final List<String> damaged = new ArrayList<>();
    final List<String> unfinished = new ArrayList<>();
    final List<String> leftovers = new ArrayList<>();

    private Stocktaking(FileStore files, Clock clock, ModelName name) {
        this.files = files;
        this.name = name;
        this.reader = new VersionReader(files);
        this.log = new MoveLog(files, clock);
    }

    static Stocktaking of(FileStore files, Clock clock, ModelName name) throws IOException {
        Stocktaking found = new Stocktaking(files, clock, name);
        // In this order: a move seen here is to a version that was published before it.
        found.log();
        found.versions();
        found.pointer();
        found.strangers(name.value(), OURS);
        return found;
    }

    private void log() throws IOException {
        long expected = 1;
        for (long number : log.numbers(name)) {
            if (number != expected) {
                fault("the log of moves has no number " + expected);
            }
            try {
                Move move = log.read(name, number);
                moves.put(number, move);
                unsettled &= move.cause() != MoveCause.REPAIRED;
            } catch (Refusal damagedMove) {
                fault(told(damagedMove));
            }
            lastNumber = number;
            expected = number + 1;
        }
        for (String each : files.list(Layout.moves(name))) {
            if (NumberedFile.numberOf(each) == 0) {
                leftovers.add(files.locate(Layout.moves(name) + "/" + each));
            }
        }
    }

    private void fault(String what) {
        faults.add(what);
        unsettled = true;
    }

    private void versions() throws IOException {
        Map<String, Boolean> removed = new TreeMap<>();
        new Tombstones(files).versions(name).forEach(version -> removed.put(version.toString(), true));
        for (String each : files.list(Layout.versions(name))) {
            Optional<ModelVersion> version = ModelVersion.parse(each);
            if (version.isEmpty()) {
                leftovers.add(files.locate(Layout.versions(name) + "/" + each));
            } else {
                version(version.get(), removed.containsKey(each));
            }
        }
    }

    private void version(ModelVersion version, boolean removed) throws IOException {
        try {
            Optional<byte[]> manifest = reader.manifestBytes(name, version);
            if (manifest.isPresent()) {
                StoredModel stored = reader.verified(name, version, manifest.get());
                Pointer here =
                        new Pointer(version, Fingerprint.of(manifest.get()).sha256());
                sound.put(version, new MoveLog.Target(here, stored.run(), MoveCause.REPAIRED));
            } else if (moves.values().stream()
                    .anyMatch(move -> move.to().version().equals(version))) {
                if (!removed) {
                    damaged.add(version + ": its " + Layout.MANIFEST + " is missing");
                }
            } else if (!removed) {
                String owner = new Claims(files)
                        .owner(name, version)
                        .map(run -> "run " + run)
                        .orElse("nobody we know");
                unfinished.add(version + ": claimed by " + owner + ", not published");
            }
        } catch (Refusal | OversizeException | SymbolicLinkException fault) {
            damaged.add(version + ": " + told(fault));
        }
    }

    private void pointer() throws IOException {
        String path = Layout.current(name);
        try {
            Optional<byte[]> bytes = files.readIfPresent(path, Layout.SMALL);
            if (bytes.isEmpty()) {
                faults.add(files.locate(path) + " is missing");
            }
            pointer = bytes.map(all -> Pointer.decode(all, files.locate(path)));
        } catch (Refusal | OversizeException garbage) {
            faults.add(told(garbage));
        }
        if (pointer.isPresent() && !believed(pointer.get())) {
            faults.add(files.locate(path) + " names version " + pointer.get().version()
                    + ", which is not there as it was published");
        }
    }

    /** Whether a pointer names a version that verifies, with the very manifest it was made for. */
    boolean believed(Pointer at) {
        MoveLog.Target here = sound.get(at.version());
        return here != null && here.pointer().equals(at);
    }

    private void strangers(String directory, Set<String> known) throws IOException {
        for (String each : files.list(directory)) {
            if (!known.contains(each)) {
                leftovers.add(files.locate(directory + "/" + each));
            }
        }
    }

    /** Why something cannot be believed, without the ways out that repairing is one of. */
    private static String told(Exception fault) {
        if (fault instanceof Refusal refusal) {
            if (NewerFormat.isCauseOf(refusal)) {
                throw refusal;
            }
            return refusal.getMessage().replaceFirst("^Cannot use ", "").replaceFirst("; restore the file .*$", "");
        }
        return StoreFailure.reason(fault);
    }
}
