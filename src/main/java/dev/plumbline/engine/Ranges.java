package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import java.io.Serializable;

/** Where the values of each feature are expected; goes to the tasks. */
final class Ranges implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] min;
    private final double[] max;

    Ranges(double[] min, double[] max) {
        this.min = min.clone();
        this.max = max.clone();
    }

    int features() {
        return min.length;
    }

    /** Adds to {@code counts} how many values of each feature lie outside. */
    void countOutside(Block block, long[] counts) {
        for (int j = 0; j < min.length; j++) {
            double[] values = block.feature(j);
            double from = min[j];
            double to = max[j];
            int outside = 0;
            for (int i = 0; i < block.rows(); i++) {
                outside += values[i] < from || values[i] > to ? 1 : 0;
            }
            counts[j] += outside;
        }
    }
}
