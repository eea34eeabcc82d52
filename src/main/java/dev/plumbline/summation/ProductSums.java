package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;

/** One exact sum for each pair of columns, whichever of the two is named first, or for each column with itself. */
final class ProductSums implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The number of pairs is an int. */
    private static final int MOST_COLUMNS_IN_PAIRS = 46_000;

    private final int columns;
    private final boolean pairs;
    /** The lower triangle, row by row; or the diagonal. */
    private final ExactSum[] sums;

    ProductSums(int columns, ExactMoments.Detail detail) {
        this.columns = columns;
        this.pairs = detail == ExactMoments.Detail.ALL_PRODUCTS;
        if (columns < 1 || (pairs && columns > MOST_COLUMNS_IN_PAIRS)) {
            throw new IllegalArgumentException("Cannot take moments of " + columns + " columns with " + detail);
        }
        sums = empty(pairs ? columns * (columns + 1) / 2 : columns);
    }

    static ExactSum[] empty(int count) {
        ExactSum[] empty = new ExactSum[count];
        for (int i = 0; i < count; i++) {
            empty[i] = new ExactSum();
        }
        return empty;
    }

    ExactSum at(int i, int j) {
        int low = Objects.checkIndex(Math.min(i, j), columns);
        int high = Objects.checkIndex(Math.max(i, j), columns);
        if (pairs) {
            return sums[high * (high + 1) / 2 + low];
        }
        if (low != high) {
            throw new IllegalArgumentException(
                    "Cannot give the product of columns " + i + " and " + j + ": only squares were kept");
        }
        return sums[high];
    }

    /**
     * Adds the products of the rows in {@code tile}: two columns at a time against each before them, which then has to
     * come into the first-level cache half as often.
     */
    void add(Tile tile) {
        int block = pairs ? 2 : 1;
        for (int from = 0; from < columns; from += block) {
            int to = Math.min(columns, from + block);
            for (int i = pairs ? 0 : from; i < to; i++) {
                for (int j = Math.max(i, from); j < to; j++) {
                    tile.addProductTo(at(i, j), i, j);
                }
            }
        }
    }

    void merge(ProductSums other) {
        for (int p = 0; p < sums.length; p++) {
            sums[p].merge(other.sums[p]);
        }
    }

    /** Merges products of columns {@code from[i]} and {@code from[j]} of {@code other} into those of i and j. */
    void mergeOnly(ProductSums other, int[] from) {
        for (int j = 0; j < columns; j++) {
            for (int i = pairs ? 0 : j; i <= j; i++) {
                at(i, j).merge(other.at(from[i], from[j]));
            }
        }
    }

    void writeTo(DataOutput out) throws IOException {
        for (ExactSum sum : sums) {
            sum.writeTo(out);
        }
    }

    /** Reads into sums of the same shape. */
    void readFrom(DataInput in) throws IOException {
        for (int p = 0; p < sums.length; p++) {
            sums[p] = ExactSum.readFrom(in);
        }
    }
}
