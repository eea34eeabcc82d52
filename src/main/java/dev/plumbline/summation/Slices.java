package dev.plumbline.summation;

/**
 * A short run of doubles cut into slices of 22 bits that share their exponents: x = x1 + x2 + ..., exactly, where slice
 * k of every row is a whole number, at most 2^22 in size, of the same unit u_k. A product of two such numbers has 44
 * bits, so a plain double adds up 512 of them without rounding, in any order. Sums and sums of products over the run
 * are then a handful of dot products.
 *
 * <p>Three slices hold doubles whose exponents lie within 15 of the largest, four those within 38; what is left after
 * that, or is too large or too small for the products to be exact, is refused by {@link #cut} and is for the caller to
 * add one by one.
 *
 * <p>Source: Ozaki, Ogita, Oishi, Rump, "Error-free transformations of matrix multiplication by using fast routines of
 * matrix multiplication and its applications" (doi:10.1007/s11075-011-9478-1).
 */
final class Slices {
    /** 512 times 2^44 is 2^53: the most rows whose products add up exactly. */
    static final int ROWS = 512;

    private static final int BITS = 22;
    private static final int USUAL = 3;
    private static final int MOST = 4;
    /** The last slice ends 91 bits below the largest value; products of two such must stay above 2^-1074. */
    private static final double SMALLEST = 0x1p-300;

    private static final double LARGEST = 0x1p400;

    private final double[][] slices = new double[MOST][];
    private int used;

    /**
     * Takes the first {@code rows} values of {@code x} and leaves there what the slices do not hold.
     *
     * @param largest the largest |x| of these rows, or NaN
     * @return whether the slices hold all of it
     */
    boolean cut(double[] x, int rows, double largest) {
        used = 0;
        if (largest == 0) {
            return true;
        }
        if (!(largest >= SMALLEST && largest <= LARGEST)) {
            return false;
        }
        for (int k = 0; k < USUAL; k++) {
            if (slices[k] == null) {
                slices[k] = new double[ROWS];
            }
        }
        int top = Math.getExponent(largest) + 1;
        cutThree(x, rows, top);
        used = USUAL;
        if (anyLeft(x, rows)) {
            if (slices[USUAL] == null) {
                slices[USUAL] = new double[ROWS];
            }
            cutOne(x, slices[USUAL], rows, splitter(top, USUAL));
            used = MOST;
            return !anyLeft(x, rows);
        }
        while (used > 1 && !anyLeft(slices[used - 1], rows)) {
            used--;
        }
        return true;
    }

    /** Adding this and taking it away again rounds to the unit of slice k: 2^(top - 22 - 23 k). */
    private static double splitter(int top, int k) {
        return Math.scalb(1.5, 52 + top - BITS - (BITS + 1) * k);
    }

    // One index for all arrays: the compiler makes vector instructions of it only so, which is four times as fast.
    private void cutThree(double[] x, int rows, int top) {
        double[] s0 = slices[0];
        double[] s1 = slices[1];
        double[] s2 = slices[2];
        double c0 = splitter(top, 0);
        double c1 = splitter(top, 1);
        double c2 = splitter(top, 2);
        for (int r = 0; r < rows; r++) {
            double v = x[r];
            double q0 = (v + c0) - c0;
            double v1 = v - q0;
            double q1 = (v1 + c1) - c1;
            double v2 = v1 - q1;
            double q2 = (v2 + c2) - c2;
            s0[r] = q0;
            s1[r] = q1;
            s2[r] = q2;
            x[r] = v2 - q2;
        }
    }

    private static void cutOne(double[] x, double[] slice, int rows, double c) {
        for (int r = 0; r < rows; r++) {
            double v = x[r];
            double q = (v + c) - c;
            slice[r] = q;
            x[r] = v - q;
        }
    }

    private static boolean anyLeft(double[] x, int rows) {
        if (x[0] != 0) {
            return true;
        }
        // Without a way out in the middle, so that all of it may go on at once.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int r = 0;
        for (; r < rows - 3; r += 4) {
            a += Math.abs(x[r]);
            b += Math.abs(x[r + 1]);
            c += Math.abs(x[r + 2]);
            d += Math.abs(x[r + 3]);
        }
        for (; r < rows; r++) {
            a += Math.abs(x[r]);
        }
        return a + b + c + d != 0;
    }

    /** Adds the sum of the values to {@code sum}. */
    void addSumTo(ExactSum sum, int rows) {
        for (int k = 0; k < used; k++) {
            sum.add(DotProducts.sum(slices[k], rows));
        }
    }

    /** Adds the sum of the products with {@code other}'s values to {@code sum}. */
    void addProductsTo(ExactSum sum, Slices other, int rows) {
        if (other == this) {
            addSquaresTo(sum, rows);
        } else if (used == USUAL && other.used == USUAL) {
            DotProducts.addNine(sum, slices, other.slices, rows);
        } else {
            for (int a = 0; a < used; a++) {
                for (int b = 0; b < other.used; b++) {
                    sum.add(DotProducts.dot(slices[a], other.slices[b], rows));
                }
            }
        }
    }

    private void addSquaresTo(ExactSum sum, int rows) {
        if (used == USUAL) {
            DotProducts.addSix(sum, slices, rows);
            return;
        }
        for (int a = 0; a < used; a++) {
            sum.add(DotProducts.dot(slices[a], slices[a], rows));
            for (int b = 0; b < a; b++) {
                sum.add(2 * DotProducts.dot(slices[a], slices[b], rows));
            }
        }
    }
}
