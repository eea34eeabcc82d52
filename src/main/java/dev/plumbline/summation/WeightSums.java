package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** What is known of the weights of a table: their sum, the sum of their logarithms, the least and the greatest. */
final class WeightSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private ExactSum sum = new ExactSum();
    private ExactSum logs = new ExactSum();
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Adds the weights of the rows in {@code tile}. */
    void add(Tile tile) {
        tile.addWeightTo(sum);
        tile.addLogWeightTo(logs);
        min = Math.min(min, tile.minWeight());
        max = Math.max(max, tile.maxWeight());
    }

    void merge(WeightSums other) {
        sum.merge(other.sum);
        logs.merge(other.logs);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    ExactSum sum() {
        return sum;
    }

    ExactSum logs() {
        return logs;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeDouble(min);
        out.writeDouble(max);
        sum.writeTo(out);
        logs.writeTo(out);
    }

    static WeightSums readFrom(DataInput in) throws IOException {
        WeightSums read = new WeightSums();
        read.min = in.readDouble();
        read.max = in.readDouble();
        read.sum = ExactSum.readFrom(in);
        read.logs = ExactSum.readFrom(in);
        return read;
    }
}
