package dev.plumbline.trials;

import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.StoredModel;
import dev.plumbline.store.VersionEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * A directory of models seen from outside, by the reader that everyone uses.
 *
 * @param directory of all models
 */
public record Models(Path directory) {
    public static final ModelName NAME = new ModelName("line");

    public ModelStore store() {
        return ModelStore.at(directory.toString(), new Configuration(false));
    }

    /** The current version, every file verified. */
    public String current() {
        return load().version().toString();
    }

    public StoredModel load() {
        try {
            return store().load(NAME, Optional.empty());
        } catch (Refusal refusal) {
            throw new Unexpected("the current model does not load: " + refusal.getMessage());
        }
    }

    /** Figures of the current version. */
    public Figures figures() throws IOException {
        return Figures.of(version(current()).resolve("model.json"));
    }

    public Path model() {
        return directory.resolve(NAME.value());
    }

    public Path version(String version) {
        return model().resolve("versions").resolve(version);
    }

    /** Published versions; a half-visible one is not as expected, whatever the case. */
    public List<String> versions() {
        List<VersionEntry> entries = store().versions(NAME);
        for (VersionEntry entry : entries) {
            Unexpected.unless(
                    entry.problem().isEmpty(),
                    () -> "HALF VISIBLE " + entry.version() + ": "
                            + entry.problem().orElseThrow());
        }
        return entries.stream().map(entry -> entry.version().toString()).toList();
    }

    /** Directories of runs of a day, by their ids. */
    public List<Path> runs(String day) throws IOException {
        Path runs = model().resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> run.getFileName().toString().startsWith(day))
                    .sorted()
                    .toList();
        }
    }

    /** Checkpoint files of the runs of a day. */
    public List<Path> checkpoints(String day) throws IOException {
        java.util.ArrayList<Path> found = new java.util.ArrayList<>();
        for (Path run : runs(day)) {
            Path directory = run.resolve("checkpoints");
            if (Files.isDirectory(directory)) {
                try (Stream<Path> all = Files.list(directory)) {
                    all.filter(file -> file.getFileName().toString().matches("[0-9]{8}\\.json"))
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
