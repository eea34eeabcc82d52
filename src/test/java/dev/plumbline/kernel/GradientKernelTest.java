package dev.plumbline.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GradientKernelTest {
    private static final long SEED = 7_051L;
    private static final int[] AWKWARD_SIZES = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 1023, 1024, 1025, 2047, 4099};

    @Test
    void vectorAndScalarKernelsGiveTheSameBits() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int rows : AWKWARD_SIZES) {
            for (int d = 0; d < 10; d++) {
                for (int folds = 2; folds < 4; folds++) {
                    Table table = new Table(random, rows, d, rows % 2 == 0);
                    EpochPoint at = table.point(folds);
                    GradientSum scalar = new GradientSum(at);
                    GradientSum vector = new GradientSum(at);
                    Kernels.scalar().accumulate(NarrowBlock.asRead(table.block), at, scalar);
                    Kernels.vector().accumulate(NarrowBlock.asRead(table.block), at, vector);
                    assertSameBits(scalar, vector, d, "seed " + SEED + ", rows " + rows + ", features " + d);
                }
            }
        }
    }

    @Test
    void sumsAgreeWithExactArithmeticAtALargeOffset() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 20; round++) {
            Table table = new Table(random, 500, 2, round % 2 == 0);
            EpochPoint at = table.point(3);
            GradientSum sum = new GradientSum(at);
            Kernels.create().accumulate(NarrowBlock.asRead(table.block), at, sum);
            String where = "seed " + SEED + ", round " + round;
            assertEquals(table.exact(-2), sum.squares(), 1e-13 * table.exact(-2), where);
            assertEquals(table.exact(-1), sum.residuals(), 1e-13 * table.magnitude(-1), where);
            for (int j = 0; j < 2; j++) {
                assertEquals(table.exact(j), sum.residualsTimesFeature(j), 1e-13 * table.magnitude(j), where);
            }
        }
    }

    @Test
    void anyCutOfTheRowsGivesTheSameBits() {
        SplittableRandom random = new SplittableRandom(SEED);
        Table table = new Table(random, 3_001, 3, true);
        EpochPoint at = table.point(2);
        GradientSum whole = new GradientSum(at);
        Kernels.create().accumulate(NarrowBlock.asRead(table.block), at, whole);
        for (int cut : new int[] {1, 13, 1024, 2_999}) {
            GradientSum total = new GradientSum(at);
            for (int from = 0; from < 3_001; from += cut) {
                GradientSum part = new GradientSum(at);
                Kernels.create()
                        .accumulate(NarrowBlock.asRead(table.slice(from, Math.min(3_001, from + cut))), at, part);
                total = part.merge(total);
            }
            assertSameBits(whole, total, 3, "cut " + cut);
        }
    }

    @Test
    void heldOutRowsEnterOnlyTheirOwnSum() {
        Table table = new Table(new SplittableRandom(SEED), 100, 1, false);
        EpochPoint at = table.point(2);
        GradientSum training = new GradientSum(at);
        Kernels.create().accumulate(NarrowBlock.asRead(table.block), at, training);
        Block apart = new Block(100, table.block.features(), table.block.label(), table.block.weight(), true);
        GradientSum heldOut = new GradientSum(at);
        Kernels.create().accumulate(NarrowBlock.asRead(apart), at, heldOut);
        assertEquals(training.squares(), heldOut.heldOutSquares());
        assertEquals(0, heldOut.squares());
        assertEquals(0, heldOut.residuals());
        assertEquals(0, heldOut.residualsTimesFeature(0));
    }

    @Test
    void parametersThatLeaveTheRangeAreTold() {
        Table table = new Table(new SplittableRandom(SEED), 10, 1, false);
        assertTrue(EpochPoint.fits(new double[] {1e100}, 0, table.reach));
        assertFalse(EpochPoint.fits(new double[] {1e200}, 0, table.reach));
        assertFalse(EpochPoint.fits(new double[] {Double.NaN}, 0, table.reach));
    }

    private static void assertSameBits(GradientSum a, GradientSum b, int features, String where) {
        assertEquals(bits(a.squares()), bits(b.squares()), where);
        assertEquals(bits(a.residuals()), bits(b.residuals()), where);
        for (int j = 0; j < features; j++) {
            assertEquals(bits(a.residualsTimesFeature(j)), bits(b.residualsTimesFeature(j)), where);
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    /** Random rows at offset 1e7, and the exact sums over them. */
    private static final class Table {
        private final Block block;
        private final double[] slopes;
        private final double intercept = 0.25;
        private final Reach reach;

        Table(SplittableRandom random, int rows, int features, boolean weighted) {
            double[][] x = new double[features][rows];
            double[] y = new double[rows];
            double[] w = weighted ? new double[rows] : null;
            slopes = new double[features];
            double[] centre = new double[features];
            double[] far = new double[features];
            for (int j = 0; j < features; j++) {
                slopes[j] = random.nextDouble() - 0.5;
                centre[j] = 1e7 + j;
                for (int i = 0; i < rows; i++) {
                    x[j][i] = 1e7 + random.nextDouble(-3, 3);
                    far[j] = Math.max(far[j], Math.abs(x[j][i] - centre[j]));
                }
            }
            double labelFar = 0;
            for (int i = 0; i < rows; i++) {
                y[i] = -50 + random.nextDouble(-9, 9);
                labelFar = Math.max(labelFar, Math.abs(y[i] + 50));
                if (weighted) {
                    w[i] = random.nextDouble(0.1, 4);
                }
            }
            block = new Block(rows, x, y, w, false);
            reach = new Reach(centre, -50, far, labelFar, weighted ? 4 : 1);
        }

        EpochPoint point(int folds) {
            return EpochPoint.of(slopes, intercept, reach, folds);
        }

        Block slice(int from, int to) {
            double[][] x = new double[block.featureCount()][];
            for (int j = 0; j < x.length; j++) {
                x[j] = java.util.Arrays.copyOfRange(block.feature(j), from, to);
            }
            double[] w = block.weight() == null ? null : java.util.Arrays.copyOfRange(block.weight(), from, to);
            return new Block(to - from, x, java.util.Arrays.copyOfRange(block.label(), from, to), w, false);
        }

        /** The sum of w r g over the rows, in exact arithmetic; g is r (-2), 1 (-1), or a centred feature. */
        double exact(int which) {
            return total(which, false);
        }

        double magnitude(int which) {
            return total(which, true);
        }

        private double total(int which, boolean absolute) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < block.rows(); i++) {
                BigDecimal r = new BigDecimal(intercept)
                        .subtract(new BigDecimal(block.label()[i]))
                        .add(new BigDecimal(-50));
                for (int j = 0; j < slopes.length; j++) {
                    r = r.add(new BigDecimal(slopes[j]).multiply(centred(j, i)));
                }
                BigDecimal w = block.weight() == null ? BigDecimal.ONE : new BigDecimal(block.weight()[i]);
                BigDecimal g = which == -2 ? r : which == -1 ? BigDecimal.ONE : centred(which, i);
                BigDecimal term = w.multiply(r).multiply(g, MathContext.UNLIMITED);
                sum = sum.add(absolute ? term.abs() : term);
            }
            return sum.doubleValue();
        }

        private BigDecimal centred(int j, int i) {
            return new BigDecimal(block.feature(j)[i]).subtract(new BigDecimal(reach.centre()[j]));
        }
    }
}
