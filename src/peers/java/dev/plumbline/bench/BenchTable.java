package dev.plumbline.bench;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that are the same wherever they are made: features uniform in [0, 20) with four decimals, a label with six that
 * lies on a plane but for noise. Each value is an integer divided by a power of ten, so the doubles made in memory are
 * those that a reader gets from the text.
 */
final class BenchTable implements Serializable {
    private static final long serialVersionUID = 1L;

    static final int FEATURE_DECIMALS = 4;
    static final int LABEL_DECIMALS = 6;

    private static final double FEATURE_UNIT = 1e4;
    private static final double LABEL_UNIT = 1e6;
    private static final long FEATURE_WIDTH = 200_000;
    private static final long NOISE_WIDTH = 1_000_000;
    private static final long INTERCEPT = 2_000_000;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long rows;
    private final int features;
    /** In hundredths. */
    private final long[] slopes;

    BenchTable(long rows, int features) {
        this.rows = rows;
        this.features = features;
        this.slopes = new long[features];
        for (int j = 0; j < features; j++) {
            slopes[j] = Math.round((j % 2 == 0 ? 300.0 : -300.0) / (j + 1));
        }
    }

    long rows() {
        return rows;
    }

    int features() {
        return features;
    }

    String name() {
        return rows + "x" + features;
    }

    /** Names of the features: {@code x}, or {@code x1}, {@code x2}, ... The label is {@code y}. */
    List<String> featureNames() {
        List<String> names = new ArrayList<>();
        for (int j = 1; j <= features; j++) {
            names.add(features == 1 ? "x" : "x" + j);
        }
        return names;
    }

    /** All columns, the label last. */
    List<String> columns() {
        List<String> names = featureNames();
        names.add("y");
        return names;
    }

    /** Bytes of all values as doubles. */
    long bytes() {
        return rows * (features + 1) * Double.BYTES;
    }

    /** A row in units of the last decimal, the label last. */
    void units(long row, long[] into) {
        long state = mix(GOLDEN * (row + 1));
        long label = INTERCEPT + noise(state);
        for (int j = 0; j < features; j++) {
            long x = uniform(mix(state + GOLDEN * (j + 2)), FEATURE_WIDTH);
            into[j] = x;
            label += slopes[j] * x;
        }
        into[features] = label;
    }

    /** A row, the label last. */
    void values(long row, long[] scratch, double[] into) {
        units(row, scratch);
        for (int j = 0; j < features; j++) {
            into[j] = scratch[j] / FEATURE_UNIT;
        }
        into[features] = scratch[features] / LABEL_UNIT;
    }

    /** Sum of four uniform values about 0: near enough to normal. */
    private static long noise(long state) {
        long sum = -2 * NOISE_WIDTH;
        for (int i = 0; i < 4; i++) {
            sum += uniform(mix(state - GOLDEN * (i + 1)), NOISE_WIDTH);
        }
        return sum;
    }

    private static long uniform(long bits, long width) {
        return Math.multiplyHigh(bits >>> 1, width << 1);
    }

    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
