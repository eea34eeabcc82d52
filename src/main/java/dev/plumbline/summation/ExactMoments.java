package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The moments of a table: rows, weight, sums, minima, maxima, and sums of products of the columns with each other, all
 * exact. Every number that is asked for is formed exactly, as a fraction of integers, and rounded once: there is no
 * cancellation at any offset, and the same rows give the same bits in any order and any cut.
 *
 * <p>By convention the last column is the label. With d columns there are d sums and d (d + 1) / 2 sums of products
 * ({@link Detail#ALL_PRODUCTS}) or d ({@link Detail#SQUARES_ONLY}). Memory: about 150 bytes for each of these sums where
 * the data are of one kind, so 3 MB for 201 columns, and while rows are added 12 to 16 KB for each column, three times
 * that with weights. Time: about 2 ns for each sum and row in scalar loops, 0.7 ns in vector lanes, which are taken once
 * there has been enough work; with weights twice that and 25 ns for the logarithm of each; 7 and 15 ns where exponents
 * within 512 rows differ by more than 38; some microseconds for each number that is asked for.
 *
 * <p>Minima and maxima are over all rows, whatever they weigh; -0 counts as 0. Where a column holds a NaN or an infinity,
 * what depends on it is NaN or infinite. Empty moments are the identity of {@link #merge}: sums 0, means NaN, minima
 * +infinity, maxima -infinity. Not safe for concurrent change.
 */
public final class ExactMoments implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int FORMAT = 2;

    /** Which products are kept. */
    public enum Detail {
        /** Those of all pairs of columns. */
        ALL_PRODUCTS,
        /** Those of each column with itself. */
        SQUARES_ONLY
    }

    private int columns;
    private Detail detail;
    private long count;
    private WeightSums weights = new WeightSums();
    private ColumnSums sums;
    private ProductSums products;
    /** Has the working room for adding rows; of no interest to anybody else. */
    private transient PacedTile pace;

    /**
     * Empty moments.
     *
     * @param columns number of columns, at least 1, the label included
     * @param detail which products to keep
     */
    public ExactMoments(int columns, Detail detail) {
        this.columns = columns;
        this.detail = detail;
        allocate();
    }

    private void allocate() {
        sums = new ColumnSums(columns);
        products = new ProductSums(columns, detail);
    }

    /** Number of columns, the label included. */
    public int columns() {
        return columns;
    }

    public Detail detail() {
        return detail;
    }

    /**
     * Adds rows.
     *
     * @param values {@code [column][row]}, as many columns as these moments have; arrays may be longer than {@code rows}
     * @param weight {@code [row]}, or null where every row weighs 1
     * @param rows number of rows
     */
    public void add(double[][] values, double[] weight, int rows) {
        if (values.length != columns) {
            throw new IllegalArgumentException(
                    "Cannot add " + values.length + " columns to moments of " + columns + " columns");
        }
        if (rows == 0) {
            return;
        }
        if (pace == null) {
            pace = new PacedTile(columns);
        }
        Tile tile = pace.next();
        for (int from = 0; from < rows; from += Tile.ROWS) {
            tile.load(values, weight, from, Math.min(Tile.ROWS, rows - from));
            add(tile);
        }
        tile.unload();
        pace.took(rows);
    }

    /** Adds the rows in {@code tile}. */
    void add(Tile tile) {
        count += tile.rows();
        weights.add(tile);
        sums.add(tile);
        products.add(tile);
    }

    /**
     * Adds all rows of {@code other}, which is not changed.
     *
     * @throws IllegalArgumentException if it has other columns or another detail
     */
    public void merge(ExactMoments other) {
        if (other.columns != columns || other.detail != detail) {
            throw new IllegalArgumentException("Cannot merge moments of " + other.columns + " columns with "
                    + other.detail + " into those of " + columns + " with " + detail);
        }
        count += other.count;
        weights.merge(other.weights);
        sums.merge(other.sums);
        products.merge(other.products);
    }

    /**
     * The moments of some of the columns, as if the others had never been there.
     *
     * @param kept features that stay, ascending; the label, the last column, stays too
     */
    public ExactMoments only(int[] kept) {
        int[] all = Arrays.copyOf(kept, kept.length + 1);
        all[kept.length] = columns - 1;
        ExactMoments part = new ExactMoments(all.length, detail);
        part.count = count;
        part.weights.merge(weights);
        part.sums.mergeOnly(sums, all);
        part.products.mergeOnly(products, all);
        return part;
    }

    /** Number of rows. */
    public long count() {
        return count;
    }

    /** Sum of the weights W: the number of rows where they weigh 1. */
    public double weight() {
        return weights.sum().toDouble();
    }

    /**
     * Sum of {@code StrictMath.log(w)} over the rows: the weights' part of a likelihood. 0 where every row weighs 1,
     * -infinity where a row weighs nothing.
     */
    public double sumOfLogWeights() {
        return weights.logs().toDouble();
    }

    public double minWeight() {
        return weights.min();
    }

    public double maxWeight() {
        return weights.max();
    }

    public double min(int j) {
        return sums.min(j);
    }

    public double max(int j) {
        return sums.max(j);
    }

    /**
     * The largest {@code |x - c|}, in double arithmetic, of column {@code j}: no smaller than what subtracting {@code c}
     * from any of its values gives in double arithmetic, since rounding is monotonic. 0 without rows.
     */
    public double maxAbsDeviation(int j, double c) {
        return count == 0 ? 0 : Math.max(Math.abs(max(j) - c), Math.abs(min(j) - c));
    }

    /** Whether column {@code j} has one value in all rows, or in all that weigh anything. */
    public boolean isConstant(int j) {
        return count > 0
                && (min(j) == max(j) || (hasProduct(j, j) && centred(j, j).signum() == 0));
    }

    /** Sum of w x. */
    public double sum(int j) {
        return sums.at(j).toDouble();
    }

    /** The weighted mean of column {@code j}; NaN without weight. */
    public double mean(int j) {
        if (!sums.at(j).isFinite() || !weights.sum().isFinite()) {
            return sums.at(j).toDouble() / weight();
        }
        return sums.at(j).toExact().dividedBy(weights.sum().toExact());
    }

    /** Sum of {@code w (x - c)} over column {@code j}, for a finite c. */
    public double sumAbout(int j, double c) {
        if (!sums.at(j).isFinite() || !weights.sum().isFinite()) {
            return sums.at(j).toDouble() - c * weight();
        }
        return dyadicSumAbout(j, c).toDouble();
    }

    /** Sum of w x_i x_j. */
    public double rawProduct(int i, int j) {
        return products.at(i, j).toDouble();
    }

    /** Sum of {@code w (x_i - mean_i) (x_j - mean_j)} with the unrounded means; NaN without weight. */
    public double centredProduct(int i, int j) {
        return hasProduct(i, j) ? centred(i, j).dividedBy(weights.sum().toExact()) : Double.NaN;
    }

    /** Sum of {@code w (x_i - ci) (x_j - cj)} for finite ci and cj. */
    public double productAbout(int i, double ci, int j, double cj) {
        return hasProduct(i, j) ? dyadicProductAbout(i, ci, j, cj).toDouble() : Double.NaN;
    }

    /** Sum of {@code w (x_i - ci) (x_j - cj)} for finite ci and cj, exactly. For finite columns. */
    public Dyadic dyadicProductAbout(int i, double ci, int j, double cj) {
        Dyadic a = Dyadic.of(ci);
        Dyadic b = Dyadic.of(cj);
        return products.at(i, j)
                .toExact()
                .minus(a.times(sums.at(j).toExact()))
                .minus(b.times(sums.at(i).toExact()))
                .plus(a.times(b).times(weights.sum().toExact()));
    }

    /** Sum of {@code w (x - c)} over column {@code j}, for a finite c, exactly. For finite columns. */
    public Dyadic dyadicSumAbout(int j, double c) {
        return sums.at(j).toExact().minus(Dyadic.of(c).times(weights.sum().toExact()));
    }

    /** The weight, exactly. */
    public Dyadic dyadicWeight() {
        return weights.sum().toExact();
    }

    /** W times the centred product, exactly: W S_ij - S_i S_j. For finite columns. */
    public BigDecimal exactCentredProduct(int i, int j) {
        return centred(i, j).toBigDecimal();
    }

    /** Sum of w x_i x_j, exactly. For finite columns. */
    public BigDecimal exactRawProduct(int i, int j) {
        return products.at(i, j).toBigDecimal();
    }

    /** The weight, exactly. */
    public BigDecimal exactWeight() {
        return weights.sum().toBigDecimal();
    }

    private Dyadic centred(int i, int j) {
        Dyadic crossed = sums.at(i).toExact().times(sums.at(j).toExact());
        return weights.sum().toExact().times(products.at(i, j).toExact()).minus(crossed);
    }

    private boolean hasProduct(int i, int j) {
        return weights.sum().isFinite()
                && sums.at(i).isFinite()
                && sums.at(j).isFinite()
                && products.at(i, j).isFinite();
    }

    /** Writes format, shape, counts, extremes and sums: about 30 bytes for each sum. Equal moments write equal bytes. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeInt(columns);
        out.writeByte(detail.ordinal());
        out.writeLong(count);
        weights.writeTo(out);
        sums.writeTo(out);
        products.writeTo(out);
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws StreamCorruptedException if it is of another format, or no moments can have written it
     */
    public static ExactMoments readFrom(DataInput in) throws IOException {
        ExactMoments moments = new ExactMoments(1, Detail.SQUARES_ONLY);
        moments.read(in);
        return moments;
    }

    private void read(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT) {
            throw new StreamCorruptedException("Cannot read moments: format " + format + ", known is " + FORMAT);
        }
        columns = in.readInt();
        int kind = in.readByte();
        if (columns < 1 || kind < 0 || kind >= Detail.values().length) {
            throw new StreamCorruptedException("Cannot read moments: " + columns + " columns of detail " + kind);
        }
        detail = Detail.values()[kind];
        allocate();
        count = in.readLong();
        weights = WeightSums.readFrom(in);
        sums.readFrom(in);
        products.readFrom(in);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        writeTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        read(in);
    }
}
