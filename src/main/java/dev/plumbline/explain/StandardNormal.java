package dev.plumbline.explain;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The normal distribution of mean 0 and standard deviation 1. */
public final class StandardNormal {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private StandardNormal() {}

    /** The value below which a share lies, in [0, 1]; infinite at its ends. */
    public static double quantile(double share) {
        return NORMAL.inverseCumulativeProbability(share);
    }

    /** The share that lies below a value. */
    public static double probability(double value) {
        return NORMAL.cumulativeProbability(value);
    }
}
