package dev.plumbline.summation;

import java.util.Arrays;

/**
 * The sums of products of the slices of two columns. The product of slice a with slice b is a whole number of the unit
 * {@code 2^(exponents - 23 (a + b))}, so those of equal a + b are added up as integers, and what goes to the {@link
 * ExactSum} is a few digits.
 */
final class SliceProducts {
    private static final int STEP = Slices.STEP;
    private static final long MASK = (1L << STEP) - 1;

    private final SliceLoops loops;
    private final double[] sums = new double[Slices.USUAL * Slices.USUAL];
    /** Of slices a and b at a + b: below 4 * 2^53 in size. */
    private final long[] units = new long[2 * Slices.MOST - 1];

    private int exponent;

    SliceProducts(SliceLoops loops) {
        this.loops = loops;
    }

    /** Adds the sum of x y over the first {@code rows} rows. */
    void addTo(ExactSum sum, Slices x, Slices y, int rows) {
        if (x.used() == 0 || y.used() == 0) {
            return;
        }
        exponent = x.exponent() + y.exponent();
        Arrays.fill(units, 0);
        if (x.used() >= Slices.USUAL && y.used() >= Slices.USUAL) {
            addNine(x, y, rows);
            for (int k = Slices.USUAL; k < x.used(); k++) {
                addOne(x.slices()[k], k, y, y.used(), rows);
            }
            for (int k = Slices.USUAL; k < y.used(); k++) {
                addOne(y.slices()[k], k, x, Slices.USUAL, rows);
            }
        } else {
            Slices few = x.used() < y.used() ? x : y;
            Slices many = x.used() < y.used() ? y : x;
            for (int k = 0; k < few.used(); k++) {
                addOne(few.slices()[k], k, many, many.used(), rows);
            }
        }
        flush(sum, x.used() + y.used() - 1);
    }

    private void addNine(Slices x, Slices y, int rows) {
        Arrays.fill(sums, 0);
        if (x == y) {
            loops.squares(x.slices(), 0, rows, sums);
        } else {
            loops.nine(x.slices(), y.slices(), 0, rows, sums);
        }
        for (int a = 0; a < Slices.USUAL; a++) {
            for (int b = 0; b < Slices.USUAL; b++) {
                units[a + b] += inUnits(sums[Slices.USUAL * a + b], a + b);
            }
        }
    }

    /** Slice {@code k} of a column, times the first {@code count} slices of the other. */
    private void addOne(double[] slice, int k, Slices other, int count, int rows) {
        int b = 0;
        if (count >= Slices.USUAL) {
            sums[0] = 0;
            sums[1] = 0;
            sums[2] = 0;
            loops.three(slice, other.slices(), 0, rows, sums);
            for (; b < Slices.USUAL; b++) {
                units[k + b] += inUnits(sums[b], k + b);
            }
        }
        for (; b < count; b++) {
            units[k + b] += inUnits(loops.dot(slice, other.slices()[b], 0, rows), k + b);
        }
    }

    private long inUnits(double sum, int k) {
        return (long) (sum * Double.longBitsToDouble((long) (1023 - exponent + STEP * k) << 52));
    }

    /** Carries from the last to the first, then two at a time: 46 bits and a sign. */
    private void flush(ExactSum sum, int count) {
        for (int k = count - 1; k > 0; k--) {
            units[k - 1] += units[k] >> STEP;
            units[k] &= MASK;
        }
        sum.add(units[0], exponent);
        for (int k = 1; k < count; k += 2) {
            long next = k + 1 < count ? units[k + 1] : 0;
            sum.add((units[k] << STEP) + next, exponent - STEP * (k + 1));
        }
    }
}
