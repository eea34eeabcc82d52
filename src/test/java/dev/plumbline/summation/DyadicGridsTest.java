package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract for two columns, the value itself and one of moderate size, against one of any size. */
class DyadicGridsTest extends AccumulatorContract<DyadicGrids> {
    private static final int CELLS = DyadicGrids.SIDE * DyadicGrids.SIDE;

    @Override
    DyadicGrids empty() {
        return new DyadicGrids(2);
    }

    @Override
    void add(DyadicGrids grids, double[] values, int from, int to) {
        double[] some = Arrays.copyOfRange(values, from, to);
        grids.add(new double[][] {some, each(some, Data::companion)}, each(some, Data::partner), to - from);
    }

    private static double[] each(double[] values, DoubleUnaryOperator of) {
        return Arrays.stream(values).map(of).toArray();
    }

    @Override
    void merge(DyadicGrids into, DyadicGrids other) {
        into.merge(other);
    }

    @Override
    double[] answers(DyadicGrids grids) {
        double[] answers = new double[1 + 2 * (6 + CELLS)];
        answers[0] = grids.isFinite() ? 1 : 0;
        for (int j = 0, at = 1; j < 2; j++, at += 6 + CELLS) {
            int i = at;
            for (DyadicAxis axis : new DyadicAxis[] {grids.across(j), grids.up()}) {
                answers[i++] = axis.from();
                answers[i++] = axis.width();
                answers[i++] = axis.bins();
            }
            for (long count : grids.counts(j)) {
                answers[i++] = count;
            }
        }
        return answers;
    }

    @Override
    double[] oracle(double[] values) {
        boolean finite = Arrays.stream(values).allMatch(Double::isFinite);
        double[] counted = finite ? values : new double[0];
        double[] answers = new double[1 + 2 * (6 + CELLS)];
        answers[0] = finite ? 1 : 0;
        BinsOracle up = new BinsOracle(each(counted, Data::partner), DyadicGrids.SIDE);
        for (int j = 0, at = 1; j < 2; j++, at += 6 + CELLS) {
            double[] column = j == 0 ? counted : each(counted, Data::companion);
            BinsOracle across = new BinsOracle(column, DyadicGrids.SIDE);
            int i = at;
            for (BinsOracle axis : new BinsOracle[] {across, up}) {
                answers[i++] = axis.from;
                answers[i++] = axis.width;
                answers[i++] = axis.bins;
            }
            for (int row = 0; row < counted.length; row++) {
                answers[i + up.bin(row) * across.bins + across.bin(row)]++;
            }
        }
        return answers;
    }

    @Override
    void write(DyadicGrids grids, DataOutput out) throws IOException {
        grids.writeTo(out);
    }

    @Override
    DyadicGrids read(DataInput in) throws IOException {
        return DyadicGrids.readFrom(in);
    }

    @Test
    void manyRowsAtOnceAreCountedAsOneByOne() {
        Random random = new Random(11);
        double[][] values = new double[2][5_000];
        double[] label = new double[5_000];
        for (int i = 0; i < label.length; i++) {
            // Wider and wider, so that bins are put together in the midst of a run of rows.
            values[0][i] = random.nextGaussian() * Math.scalb(1.0, i / 100 - 20);
            values[1][i] = 1.7e9 + random.nextDouble();
            label[i] = random.nextGaussian() * (i + 1);
        }
        DyadicGrids atOnce = new DyadicGrids(2);
        atOnce.add(values, label, label.length);
        DyadicGrids oneByOne = new DyadicGrids(2);
        for (int i = label.length - 1; i >= 0; i--) {
            oneByOne.add(new double[][] {{values[0][i]}, {values[1][i]}}, new double[] {label[i]}, 1);
        }
        assertArrayEquals(bytes(oneByOne), bytes(atOnce));
        assertEquals(5_000, Arrays.stream(atOnce.counts(0)).sum());
        assertTrue(
                atOnce.across(1).bins() > DyadicGrids.SIDE / 2, atOnce.across(1).bins() + " bins");
    }

    @Test
    void extremesThatAreKnownNeedNotBeLookedFor() {
        Random random = new Random(14);
        DyadicGrids looked = new DyadicGrids(2);
        DyadicGrids told = new DyadicGrids(2);
        ExactMoments seen = new ExactMoments(4, ExactMoments.Detail.SQUARES_ONLY);
        for (int block = -3; block < 4; block++) {
            double[][] values = new double[4][1_500];
            for (double[] column : values) {
                double size = Math.scalb(1.0, 40 * block);
                Arrays.setAll(column, i -> i % 7 == 0 ? -0.0 : size * random.nextGaussian());
            }
            seen.add(values, null, 1_500);
            looked.add(values, values[3], 1_500);
            told.add(values, 1_500, seen);
            assertArrayEquals(bytes(looked), bytes(told));
        }
        assertEquals(7 * 1_500, Arrays.stream(told.counts(1)).sum());
    }

    @Test
    void oneColumnIsTheSameWhateverStandsBesideIt() {
        Random random = new Random(12);
        double[][] values = new double[3][2_000];
        for (double[] column : values) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        DyadicGrids alone = new DyadicGrids(1);
        alone.add(values, values[2], 2_000);
        DyadicGrids both = new DyadicGrids(2);
        both.add(values, values[2], 2_000);
        assertArrayEquals(alone.counts(0), both.counts(0));
    }

    @Test
    void aGridIsSmallOnTheWire() {
        Random random = new Random(13);
        double[][] values = new double[24][100_000];
        for (double[] column : values) {
            Arrays.setAll(column, i -> random.nextDouble());
        }
        DyadicGrids grids = new DyadicGrids(24);
        grids.add(values, values[23], 100_000);
        int bytes = bytes(grids).length;
        assertTrue(bytes <= 24 * (CELLS + 64), bytes + " bytes for cells with a count below 128 each");
        assertTrue(bytes <= DyadicGrids.wireBytes(24), "as planned");
    }

    @Test
    void gridsOfOtherColumnsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DyadicGrids(2).merge(new DyadicGrids(3)));
    }

    @Test
    void oneInfinityAnywhereSpoilsAllOfThem() {
        DyadicGrids grids = new DyadicGrids(2);
        grids.add(new double[][] {{1, 2}, {1, Double.POSITIVE_INFINITY}}, new double[] {3, 4}, 2);
        assertFalse(grids.isFinite());
        assertEquals(0, grids.counts(0).length);
        grids.add(new double[][] {{1, 2}, {1, 2}}, new double[] {3, 4}, 2);
        assertEquals(0, grids.counts(1).length);
    }
}
