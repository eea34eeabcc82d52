package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.io.StreamCorruptedException;

/**
 * Bins for values of which only the extremes are known: of width {@code 2^e}, the i-th from {@code i 2^e} to below {@code
 * (i + 1) 2^e}. The e is the smallest, from -1022 on, with which so many bins hold both extremes and no bin is finer than
 * the 53rd bit of the larger one, so that the index of every value is exact. It depends on the two extremes and on nothing
 * else, and it only grows as they move apart: bins of an earlier axis go whole into those of a later one.
 *
 * <p>An axis with a NaN or an infinity among its values has no bins. Immutable.
 */
public final class DyadicAxis implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int FINEST = Double.MIN_EXPONENT;
    /** The last bit of a double is this far below its first. */
    private static final int BITS = 52;

    /** Nothing that changes a number that is not next to nothing itself. */
    private static final double NUDGE = 0x1p-1000;

    /** Of one value there is one bin, of some hundredth of it. */
    private static final int LONE = 6;

    private final int most;
    private final double min;
    private final double max;
    private final int exponent;
    private final double scale;

    private DyadicAxis(int most, double min, double max, int exponent) {
        this.most = most;
        this.min = min;
        this.max = max;
        this.exponent = exponent;
        this.scale = Math.scalb(1.0, -exponent);
    }

    /**
     * The axis of no values.
     *
     * @param most bins, a power of two from 4 on
     */
    static DyadicAxis empty(int most) {
        return new DyadicAxis(most, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, FINEST);
    }

    boolean isEmpty() {
        return min > max;
    }

    boolean isFinite() {
        return !Double.isNaN(min);
    }

    /** Width of a bin, a power of two. */
    public double width() {
        return Math.scalb(1.0, shownExponent());
    }

    /** Lower end of the first bin, a multiple of the width; 0 without values. */
    public double from() {
        if (isEmpty() || !isFinite()) {
            return 0;
        }
        return (min == max ? Math.floor(Math.scalb(min, -shownExponent())) : first()) * width();
    }

    /** How many bins there are from the first to the last that holds a value; 0 without values. */
    public int bins() {
        if (isEmpty() || !isFinite()) {
            return 0;
        }
        return min == max ? 1 : (int) (last() - first() + 1);
    }

    /** One value alone would have bins as fine as its last bit, and nothing could be seen of them. */
    private int shownExponent() {
        if (isEmpty() || !isFinite() || min == max && min == 0) {
            return 0;
        }
        return min == max ? Math.max(FINEST, Math.getExponent(min) - LONE) : exponent;
    }

    int exponent() {
        return exponent;
    }

    /** Index of the bin of the smallest value. */
    long first() {
        return index(min);
    }

    /** Index of the bin of the largest value. */
    long last() {
        return index(max);
    }

    private long index(double value) {
        return (long) Math.floor(value * scale + nudge(value));
    }

    /** What lies below 0 and is too small to be a double once it is scaled must not come out as 0. */
    private static double nudge(double value) {
        return Math.max(-NUDGE, Math.min(NUDGE, value));
    }

    /** The axis that holds these values too; this one where it does already. */
    DyadicAxis reaching(double[] values, int from, int count) {
        int end = from + count;
        for (int i = from; i < end; i++) {
            if (!(values[i] >= min && values[i] <= max)) {
                return reachingFurther(values, i, end);
            }
        }
        return this;
    }

    private DyadicAxis reachingFurther(double[] values, int from, int end) {
        double low = min;
        double high = max;
        for (int i = from; i < end; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        return reaching(low, high);
    }

    /** The axis that holds the values of another one too. */
    DyadicAxis reaching(DyadicAxis other) {
        return reaching(Math.min(min, other.min), Math.max(max, other.max));
    }

    /** The axis that holds what lies between two extremes too. */
    DyadicAxis reaching(double low, double high) {
        if (low == min && high == max || !isFinite() || low > high) {
            return this;
        }
        boolean finite = Double.isFinite(low) && Double.isFinite(high);
        // -0 counts as 0.
        return finite ? of(most, low + 0.0, high + 0.0, exponent) : notFinite();
    }

    DyadicAxis notFinite() {
        return new DyadicAxis(most, Double.NaN, Double.NaN, FINEST);
    }

    private static DyadicAxis of(int most, double low, double high, int least) {
        int largest = Math.getExponent(Math.max(Math.abs(low), Math.abs(high)));
        int exponent = Math.max(least, Math.max(FINEST, largest - BITS));
        DyadicAxis axis = new DyadicAxis(most, low, high, exponent);
        while (axis.last() - axis.first() >= most) {
            axis = new DyadicAxis(most, low, high, ++exponent);
        }
        return axis;
    }

    /**
     * Puts in the place of each value where its bin is counted: at its index modulo the most bins that there can be, so that
     * bins stay where they are when the extremes move. In doubles throughout and from the front of the array, which a
     * compiler turns into vector lanes: six times as fast.
     */
    void places(double[] values, int count) {
        double unit = scale;
        double turn = most;
        double turns = 1.0 / most;
        if (exponent <= 0 || min >= 0) { // nothing below 0 can become 0 by being scaled
            for (int i = 0; i < count; i++) {
                double index = Math.floor(values[i] * unit);
                values[i] = index - turn * Math.floor(index * turns);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            double index = Math.floor(values[i] * unit + nudge(values[i]));
            values[i] = index - turn * Math.floor(index * turns);
        }
    }

    /** Where a bin is counted. */
    int place(long index) {
        return (int) index & most - 1;
    }

    /** Where the bin of an earlier axis is counted. */
    int place(DyadicAxis earlier, long index) {
        return place(index >> Math.min(exponent - earlier.exponent, Long.SIZE - 1));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeDouble(min);
        out.writeDouble(max);
    }

    /** Reads what {@link #writeTo} wrote: the extremes tell the rest. */
    static DyadicAxis readFrom(DataInput in, int most) throws IOException {
        double min = in.readDouble();
        double max = in.readDouble();
        if (min == Double.POSITIVE_INFINITY && max == Double.NEGATIVE_INFINITY) {
            return empty(most);
        }
        if (Double.isNaN(min) && Double.isNaN(max)) {
            return empty(most).notFinite();
        }
        if (!(min <= max && Double.isFinite(min) && Double.isFinite(max))) {
            throw new StreamCorruptedException("Cannot read an axis: it goes from " + min + " to " + max);
        }
        return of(most, min, max, FINEST);
    }
}
