package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Many rows at once, which are cut into slices, against the same rows one at a time, which are too few to be cut. */
class TileTest {
    private static final int[] SIZES = {1, 15, 16, 17, 19, 511, 512, 513, 1_100};
    private static final double ULP = 0x1p-53;

    @Test
    void ordinaryColumnsHaveTheBitsOfRowsAddedOneByOne() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            for (int rows : SIZES) {
                double[] whole = column(rows, () -> random.nextInt(1_000) - 500);
                double[] normal = column(rows, random::nextGaussian);
                double[] offset = column(rows, () -> 1e9 + random.nextGaussian());
                double[] decimals = column(rows, () -> random.nextInt(10_000) / 100.0);
                assertSameBits("seed " + seed, whole, normal, offset, decimals);
            }
        }
    }

    @Test
    void slicesAtTheirLargestStillAddUpExactly() throws IOException {
        // 1 - ulp fills the first slice to its brim; the odd whole numbers show the first bit that is lost.
        double[] brims = {1 - ULP, -1 + ULP, 1 - 0x1p-22, 1 - 0x1p-23, 1 - 0x1p-22 - 0x1p-45, 1 - 0x1p-22 - 0x1.8p-46};
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            double[] same = column(1_024, () -> brims[0]);
            same[1_023] = brims[2];
            same[500] = brims[2];
            double[] positive = column(1_024, () -> Math.abs(brims[random.nextInt(brims.length)]));
            double[] any = column(1_024, () -> brims[random.nextInt(brims.length)]);
            assertSameBits("seed " + seed, same, positive, any);
        }
    }

    @Test
    void wideAndWildColumnsHaveTheBitsOfRowsAddedOneByOne() throws IOException {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            int rows = 600;
            double[] fourSlices = column(rows, () -> Math.scalb(random.nextGaussian(), -random.nextInt(34)));
            double[] tooWide = column(rows, () -> Math.scalb(random.nextGaussian(), -random.nextInt(300)));
            double[] tooLarge = column(rows, () -> Math.scalb(random.nextGaussian(), 900));
            double[] productsTooSmall = column(rows, () -> Math.scalb(random.nextGaussian(), -500));
            double[] tooSmall = column(rows, () -> Math.scalb(random.nextGaussian(), -1_040));
            double[] smallest = column(rows, () -> Math.scalb(random.nextGaussian(), -297 - random.nextInt(5)));
            double[] zeros = column(rows, () -> random.nextBoolean() ? 0.0 : -0.0);
            double[] outlier = column(rows, random::nextGaussian);
            outlier[rows / 2] = 1e200;
            double[] stray = column(rows, random::nextGaussian);
            stray[3] = Double.NaN;
            stray[590] = Double.NEGATIVE_INFINITY;
            assertSameBits(
                    "seed " + seed,
                    fourSlices,
                    tooWide,
                    tooLarge,
                    productsTooSmall,
                    tooSmall,
                    smallest,
                    zeros,
                    outlier,
                    stray);
        }
    }

    @Test
    void extremesSeeEveryTileAndNoNegativeZero() {
        ExactMoments moments = new ExactMoments(2, ExactMoments.Detail.SQUARES_ONLY);
        double[] x = new double[1_200];
        x[3] = -7;
        x[1_199] = 9;
        double[] y = column(1_200, () -> -0.0);
        moments.add(new double[][] {x, y}, null, 1_200);
        assertEquals(-7, moments.min(0));
        assertEquals(9, moments.max(0));
        assertEquals(12, moments.maxAbsDeviation(0, -3));
        assertEquals(0.0, moments.min(1));
        assertEquals(0.0, moments.max(1));
    }

    private static double[] column(int rows, DoubleSupplier value) {
        double[] column = new double[rows];
        for (int r = 0; r < rows; r++) {
            column[r] = value.getAsDouble();
        }
        return column;
    }

    private static void assertSameBits(String what, double[]... columns) throws IOException {
        int rows = columns[0].length;
        Random random = new Random(rows);
        double[][] weights = {
            null,
            column(rows, () -> random.nextInt(5)),
            column(rows, () -> 0.1 + random.nextDouble()),
            column(rows, () -> Math.scalb(random.nextDouble(), -random.nextInt(320)))
        };
        for (int k = 0; k < weights.length; k++) {
            byte[] atOnce = bytes(columns, weights[k], rows);
            byte[] oneByOne = bytes(columns, weights[k], 1);
            assertArrayEquals(oneByOne, atOnce, what + ", " + rows + " rows, weights " + k);
        }
    }

    /** The moments of rows that are added {@code step} at a time. */
    private static byte[] bytes(double[][] columns, double[] weight, int step) throws IOException {
        ExactMoments moments = new ExactMoments(columns.length, ExactMoments.Detail.ALL_PRODUCTS);
        int rows = columns[0].length;
        for (int from = 0; from < rows; from += step) {
            double[][] part = new double[columns.length][step];
            for (int j = 0; j < columns.length; j++) {
                System.arraycopy(columns[j], from, part[j], 0, step);
            }
            double[] weights = null;
            if (weight != null) {
                weights = new double[step];
                System.arraycopy(weight, from, weights, 0, step);
            }
            moments.add(part, weights, step);
        }
        return Wire.bytes(moments::writeTo);
    }
}
