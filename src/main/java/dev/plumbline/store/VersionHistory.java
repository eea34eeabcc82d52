package dev.plumbline.store;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A model as it was at a moment: its last versions, and which of them was current. Looks no further back than it must. */
public final class VersionHistory {
    /** A model of a hundred thousand features: a row of them shows nobody anything. */
    private static final long LARGEST = 1 << 24;

    private static final int SPARE = 100;

    private final FileStore files;
    private final VersionReader reader;
    private final MoveLog moves;
    private final ModelName name;

    VersionHistory(FileStore files, Clock clock, ModelName name) {
        this.files = files;
        this.reader = new VersionReader(files);
        this.moves = new MoveLog(files, clock);
        this.name = name;
    }

    /**
     * The newest versions that are not newer than one and were published by a moment, the manifest and the model of each
     * verified; a damaged one is passed over. No more than {@value #SPARE} of those are passed over.
     *
     * @param most how many are wanted, from 1
     */
    public PastVersions last(int most, ModelVersion upTo, Instant by) {
        return ModelStore.attempt(
                "read " + files.locate(Layout.versions(name)), () -> read(candidates(most, upTo), most, by));
    }

    private List<ModelVersion> candidates(int most, ModelVersion upTo) throws IOException {
        List<ModelVersion> candidates = new ArrayList<>();
        for (String each : files.list(Layout.versions(name))) {
            ModelVersion.parse(each)
                    .filter(version -> version.compareTo(upTo) <= 0)
                    .ifPresent(candidates::add);
        }
        candidates.sort(Collections.reverseOrder());
        return candidates.subList(0, Math.min(most + SPARE, candidates.size()));
    }

    private PastVersions read(List<ModelVersion> newestFirst, int most, Instant by) throws IOException {
        List<StoredModel> found = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (ModelVersion version : newestFirst) {
            try {
                load(version).filter(model -> !model.created().isAfter(by)).ifPresent(found::add);
            } catch (Refusal damaged) {
                unread.add(damaged.getMessage());
            }
            if (found.size() == most) {
                break;
            }
        }
        Collections.reverse(found);
        return new PastVersions(found, unread);
    }

    /** Empty where it was claimed and not published, or is too large. */
    private Optional<StoredModel> load(ModelVersion version) throws IOException {
        Optional<byte[]> bytes = reader.manifestBytes(name, version);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        ManifestDocument manifest = reader.manifest(name, version, bytes.get());
        if (manifest.files().get(Layout.MODEL).size() > LARGEST) {
            return Optional.empty();
        }
        FittedModel model = reader.model(name, version, manifest);
        return Optional.of(new StoredModel(name, version, model, manifest.run(), manifest.created()));
    }

    /** The version that was current at a moment; empty where none was, or the log of moves does not tell. */
    public Optional<ModelVersion> currentAt(Instant moment) {
        return ModelStore.attempt("read " + files.locate(Layout.moves(name)), () -> moved(moment));
    }

    private Optional<ModelVersion> moved(Instant moment) throws IOException {
        List<Long> numbers = moves.numbers(name);
        for (int i = numbers.size() - 1; i >= 0; i--) {
            try {
                Move move = moves.read(name, numbers.get(i));
                if (!Instant.parse(move.at()).isAfter(moment)) {
                    return Optional.of(move.to().version());
                }
            } catch (Refusal | DateTimeException damaged) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
