package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Removes versions beyond the newest ones. A tombstone comes first, then the manifest (no manifest, no version), then
 * the other files; the claim stays. Wherever that is cut short, what still has its manifest loads, and the next
 * retention goes on. A rollback may ask for a version at the moment in which it is removed: the log is read again once
 * the manifest is gone, and a manifest that it names is put back.
 */
final class Retention {
    /** Most versions, and most directories of runs, that are removed at a time: a night's work stays bounded. */
    static final int MOST = 100;

    private final FileStore files;
    private final Clock clock;
    private final ModelName name;
    private final VersionReader reader;
    private final MoveLog log;
    private final CurrentVersion current;
    private final Tombstones tombstones;
    private final RunRemoval runs;
    private final List<String> left = new ArrayList<>();

    Retention(FileStore files, Clock clock, ModelName name) {
        this.files = files;
        this.clock = clock;
        this.name = name;
        this.reader = new VersionReader(files);
        this.log = new MoveLog(files, clock);
        this.current = new CurrentVersion(files, clock);
        this.tombstones = new Tombstones(files);
        this.runs = new RunRemoval(files, clock, name);
    }

    /** @param asking run whose own directory stays */
    Retained keep(int keep, String asking) throws IOException {
        List<ModelVersion> removed = new ArrayList<>();
        Set<String> itsRuns = new HashSet<>();
        List<ModelVersion> buried = tombstones.versions(name);
        for (ModelVersion version : buried.subList(Math.max(0, buried.size() - MOST), buried.size())) {
            if (finish(version)) {
                removed.add(version);
            }
        }
        TreeMap<ModelVersion, ManifestDocument> published = published();
        int over = published.size() - keep;
        for (ManifestDocument manifest : List.copyOf(published.values())) {
            if (over-- <= 0 || removed.size() >= MOST) {
                break;
            }
            if (!isNeeded(manifest.version()) && runs.hasEnded(manifest.run())) {
                tombstones.add(name, manifest, clock);
                if (finish(manifest.version())) {
                    removed.add(manifest.version());
                    itsRuns.add(manifest.run());
                    published.remove(manifest.version());
                }
            }
        }
        Set<String> referenced = new HashSet<>(Set.of(asking));
        published.values().forEach(manifest -> referenced.add(manifest.run()));
        List<String> gone = runs.remove(keep, itsRuns, referenced);
        left.addAll(runs.left());
        return new Retained(removed, gone, left);
    }

    /** Published versions whose manifests can be read; those that were removed are not looked at again. */
    private TreeMap<ModelVersion, ManifestDocument> published() throws IOException {
        Map<String, Boolean> buried = new HashMap<>();
        tombstones.versions(name).forEach(version -> buried.put(version.toString(), true));
        TreeMap<ModelVersion, ManifestDocument> published = new TreeMap<>();
        for (String each : files.list(Layout.versions(name))) {
            Optional<ModelVersion> version = ModelVersion.parse(each);
            if (version.isPresent() && !buried.containsKey(each)) {
                try {
                    reader.manifestBytes(name, version.get())
                            .map(bytes -> reader.manifest(name, version.get(), bytes))
                            .ifPresent(manifest -> published.put(version.get(), manifest));
                } catch (Refusal | OversizeException | SymbolicLinkException damaged) {
                    left.add(damaged.getMessage());
                }
            }
        }
        return published;
    }

    /** Whether a version is current, about to be, or was current before the one that is. */
    private boolean isNeeded(ModelVersion version) throws IOException {
        Optional<ModelVersion> now = current.read(name).map(Pointer::version);
        if (now.isEmpty() || now.get().equals(version)) {
            return true;
        }
        List<Long> numbers = log.numbers(name);
        ModelVersion last = null;
        for (int i = numbers.size() - 1; i >= 0; i--) {
            Optional<ModelVersion> readable = to(numbers.get(i), last == null);
            if (readable.isEmpty()) {
                continue;
            }
            ModelVersion to = readable.get();
            last = last == null ? to : last;
            if (to.equals(version)) {
                return true;
            }
            boolean another = !to.equals(last);
            if (another && files.exists(Layout.file(name, to, Layout.MANIFEST))) {
                return false; // the one before the current one, and it is there
            }
        }
        return last == null;
    }

    /** Where a move went; an earlier one that a repair has passed over cannot say. */
    private Optional<ModelVersion> to(long number, boolean isLast) throws IOException {
        try {
            return Optional.of(log.read(name, number).to().version());
        } catch (Refusal damaged) {
            if (isLast) {
                throw damaged;
            }
            return Optional.empty();
        }
    }

    /** Removes all of a version that has a tombstone but its claim; says whether it was there and is gone now. */
    private boolean finish(ModelVersion version) throws IOException {
        List<String> there = files.list(Layout.version(name, version));
        if (there.stream().allMatch(Layout.CLAIM::equals)) {
            return false;
        }
        try {
            return clear(version, there);
        } catch (SymbolicLinkException link) {
            left.add(link.getMessage());
            return false;
        }
    }

    private boolean clear(ModelVersion version, List<String> there) throws IOException {
        Optional<byte[]> manifest = reader.manifestBytes(name, version);
        if (manifest.isPresent()) {
            if (isNeeded(version)) {
                tombstones.remove(name, version);
                return false;
            }
            files.delete(Layout.file(name, version, Layout.MANIFEST));
            if (isNeeded(version)) {
                files.createIfAbsent(Layout.file(name, version, Layout.MANIFEST), FileStore.Content.of(manifest.get()));
                tombstones.remove(name, version);
                return false;
            }
        }
        for (String file : there) {
            if (RunRemoval.isOurFile(file) && !file.equals(Layout.CLAIM)) {
                files.delete(Layout.file(name, version, file));
            }
        }
        return true;
    }
}
