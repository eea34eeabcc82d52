package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Temporary files that ended processes left in the directories of a model. A look at the newest ones finds what the last
 * nights left, and takes as long with a thousand old runs as with ten.
 */
final class Leftovers {
    /** What is younger may still be written by somebody. */
    private static final Duration AGE = Duration.ofDays(1);

    private static final int NEWEST = 10;

    private final FileStore files;

    Leftovers(FileStore files) {
        this.files = files;
    }

    /** Deletes them; says how many there were. */
    int sweep(ModelName name, Instant now) throws IOException {
        int swept = 0;
        for (String directory : directories(name)) {
            swept += files.sweep(directory, now.minus(AGE));
        }
        return swept;
    }

    private List<String> directories(ModelName name) throws IOException {
        List<String> all = new ArrayList<>(List.of(name.value(), Layout.moves(name)));
        List<ModelVersion> versions = files.list(Layout.versions(name)).stream()
                .map(text -> ModelVersion.parse(text).orElse(null))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        for (ModelVersion version : newest(versions)) {
            all.add(Layout.version(name, version));
        }
        // Ids of runs begin with their day, so the last names are the newest runs.
        for (String run : newest(files.list(Layout.runs(name)))) {
            for (String part : List.of("", "/candidate", "/checkpoints")) {
                all.add(Layout.run(name, run) + part);
            }
        }
        return all;
    }

    private static <T> List<T> newest(List<T> sorted) {
        return sorted.subList(Math.max(0, sorted.size() - NEWEST), sorted.size());
    }
}
