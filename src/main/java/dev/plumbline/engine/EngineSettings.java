package dev.plumbline.engine;

/**
 * How Spark holds the rows.
 *
 * @param momentsLimit up to this many features a run takes all products of the columns along
 * @param storage where blocks are cached
 * @param holdoutPercent share of the rows held out of training, 0 to below 100
 * @param seed of the holdout's choice of rows
 */
public record EngineSettings(int momentsLimit, Storage storage, double holdoutPercent, long seed) {
    /** Where cached blocks live. */
    public enum Storage {
        /** In memory, the rest on local disk. */
        MEMORY,
        /** On local disk. */
        DISK
    }
}
