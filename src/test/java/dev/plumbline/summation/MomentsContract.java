package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link ExactMoments}. Each double x is a row of three columns: x, a companion of moderate size, and
 * x / 3 + 1, which is nearly collinear with the first.
 */
abstract class MomentsContract extends AccumulatorContract<ExactMoments> {
    static final int COLUMNS = 3;
    /** Points to take moments about: none of them a mean. */
    private static final double[] ABOUT = {0.1, -1e12, 0x1p-1060};

    abstract ExactMoments.Detail detail();

    /** The weight of the row made of x, or null where rows have none. */
    abstract Double weightOf(double x);

    @Override
    final ExactMoments empty() {
        return new ExactMoments(COLUMNS, detail());
    }

    @Override
    final void add(ExactMoments moments, double[] values, int from, int to) {
        double[] rows = Arrays.copyOfRange(values, from, to);
        double[] weight = weightOf(1) == null
                ? null
                : Arrays.stream(rows).map(x -> weightOf(x)).toArray();
        double[][] columns = new double[COLUMNS][];
        for (int j = 0; j < COLUMNS; j++) {
            // Longer than the rows, with something in it that must not be read.
            columns[j] = Arrays.copyOf(column(j, rows), rows.length + 1);
            columns[j][rows.length] = Double.NaN;
        }
        moments.add(columns, weight, rows.length);
    }

    private static double[] column(int j, double[] rows) {
        return Arrays.stream(rows).map(x -> value(j, x)).toArray();
    }

    private static double value(int j, double x) {
        return switch (j) {
            case 0 -> x;
            case 1 -> Data.companion(x);
            default -> x / 3 + 1;
        };
    }

    @Test
    void theFormatWithoutLogarithmsIsRefused() {
        byte[] bytes = bytes(of(new double[] {1, 2}));
        bytes[0] = 1;
        IOException refused =
                assertThrows(IOException.class, () -> read(new DataInputStream(new ByteArrayInputStream(bytes))));
        assertEquals("Cannot read moments: format 1, known is 2", refused.getMessage());
    }

    @Override
    final void merge(ExactMoments into, ExactMoments other) {
        into.merge(other);
    }

    @Override
    final double[] answers(ExactMoments moments) {
        List<Double> answers = new ArrayList<>();
        answers.add((double) moments.count());
        answers.add(moments.weight());
        answers.add(moments.sumOfLogWeights());
        answers.add(moments.minWeight());
        answers.add(moments.maxWeight());
        for (int j = 0; j < COLUMNS; j++) {
            answers.add(moments.min(j));
            answers.add(moments.max(j));
            answers.add(moments.sum(j));
            answers.add(moments.mean(j));
            answers.add(moments.sumAbout(j, ABOUT[j]));
            answers.add(moments.isConstant(j) ? 1.0 : 0.0);
            for (int i = 0; i <= j; i++) {
                if (i == j || detail() == ExactMoments.Detail.ALL_PRODUCTS) {
                    answers.add(moments.rawProduct(i, j));
                    answers.add(moments.centredProduct(i, j));
                    answers.add(moments.productAbout(i, ABOUT[i], j, ABOUT[j]));
                }
            }
        }
        return answers.stream().mapToDouble(x -> x).toArray();
    }

    @Override
    final double[] oracle(double[] values) {
        double[] weights = Arrays.stream(values)
                .map(x -> weightOf(1) == null ? 1 : weightOf(x))
                .toArray();
        double[][] columns = new double[COLUMNS][];
        for (int j = 0; j < COLUMNS; j++) {
            columns[j] = column(j, values);
        }
        MomentsOracle oracle = new MomentsOracle(weights, columns, ABOUT);
        List<Double> answers = new ArrayList<>();
        answers.add((double) values.length);
        answers.add(oracle.weight());
        answers.add(oracle.sumOfLogWeights());
        answers.add(least(weights));
        answers.add(-least(negated(weights)));
        for (int j = 0; j < COLUMNS; j++) {
            double[] x = columns[j];
            answers.add(least(x) + 0.0);
            answers.add(0.0 - least(negated(x)));
            answers.addAll(oracle.ofColumn(j));
            answers.add(x.length > 0 && Arrays.stream(x).allMatch(v -> v == x[0]) ? 1.0 : 0.0);
            for (int i = 0; i <= j; i++) {
                if (i == j || detail() == ExactMoments.Detail.ALL_PRODUCTS) {
                    answers.addAll(oracle.ofPair(i, j));
                }
            }
        }
        return answers.stream().mapToDouble(x -> x).toArray();
    }

    private static double[] negated(double[] values) {
        return DoubleStream.of(values).map(x -> -x).toArray();
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    final void write(ExactMoments moments, DataOutput out) throws IOException {
        moments.writeTo(out);
    }

    @Override
    final ExactMoments read(DataInput in) throws IOException {
        return ExactMoments.readFrom(in);
    }
}
