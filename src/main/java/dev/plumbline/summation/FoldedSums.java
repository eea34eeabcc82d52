package dev.plumbline.summation;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * Several sums, each in folds of fixed scale (see {@link FoldedScale}), held as 96-bit integers of each fold's unit:
 * {@link #merge} is integer addition, so it commutes and associates exactly and the result does not depend on how rows
 * were cut or ordered. Good for {@code 2^31} additions between merges, and for any number of merges.
 *
 * <p>16 bytes per sum and fold. Not thread-safe.
 */
public final class FoldedSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long LOW_MASK = 0xFFFF_FFFFL;

    private final int folds;
    private final int[] exponents;
    private final long[] high;
    private final long[] low;

    /**
     * @param exponents {@link FoldedScale#exponent} of the bound of each sum's terms
     * @param folds 2 or 3
     */
    public FoldedSums(int[] exponents, int folds) {
        this.folds = folds;
        this.exponents = exponents.clone();
        this.high = new long[exponents.length * folds];
        this.low = new long[exponents.length * folds];
    }

    public int size() {
        return exponents.length;
    }

    public int folds() {
        return folds;
    }

    /**
     * Adds what a kernel summed in one double.
     *
     * @param partial a multiple of the fold's unit, of at most {@link FoldedScale#MAX_TERMS} terms
     */
    public void add(int sum, int fold, double partial) {
        long units = (long) (partial * FoldedScale.unitsPerOne(exponents[sum], fold));
        int at = sum * folds + fold;
        high[at] += units >> 32;
        low[at] += units & LOW_MASK;
    }

    /** Adds the sums of other rows, taken with the same scales. */
    public FoldedSums merge(FoldedSums other) {
        if (folds != other.folds || !java.util.Arrays.equals(exponents, other.exponents)) {
            throw new IllegalArgumentException("Cannot merge sums of different scales");
        }
        for (int i = 0; i < high.length; i++) {
            long lowSum = (low[i] & LOW_MASK) + (other.low[i] & LOW_MASK);
            high[i] += (low[i] >>> 32) + other.high[i] + (other.low[i] >>> 32) + (lowSum >>> 32);
            low[i] = lowSum & LOW_MASK;
        }
        return this;
    }

    /** The sum, rounded once, ties to even. */
    public double toDouble(int sum) {
        BigInteger units = BigInteger.ZERO;
        for (int fold = 0; fold < folds; fold++) {
            int at = sum * folds + fold;
            BigInteger digits = BigInteger.valueOf(high[at]).shiftLeft(32).add(BigInteger.valueOf(low[at]));
            units = units.shiftLeft(FoldedScale.FOLD_BITS).add(digits);
        }
        return Math.scalb(units.doubleValue(), FoldedScale.unitExponent(exponents[sum], folds - 1));
    }
}
