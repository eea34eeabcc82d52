package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What is known of each column by itself: its sum, its least and its greatest value. */
final class ColumnSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ExactSum[] sums;
    private final double[] minima;
    private final double[] maxima;

    ColumnSums(int columns) {
        sums = ProductSums.empty(columns);
        minima = new double[columns];
        maxima = new double[columns];
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
    }

    /** Adds the rows in {@code tile}. */
    void add(Tile tile) {
        for (int j = 0; j < sums.length; j++) {
            minima[j] = Math.min(minima[j], tile.min(j));
            maxima[j] = Math.max(maxima[j], tile.max(j));
            tile.addSumTo(sums[j], j);
        }
    }

    void merge(ColumnSums other) {
        mergeOnly(other, IntStream.range(0, sums.length).toArray());
    }

    /** Merges column {@code from[j]} of {@code other} into column j. */
    void mergeOnly(ColumnSums other, int[] from) {
        for (int j = 0; j < sums.length; j++) {
            minima[j] = Math.min(minima[j], other.minima[from[j]]);
            maxima[j] = Math.max(maxima[j], other.maxima[from[j]]);
            sums[j].merge(other.sums[from[j]]);
        }
    }

    ExactSum at(int j) {
        return sums[j];
    }

    double min(int j) {
        return minima[j];
    }

    double max(int j) {
        return maxima[j];
    }

    void writeTo(DataOutput out) throws IOException {
        for (int j = 0; j < sums.length; j++) {
            out.writeDouble(minima[j]);
            out.writeDouble(maxima[j]);
            sums[j].writeTo(out);
        }
    }

    /** Reads into sums of the same number of columns. */
    void readFrom(DataInput in) throws IOException {
        for (int j = 0; j < sums.length; j++) {
            minima[j] = in.readDouble();
            maxima[j] = in.readDouble();
            sums[j] = ExactSum.readFrom(in);
        }
    }
}
