package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/**
 * How often pairs of values fall into the cells of a grid: several columns, each against the same other one, with bins as
 * in {@link DyadicAxis}. The same pairs give the same counts and the same bytes in any order and any cut.
 *
 * <p>A grid has at most 64 x 64 cells, and more than half of these bins along each side wherever values differ by more
 * than their last bits. One value far away from all others takes the room: they are then in few cells. -0 counts as 0;
 * one NaN or infinity, and nothing is counted at all. Memory: 32 KB for each column; on the wire, for each cell, 1 byte
 * below a count of 128, 2 below 16,384, and next to nothing for cells without a pair. Not safe for concurrent change.
 */
public final class DyadicGrids implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Most bins along a side; a power of two. */
    public static final int SIDE = 64;

    private static final int FORMAT = 1;
    /** Rows that are looked at several times while they are near. */
    private static final int TILE = 1024;
    /** A small whole number that is added to it becomes the low bits of a double: cheaper than to convert one. */
    private static final double LOW_BITS = 0x1p52;

    private int columns;
    private DyadicAxis up;
    private DyadicAxis[] across;
    /** {@code [column][place up * SIDE + place across]} */
    private long[][] counts;

    private transient double[] row;
    private transient double[] cell;

    /** @param columns how many are set against the other one */
    public DyadicGrids(int columns) {
        this.columns = columns;
        clear();
    }

    private void clear() {
        up = DyadicAxis.empty(SIDE);
        across = new DyadicAxis[columns];
        Arrays.fill(across, up);
        counts = new long[columns][SIDE * SIDE];
    }

    public int columns() {
        return columns;
    }

    /** Bytes on the wire, for planning: of cells with two bytes each. */
    public static long wireBytes(int columns) {
        return columns * (2L * SIDE * SIDE + 64);
    }

    /**
     * Counts the pairs of some rows.
     *
     * @param values {@code [column][row]}; further columns are not looked at
     * @param others {@code [row]}, what each column is set against
     * @param rows how many
     */
    public void add(double[][] values, double[] others, int rows) {
        reach(up.reaching(others, 0, rows));
        for (int j = 0; j < columns; j++) {
            reach(j, across[j].reaching(values[j], 0, rows));
        }
        count(values, others, rows);
    }

    /**
     * The same, without looking for extremes.
     *
     * @param values {@code [column][row]}; the columns of {@code seen}, of which the last is what the first ones are set
     *     against
     * @param rows how many
     * @param seen moments of these rows and of all others that were added to these grids, and of no more
     */
    public void add(double[][] values, int rows, ExactMoments seen) {
        int last = seen.columns() - 1;
        reach(up.reaching(seen.min(last), seen.max(last)));
        for (int j = 0; j < columns; j++) {
            reach(j, across[j].reaching(seen.min(j), seen.max(j)));
        }
        count(values, values[last], rows);
    }

    private void count(double[][] values, double[] others, int rows) {
        keepFinite();
        if (row == null) {
            row = new double[TILE];
            cell = new double[TILE];
        }
        for (int from = 0; from < rows && isFinite(); from += TILE) {
            int count = Math.min(TILE, rows - from);
            System.arraycopy(others, from, row, 0, count);
            up.places(row, count);
            for (int i = 0; i < count; i++) {
                row[i] = LOW_BITS + SIDE * row[i];
            }
            for (int j = 0; j < columns; j++) {
                System.arraycopy(values[j], from, cell, 0, count);
                across[j].places(cell, count);
                for (int i = 0; i < count; i++) {
                    cell[i] += row[i];
                }
                count(counts[j], count);
            }
        }
    }

    private void count(long[] into, int rows) {
        for (int i = 0; i < rows; i++) {
            into[(int) Double.doubleToRawLongBits(cell[i])]++;
        }
    }

    /** Whether there was no NaN and no infinity; else nothing is counted. */
    public boolean isFinite() {
        return up.isFinite();
    }

    private void keepFinite() {
        boolean finite = up.isFinite();
        for (DyadicAxis axis : across) {
            finite &= axis.isFinite();
        }
        if (!finite) {
            clear();
            up = up.notFinite();
            Arrays.fill(across, up);
        }
    }

    private void reach(DyadicAxis later) {
        DyadicAxis before = up;
        up = later;
        if (later.exponent() != before.exponent() && !before.isEmpty() && later.isFinite()) {
            for (int j = 0; j < columns; j++) {
                long[] old = counts[j];
                counts[j] = new long[SIDE * SIDE];
                move(old, j, across[j], before);
            }
        }
    }

    private void reach(int j, DyadicAxis later) {
        DyadicAxis before = across[j];
        across[j] = later;
        if (later.exponent() != before.exponent() && !before.isEmpty() && later.isFinite()) {
            long[] old = counts[j];
            counts[j] = new long[SIDE * SIDE];
            move(old, j, before, up);
        }
    }

    /** Adds counts that were made by earlier axes to those of column {@code j}. */
    private void move(long[] from, int j, DyadicAxis fromAcross, DyadicAxis fromUp) {
        for (long v = fromUp.first(); v <= fromUp.last(); v++) {
            int old = SIDE * fromUp.place(v);
            int now = SIDE * up.place(fromUp, v);
            for (long u = fromAcross.first(); u <= fromAcross.last(); u++) {
                counts[j][now + across[j].place(fromAcross, u)] += from[old + fromAcross.place(u)];
            }
        }
    }

    /**
     * Adds all pairs of {@code other}, which is not changed.
     *
     * @throws IllegalArgumentException if it has other columns
     */
    public void merge(DyadicGrids other) {
        if (other.columns != columns) {
            throw new IllegalArgumentException(
                    "Cannot merge grids of " + other.columns + " columns into those of " + columns);
        }
        reach(up.reaching(other.up));
        for (int j = 0; j < columns; j++) {
            reach(j, across[j].reaching(other.across[j]));
        }
        keepFinite();
        if (isFinite() && !other.up.isEmpty()) {
            for (int j = 0; j < columns; j++) {
                move(other.counts[j], j, other.across[j], other.up);
            }
        }
    }

    /** Bins of column {@code j}. */
    public DyadicAxis across(int j) {
        return across[j];
    }

    /** Bins of what the columns are set against. */
    public DyadicAxis up() {
        return up;
    }

    /** Pairs in each cell of column {@code j}, row by row from the bottom. */
    public long[] counts(int j) {
        long[] shown = new long[up.bins() * across[j].bins()];
        int at = 0;
        for (int v = 0; v < up.bins(); v++) {
            int place = SIDE * up.place(up.first() + v);
            for (int u = 0; u < across[j].bins(); u++) {
                shown[at++] = counts[j][place + across[j].place(across[j].first() + u)];
            }
        }
        return shown;
    }

    /** Writes format, extremes and counts. Equal grids write equal bytes. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeInt(columns);
        up.writeTo(out);
        for (int j = 0; j < columns; j++) {
            across[j].writeTo(out);
            SparseCounts.write(counts(j), out);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws StreamCorruptedException if it is of another format, or no grids can have written it
     */
    public static DyadicGrids readFrom(DataInput in) throws IOException {
        DyadicGrids grids = new DyadicGrids(0);
        grids.read(in);
        return grids;
    }

    private void read(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT) {
            throw new StreamCorruptedException("Cannot read grids: format " + format + ", known is " + FORMAT);
        }
        columns = in.readInt();
        if (columns < 0) {
            throw new StreamCorruptedException("Cannot read grids: " + columns + " columns");
        }
        clear();
        up = DyadicAxis.readFrom(in, SIDE);
        for (int j = 0; j < columns; j++) {
            across[j] = DyadicAxis.readFrom(in, SIDE);
            place(j, SparseCounts.read(in, up.bins() * across[j].bins()));
        }
    }

    private void place(int j, long[] shown) {
        int at = 0;
        for (int v = 0; v < up.bins(); v++) {
            int place = SIDE * up.place(up.first() + v);
            for (int u = 0; u < across[j].bins(); u++) {
                counts[j][place + across[j].place(across[j].first() + u)] = shown[at++];
            }
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        writeTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        read(in);
    }
}
