package dev.plumbline.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a model comes from: enough to train it again.
 *
 * @param inputs the files that were read, in reading order
 * @param settings result options by name, as text, in alphabetical order
 * @param versions of {@code plumbline}, {@code spark} and {@code java}, in alphabetical order
 * @param startedFrom with {@code --warm-start}, the version of the same model whose line the descent started from; empty
 *     for one that started at zero
 */
public record Provenance(
        List<Input> inputs, Map<String, String> settings, Map<String, String> versions, Optional<String> startedFrom) {
    /** The provenance of a descent that started at zero. */
    public Provenance(List<Input> inputs, Map<String, String> settings, Map<String, String> versions) {
        this(inputs, settings, versions, Optional.empty());
    }

    public Provenance {
        inputs = List.copyOf(inputs);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /**
     * A file as it was read.
     *
     * @param path absolute, with scheme
     * @param length in bytes
     * @param modified milliseconds since 1970, or 0 where the file system does not say
     */
    public record Input(String path, long length, long modified) {}
}
