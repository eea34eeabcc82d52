package dev.plumbline.engine;

/**
 * How Spark holds the rows.
 *
 * @param kind where gradients come from
 * @param momentsLimit up to this many features a run takes all products of the columns along
 * @param storage where blocks are cached
 * @param holdoutPercent share of the rows held out of training, 0 to below 100
 * @param seed of the holdout's choice of rows
 * @param residuals whether the moments engine scans the rows once more for what only residuals tell
 */
public record EngineSettings(
        Kind kind, int momentsLimit, Storage storage, double holdoutPercent, long seed, boolean residuals) {
    /** The same, with what moments tell and no scan for the rest. */
    public EngineSettings withoutResiduals() {
        return new EngineSettings(kind, momentsLimit, storage, holdoutPercent, seed, false);
    }

    /** Where an epoch's gradient comes from. */
    public enum Kind {
        /** From the cached rows: one job per epoch. */
        ROWS,
        /** From the exact moments: one pass over the rows, nothing cached. */
        MOMENTS
    }

    /** Where cached blocks live. */
    public enum Storage {
        /** In memory, the rest on local disk. */
        MEMORY,
        /** On local disk. */
        DISK
    }
}
