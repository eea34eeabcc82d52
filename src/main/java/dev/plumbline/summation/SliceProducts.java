package dev.plumbline.summation;

import java.util.Arrays;

/**
 * The sums of products of the slices of two columns. The product of slice a with slice b is a whole number of the unit
 * {@code 2^(exponent - 23 (a + b))}, so those of equal a + b are added up as integers, and what goes to the {@link
 * ExactSum} is a few digits.
 */
final class SliceProducts {
    private static final int STEP = Slices.STEP;
    private static final int USUAL = Slices.USUAL;
    private static final long MASK = (1L << STEP) - 1;

    private final SliceLoops loops;
    private final double[] sums = new double[USUAL * USUAL];
    /** Of slices a and b at a + b: below 4 * 2^53 in size. */
    private final long[] units = new long[2 * Slices.MOST - 1];

    SliceProducts(SliceLoops loops) {
        this.loops = loops;
    }

    /** Adds the sum of x y over the first {@code rows} rows. */
    void addTo(ExactSum sum, Slices x, Slices y, int rows) {
        if (x.used() == 0 || y.used() == 0) {
            return;
        }
        if (x.used() == USUAL && y.used() == USUAL) {
            Arrays.fill(sums, 0);
            if (x == y) {
                loops.squares(x.slices(), 0, rows, sums);
            } else {
                loops.nine(x.slices(), y.slices(), 0, rows, sums);
            }
            addNine(sum, sums, x.exponent() + y.exponent());
        } else if (x.used() < y.used()) {
            addSome(sum, x, y, rows);
        } else {
            addSome(sum, y, x, rows);
        }
    }

    /** Adds nine products, those of slice a with slice b at 3 a + b. */
    private static void addNine(ExactSum sum, double[] s, int exponent) {
        double c0 = onePer(exponent);
        double c1 = onePer(exponent - STEP);
        double c2 = onePer(exponent - 2 * STEP);
        double c3 = onePer(exponent - 3 * STEP);
        double c4 = onePer(exponent - 4 * STEP);
        long u4 = (long) (s[8] * c4);
        long u3 = (long) (s[5] * c3) + (long) (s[7] * c3) + (u4 >> STEP);
        long u2 = (long) (s[2] * c2) + (long) (s[4] * c2) + (long) (s[6] * c2) + (u3 >> STEP);
        long u1 = (long) (s[1] * c1) + (long) (s[3] * c1) + (u2 >> STEP);
        long u0 = (long) (s[0] * c0) + (u1 >> STEP);
        sum.add(u0, exponent);
        sum.add(((u1 & MASK) << STEP) + (u2 & MASK), exponent - 2 * STEP);
        sum.add(((u3 & MASK) << STEP) + (u4 & MASK), exponent - 4 * STEP);
    }

    /** 2^-exponent. */
    private static double onePer(int exponent) {
        return Double.longBitsToDouble((long) (Double.MAX_EXPONENT - exponent) << 52);
    }

    /** Any numbers of slices, not more of the first column than of the second. */
    private void addSome(ExactSum sum, Slices few, Slices many, int rows) {
        int exponent = few.exponent() + many.exponent();
        int count = few.used() + many.used() - 1;
        Arrays.fill(units, 0);
        int known = few.used() >= USUAL ? USUAL : 0;
        if (known > 0) {
            Arrays.fill(sums, 0);
            loops.nine(few.slices(), many.slices(), 0, rows, sums);
        }
        for (int a = 0; a < few.used(); a++) {
            for (int b = 0; b < many.used(); b++) {
                double product = a < known && b < known
                        ? sums[USUAL * a + b]
                        : loops.dot(few.slices()[a], many.slices()[b], 0, rows);
                units[a + b] += (long) (product * onePer(exponent - STEP * (a + b)));
            }
        }
        for (int k = count - 1; k > 0; k--) {
            units[k - 1] += units[k] >> STEP;
            units[k] &= MASK;
        }
        for (int k = 0; k < count; k++) {
            sum.add(units[k], exponent - STEP * k);
        }
    }
}
