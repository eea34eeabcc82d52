package dev.plumbline.store;

import java.time.Duration;

/**
 * When a run keeps a checkpoint, and whether it goes on from one.
 *
 * @param every how often
 * @param restart whether what earlier attempts left is put aside instead of gone on from
 */
public record CheckpointSettings(Every every, boolean restart) {
    /** How often. */
    public sealed interface Every {}

    /** At the first end of an epoch after so much time. */
    public record Time(Duration time) implements Every {}

    /** After so many epochs, at least 1. */
    public record Epochs(long epochs) implements Every {}
}
