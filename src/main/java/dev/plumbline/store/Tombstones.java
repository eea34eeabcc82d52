package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of versions that {@code --keep} removed: {@code removed/<version>.json}, created before anything of the
 * version is deleted. With it, a version without a manifest is one that was removed, not one that is still to be
 * published, so its number is not given again and a removal that was cut short is finished by the next one.
 */
final class Tombstones {
    private static final int FORMAT = 1;
    private static final String ENDING = ".json";

    private final FileStore files;

    Tombstones(FileStore files) {
        this.files = files;
    }

    /** Versions that were removed, or are about to be, in order. */
    List<ModelVersion> versions(ModelName name) throws IOException {
        List<ModelVersion> versions = new ArrayList<>();
        for (String file : files.list(Layout.removed(name))) {
            if (file.endsWith(ENDING)) {
                ModelVersion.parse(file.substring(0, file.length() - ENDING.length()))
                        .ifPresent(versions::add);
            }
        }
        versions.sort(null);
        return versions;
    }

    boolean has(ModelName name, ModelVersion version) throws IOException {
        return files.exists(path(name, version));
    }

    void add(ModelName name, ManifestDocument manifest, Clock clock) throws IOException {
        files.makeDirectories(Layout.removed(name));
        byte[] bytes = Json.line(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("version", manifest.version().toString());
            json.writeStringField("run", manifest.run());
            json.writeStringField("created", manifest.created().toString());
            json.writeStringField(
                    "removed", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        });
        files.createIfAbsent(path(name, manifest.version()), FileStore.Content.of(bytes));
    }

    /** The version stays after all. */
    void remove(ModelName name, ModelVersion version) throws IOException {
        files.delete(path(name, version));
    }

    private static String path(ModelName name, ModelVersion version) {
        return Layout.removed(name) + "/" + version + ENDING;
    }
}
