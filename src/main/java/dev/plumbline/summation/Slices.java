package dev.plumbline.summation;

/**
 * A short run of doubles cut into slices of 22 bits that share their exponents: x = x1 + x2 + ..., exactly, where slice
 * k of every row is a whole number, at most 2^22 in size, of the same unit u_k. A product of two such numbers has 44
 * bits, so a plain double adds up 512 of them without rounding, in any order. Sums and sums of products over the run
 * are then a handful of dot products.
 *
 * <p>Three slices hold doubles whose exponents lie within 15 of the largest, four those within 38; what is left after
 * that, or is too large or too small for the products to be exact, is not {@link #isCut cut} and is for the caller to add
 * one by one. Slices that would be 0 in every row are left out: whole numbers below 2^22 have one.
 *
 * <p>Source: Ozaki, Ogita, Oishi, Rump, "Error-free transformations of matrix multiplication by using fast routines of
 * matrix multiplication and its applications" (doi:10.1007/s11075-011-9478-1).
 */
final class Slices {
    /** 512 times 2^44 is 2^53: the most rows whose products add up exactly. */
    static final int ROWS = 512;

    private static final int BITS = 22;
    /** From the unit of a slice to that of the next: what is left of a value is half a unit at most. */
    static final int STEP = BITS + 1;

    static final int USUAL = 3;
    static final int MOST = 4;
    /** The last slice ends 91 bits below the largest value; products of two such must stay above 2^-1074. */
    private static final double SMALLEST = 0x1p-300;

    private static final double LARGEST = 0x1p400;
    /** Below this many rows cutting costs more than it saves. */
    private static final int FEWEST = 16;

    private final SliceLoops loops;
    private final double[] range = new double[2];
    private final double[][] slices = new double[MOST][];
    private final double[] splitters = new double[USUAL];
    private final double[] sums = new double[USUAL];
    private double fourthSum;
    private int exponent;
    private int used;
    private boolean cut;

    Slices(SliceLoops loops) {
        this.loops = loops;
    }

    /** Takes the first {@code rows} values of {@code x}, and leaves there something else. */
    void load(double[] x, int rows) {
        range[0] = Double.POSITIVE_INFINITY;
        range[1] = Double.NEGATIVE_INFINITY;
        loops.widen(range, x, 0, rows);
        used = 0;
        cut = rows >= FEWEST && cut(x, rows, Math.max(-range[0], range[1]));
    }

    private boolean cut(double[] x, int rows, double largest) {
        if (largest == 0) {
            return true;
        }
        if (!(largest >= SMALLEST && largest <= LARGEST)) {
            return false;
        }
        exponent = Math.getExponent(largest) + 1 - BITS;
        for (int k = 0; k < USUAL; k++) {
            makeRoom(k);
            splitters[k] = splitter(k);
            sums[k] = 0;
        }
        used = loops.cut(x, 0, rows, splitters, slices, sums);
        return used < MOST || cutFourth(x, rows, splitter(USUAL));
    }

    private void makeRoom(int k) {
        if (slices[k] == null) {
            slices[k] = new double[ROWS];
        }
    }

    /** Adding this and taking it away again rounds to the unit of slice k. */
    private double splitter(int k) {
        return Math.scalb(1.5, 52 + exponent - STEP * k);
    }

    private boolean cutFourth(double[] x, int rows, double c) {
        makeRoom(USUAL);
        double[] slice = slices[USUAL];
        fourthSum = 0;
        double left = 0;
        for (int r = 0; r < rows; r++) {
            double v = x[r];
            double q = (v + c) - c;
            slice[r] = q;
            fourthSum += q;
            left += Math.abs(v - q);
        }
        return left == 0;
    }

    /** The least value, NaN where there is one; -0 counts as 0. */
    double min() {
        return range[0] + 0.0;
    }

    /** The greatest value, NaN where there is one; -0 counts as 0. */
    double max() {
        return range[1] + 0.0;
    }

    /** Whether the slices hold the values. */
    boolean isCut() {
        return cut;
    }

    /** Adds the sum of the values to {@code sum}. */
    void addSumTo(ExactSum sum) {
        for (int k = 0; k < Math.min(used, USUAL); k++) {
            sum.add(sums[k]);
        }
        if (used == MOST) {
            sum.add(fourthSum);
        }
    }

    /** How many slices there are. */
    int used() {
        return used;
    }

    /** The slices: whole numbers of {@code 2^(exponent - 23 k)}. */
    double[][] slices() {
        return slices;
    }

    int exponent() {
        return exponent;
    }
}
