package dev.plumbline.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a synthetic table, each a pure function of seed, row and column: the same on every machine, whatever
 * else was computed before.
 *
 * <ul>
 *   <li>features {@code x_j = offset + U(0, 10)}, j from 1 to d
 *   <li>label {@code y = b + sum k_j x_j + noise N(0, 1)} with {@code b = 5} and {@code k_j = 3, -3/2, 3/3, -3/4, ...}
 * </ul>
 *
 * <p>All values are rounded to six decimals, so that a decimal text and a double are the same number: {@link #micros}
 * gives the text's digits, {@link #value} the nearest double. Uniform bits: the mixing function of SplittableRandom
 * (Steele, Lea, Flood, doi:10.1145/2660193.2660195) over row, then column; normal values: Box and Muller
 * (doi:10.1214/aoms/1177706645) in {@code StrictMath}.
 */
public final class SyntheticRows implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The true intercept. */
    public static final double INTERCEPT = 5;
    /** Decimals of every value. */
    static final int DECIMALS = 6;

    private static final double MICROS = 1e6;
    private static final double FIRST_SLOPE = 3;
    private static final long WIDTH = 10_000_000;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ULP = 0x1p-53;

    private final int features;
    private final double noise;
    private final long offset;
    private final long seed;
    private final double[] slopes;

    public SyntheticRows(GenerateSettings settings) {
        this(settings.features(), settings.noise(), settings.offset(), settings.seed());
    }

    /**
     * @param features number of features
     * @param noise standard deviation of the label's noise
     * @param offset added to every feature; rounded to six decimals
     * @param seed any number
     */
    public SyntheticRows(int features, double noise, double offset, long seed) {
        this.features = features;
        this.noise = noise;
        this.offset = Math.round(offset * MICROS);
        this.seed = mix(seed + GOLDEN);
        this.slopes = new double[features];
        for (int j = 0; j < features; j++) {
            slopes[j] = slope(j);
        }
    }

    /** The true slope of a feature, counted from 0. */
    public static double slope(int feature) {
        return (feature % 2 == 0 ? FIRST_SLOPE : -FIRST_SLOPE) / (feature + 1);
    }

    /** Names in column order: {@code x}, or {@code x1}, {@code x2}, ..., then {@code y}. */
    public List<String> columns() {
        List<String> names = new ArrayList<>();
        for (int j = 1; j <= features; j++) {
            names.add(features == 1 ? "x" : "x" + j);
        }
        names.add("y");
        return names;
    }

    /** The value in a row, from 0, and a column: features from 0, the label at {@code features}. */
    public double value(long row, int column) {
        return ColumnarNumbers.decimal(micros(row, column), DECIMALS);
    }

    /** The same value in millionths. */
    long micros(long row, int column) {
        return column == features ? label(row) : feature(row, column);
    }

    private long feature(long row, int column) {
        return offset + Math.multiplyHigh(bits(row, column) >>> 1, WIDTH << 1);
    }

    private long label(long row) {
        double y = INTERCEPT;
        for (int j = 0; j < features; j++) {
            y += slopes[j] * ColumnarNumbers.decimal(feature(row, j), DECIMALS);
        }
        if (noise > 0) {
            y += noise * normal(row);
        }
        return (long) Math.rint(y * MICROS);
    }

    private double normal(long row) {
        double radius = ((bits(row, features) >>> 11) + 1) * ULP;
        double angle = (bits(row, features + 1) >>> 11) * ULP;
        return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * angle);
    }

    private long bits(long row, int column) {
        return mix(mix(seed + GOLDEN * (row + 1)) + GOLDEN * (column + 1));
    }

    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
