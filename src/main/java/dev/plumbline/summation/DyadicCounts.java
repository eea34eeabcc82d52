package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.StreamCorruptedException;

/**
 * How often values fall into bins, as in {@link DyadicAxis}: at most 4,096 of them, and more than half as many wherever
 * values differ by more than their last bits, which is narrow enough for quantiles. The same values give the same counts
 * and the same bytes in any order and any cut.
 *
 * <p>-0 counts as 0; one NaN or infinity, and nothing is counted at all. Memory: 32 KB; on the wire a byte or two for each
 * bin with values. Not safe for concurrent change.
 */
public final class DyadicCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Most bins; a power of two. */
    public static final int BINS = 4_096;

    private static final int FORMAT = 1;
    /** Values that are looked at twice while they are near. */
    private static final int TILE = 1024;

    private DyadicAxis axis = DyadicAxis.empty(BINS);
    private long[] counts = new long[BINS];
    private transient double[] place;

    /** Bytes on the wire, for planning: of bins with three bytes each. */
    public static long wireBytes() {
        return 3L * BINS + 64;
    }

    /** Counts the first {@code count} of the values. */
    public void add(double[] values, int count) {
        if (place == null) {
            place = new double[TILE];
        }
        reach(axis.reaching(values, 0, count));
        for (int from = 0; from < count && isFinite(); from += TILE) {
            int some = Math.min(TILE, count - from);
            System.arraycopy(values, from, place, 0, some);
            axis.places(place, some);
            for (int i = 0; i < some; i++) {
                counts[(int) place[i]]++;
            }
        }
    }

    /** Whether there was no NaN and no infinity; else nothing is counted. */
    public boolean isFinite() {
        return axis.isFinite();
    }

    private void reach(DyadicAxis later) {
        DyadicAxis before = axis;
        axis = later;
        if (!later.isFinite()) {
            counts = new long[BINS];
        } else if (later.exponent() != before.exponent() && !before.isEmpty()) {
            long[] old = counts;
            counts = new long[BINS];
            move(old, before);
        }
    }

    /** Adds counts that were made by an earlier axis. */
    private void move(long[] from, DyadicAxis earlier) {
        for (long u = earlier.first(); u <= earlier.last(); u++) {
            counts[axis.place(earlier, u)] += from[earlier.place(u)];
        }
    }

    /** Adds all values of {@code other}, which is not changed. */
    public void merge(DyadicCounts other) {
        reach(axis.reaching(other.axis));
        if (isFinite() && !other.axis.isEmpty()) {
            move(other.counts, other.axis);
        }
    }

    public DyadicAxis axis() {
        return axis;
    }

    /** Values in each bin. */
    public long[] counts() {
        long[] shown = new long[axis.bins()];
        for (int u = 0; u < shown.length; u++) {
            shown[u] = counts[axis.place(axis.first() + u)];
        }
        return shown;
    }

    /** Writes format, extremes and counts. Equal counts write equal bytes. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        axis.writeTo(out);
        SparseCounts.write(counts(), out);
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws StreamCorruptedException if it is of another format, or no counts can have written it
     */
    public static DyadicCounts readFrom(DataInput in) throws IOException {
        DyadicCounts counts = new DyadicCounts();
        counts.read(in);
        return counts;
    }

    private void read(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT) {
            throw new StreamCorruptedException("Cannot read counts: format " + format + ", known is " + FORMAT);
        }
        axis = DyadicAxis.readFrom(in, BINS);
        counts = new long[BINS];
        long[] shown = SparseCounts.read(in, axis.bins());
        for (int u = 0; u < shown.length; u++) {
            counts[axis.place(axis.first() + u)] = shown[u];
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        writeTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        read(in);
    }
}
