package dev.plumbline.summation;

/**
 * The fixed split constants of an order-free sum of doubles whose magnitude is known to be at most a bound.
 *
 * <p>With {@code 2^e} at or above the bound, fold {@code f} rounds what the folds before it left to a multiple of
 * {@code unit(f) = 2^(e - 37 - 38 f)}: {@code t = (C + g) - C} with {@code C = constant(f) = 1.5 * 2^52 * unit(f)}. Each
 * {@code t} is at most {@code 2^37} units, so that {@value #MAX_TERMS} of them add up exactly in one double, in any order
 * and in any number of lanes; {@code g - t} is exact. Two folds lose at most {@code 2^-76}, three {@code 2^-114} of the
 * bound per term.
 *
 * <p>Method: Demmel, Nguyen, "Parallel reproducible summation" (doi:10.1109/TC.2014.2345391).
 */
public final class FoldedScale {
    /** Most terms that one double may sum before {@link FoldedSums} takes it over. */
    public static final int MAX_TERMS = 1 << 16;
    /** Largest bound that leaves room for the constants: beyond it a descent has long diverged. */
    public static final double MAX_BOUND = 0x1p1000;

    /** Bits of a term that one fold takes. */
    static final int FOLD_BITS = 38;

    private static final int MIN_EXPONENT = -900;

    private FoldedScale() {}

    /**
     * The exponent {@code e} that stands for a bound in the methods below.
     *
     * @param bound at least 0, at most {@link #MAX_BOUND}
     */
    public static int exponent(double bound) {
        if (!(bound >= 0 && bound <= MAX_BOUND)) {
            throw new IllegalArgumentException("Cannot scale a sum: bound " + bound + " is not in 0.." + MAX_BOUND);
        }
        return Math.max(MIN_EXPONENT, Math.getExponent(bound) + 1);
    }

    /** The split constant of a fold. */
    public static double constant(int exponent, int fold) {
        return Math.scalb(1.5, exponent + 15 - FOLD_BITS * fold);
    }

    /** A term within {@code 2^exponent} loses at most {@code 2^(exponent - lostBits)} to its last fold's rounding. */
    public static int lostBits(int folds) {
        return FOLD_BITS * folds;
    }

    /** How many units of a fold a double of 1 is: a power of two. */
    static double unitsPerOne(int exponent, int fold) {
        return Math.scalb(1.0, -unitExponent(exponent, fold));
    }

    static int unitExponent(int exponent, int fold) {
        return exponent - 37 - FOLD_BITS * fold;
    }
}
