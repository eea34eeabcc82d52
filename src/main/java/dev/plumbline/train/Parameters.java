package dev.plumbline.train;

import java.util.Arrays;

/**
 * The parameters of a descent, each an unevaluated pair {@code hi + lo} with {@code |lo| <= ulp(hi) / 2}: one per slope
 * in model order, then the intercept where the model has one, in the coordinates descended in. The pair carries
 * twice the digits of a double, so that a descent refines itself past the rounding of its own state.
 *
 * <p>Immutable. The arithmetic is that of Dekker, "A floating-point technique for extending the available precision"
 * (doi:10.1007/BF01397083).
 */
public final class Parameters {
    private final double[] hi;
    private final double[] lo;

    private Parameters(double[] hi, double[] lo) {
        this.hi = hi;
        this.lo = lo;
    }

    public static Parameters zero(int count) {
        return new Parameters(new double[count], new double[count]);
    }

    /** Parameters from stored pairs, which are taken as they are. */
    public static Parameters of(double[] hi, double[] lo) {
        if (hi.length != lo.length) {
            throw new IllegalArgumentException("Cannot pair parameters: " + hi.length + " != " + lo.length);
        }
        return new Parameters(hi.clone(), lo.clone());
    }

    public int count() {
        return hi.length;
    }

    public double hi(int i) {
        return hi[i];
    }

    public double lo(int i) {
        return lo[i];
    }

    /** Parameter {@code i} with both its parts. */
    Pair pair(int i) {
        return new Pair(hi[i], lo[i]);
    }

    /** These parameters moved by {@code move}, each sum correct to about 106 bits of the larger term. */
    public Parameters plus(double[] move) {
        return plus(move, new double[move.length]);
    }

    /**
     * These parameters moved by {@code move + rest}, each sum correct to about 106 bits of the largest term.
     *
     * @param move one per parameter
     * @param rest what a double move cannot hold; below an ulp of {@code move}
     */
    public Parameters plus(double[] move, double[] rest) {
        double[] newHi = new double[hi.length];
        double[] newLo = new double[hi.length];
        for (int i = 0; i < hi.length; i++) {
            double sum = hi[i] + move[i];
            double part = sum - hi[i];
            double error = (hi[i] - (sum - part)) + (move[i] - part) + (lo[i] + rest[i]);
            newHi[i] = sum + error;
            newLo[i] = error - (newHi[i] - sum);
        }
        return new Parameters(newHi, newLo);
    }

    /** Whether these are the same numbers to the bit: what they evaluate to is the same then. */
    boolean sameBits(Parameters other) {
        return Arrays.equals(hi, other.hi) && Arrays.equals(lo, other.lo);
    }

    public boolean isFinite() {
        for (double value : hi) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
