package dev.plumbline.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the list of versions.
 *
 * @param version that is published
 * @param current whether it is the current one
 * @param run that published it, where its manifest can be read
 * @param created when, where its manifest can be read
 * @param problem what is wrong with it, where something is; only {@link ModelStore#load} looks at every byte
 */
public record VersionEntry(
        ModelVersion version,
        boolean current,
        Optional<String> run,
        Optional<Instant> created,
        Optional<String> problem) {}
