package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;

/** What the features of a table that went by look like; the same for any order and partitioning. Not thread-safe. */
public final class FeatureSpread implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ExactMoments moments;
    private final long[] outside;

    FeatureSpread(int features) {
        moments = new ExactMoments(features, ExactMoments.Detail.SQUARES_ONLY);
        outside = new long[features];
    }

    void add(Block block, Ranges ranges) {
        moments.add(block.features(), block.weight(), block.rows());
        ranges.countOutside(block, outside);
    }

    void merge(FeatureSpread other) {
        moments.merge(other.moments);
        for (int j = 0; j < outside.length; j++) {
            outside[j] += other.outside[j];
        }
    }

    /** Of the features in model order. */
    public ExactMoments moments() {
        return moments;
    }

    /** Rows in which the feature lay outside of its range. */
    public long outside(int feature) {
        return outside[feature];
    }
}
