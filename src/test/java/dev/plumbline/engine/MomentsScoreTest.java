package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MomentsScoreTest {
    private static final long SEED = 2_026;
    private static final int CASES = 60;
    private static final MathContext WIDE = new MathContext(120);

    @Test
    void eachMetricIsTheExactOneOfTheLineRoundedOnce() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Table table = Table.random(seed);
            Metrics found = MomentsScore.of(table.line, table.moments());
            Exact exact = new Exact(table);
            String where = "seed " + seed;
            assertEquals(exact.mse(), found.mse(), where);
            assertEquals(exact.r2(), found.r2(), where);
            assertEquals(Math.sqrt(found.mse()), found.rmse(), where);
            assertTrue(Double.isNaN(found.mae()), where);
        }
    }

    @Test
    void rowByRowScoresDifferByTheRoundingOfPredictionsOnly() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Table table = Table.random(seed);
            Metrics found = MomentsScore.of(table.line, table.moments());
            Score score = new Score();
            score.add(NarrowBlock.asRead(table.block()), new Line(table.line));
            int label = table.line.slopes().length;
            double total = table.line.hasIntercept()
                    ? table.moments().centredProduct(label, label)
                    : table.moments().rawProduct(label, label);
            Metrics byRows = score.metrics(total);
            assertEquals(byRows.mse(), found.mse(), 1e-12 * found.mse(), "seed " + seed);
            assertEquals(byRows.r2(), found.r2(), 1e-12 * Math.max(1, Math.abs(found.r2())), "seed " + seed);
        }
    }

    @Test
    void aLineThroughAllPointsHasNoErrorHoweverFarAwayTheyLie() {
        double[] x = {1e12 + 1, 1e12 + 2, 1e12 + 4, 1e12 + 7};
        double[] y = {7, 10, 16, 25};
        LinearModel line = new LinearModel("y", List.of("x"), new double[] {3}, new double[] {1e12 + 3}, 13, 0, true);
        ExactMoments moments = new ExactMoments(2, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(new double[][] {x, y}, null, x.length);
        assertEquals(0, MomentsScore.of(line, moments).mse());
        assertEquals(1, MomentsScore.of(line, moments).r2());
    }

    @Test
    void aLabelThatDoesNotVaryHasNoRSquaredAndNoRowsHaveNoMetrics() {
        LinearModel line = new LinearModel("y", List.of("x"), new double[] {1}, new double[] {2}, 3, 1, true);
        ExactMoments moments = new ExactMoments(2, ExactMoments.Detail.ALL_PRODUCTS);
        Metrics none = MomentsScore.of(line, moments);
        assertTrue(Double.isNaN(none.mse()) && Double.isNaN(none.rmse()) && Double.isNaN(none.r2()), none.toString());
        moments.add(new double[][] {{1, 3}, {0.1, 0.1}}, new double[] {0.3, 0.7}, 2);
        Metrics constant = MomentsScore.of(line, moments);
        assertTrue(constant.mse() > 0 && Double.isNaN(constant.r2()), constant.toString());
        LinearModel through = new LinearModel("y", List.of("x"), new double[] {1}, new double[1], 0, 0, false);
        assertTrue(Double.isFinite(MomentsScore.of(through, moments).r2()), "about 0 it varies");
    }

    @Test
    void anErrorBeyondTheRangeOfDoublesIsInfinite() {
        LinearModel steep = new LinearModel("y", List.of("x"), new double[] {1e200}, new double[] {2}, 3, 1, true);
        ExactMoments moments = new ExactMoments(2, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(new double[][] {{1, 3}, {0, 1}}, null, 2);
        assertEquals(Double.POSITIVE_INFINITY, MomentsScore.of(steep, moments).mse());
        assertEquals(Double.NEGATIVE_INFINITY, MomentsScore.of(steep, moments).r2());
    }

    @Test
    void aLineOfOtherColumnsIsNotScored() {
        LinearModel line = new LinearModel("y", List.of("x"), new double[] {1}, new double[] {2}, 3, 1, true);
        ExactMoments moments = new ExactMoments(3, ExactMoments.Detail.ALL_PRODUCTS);
        assertThrows(IllegalArgumentException.class, () -> MomentsScore.of(line, moments));
    }

    /** Rows and a line near them; offsets and sizes of many magnitudes. */
    private record Table(double[][] columns, double[] weight, LinearModel line) {
        static Table random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int features = 1 + random.nextInt(4);
            int rows = 2 + random.nextInt(60);
            boolean intercept = random.nextInt(3) > 0;
            double[][] columns = new double[features + 1][rows];
            double[] weight = random.nextBoolean() ? null : new double[rows];
            double[] slopes = random.doubles(features, -3, 3).toArray();
            double[] centre = new double[features];
            double atCentre = intercept ? random.nextGaussian() * 100 : 0;
            for (int j = 0; j < features; j++) {
                double offset = intercept ? Math.pow(10, random.nextInt(13)) : random.nextGaussian();
                centre[j] = intercept ? offset + random.nextGaussian() : 0;
                for (int i = 0; i < rows; i++) {
                    columns[j][i] = offset + random.nextGaussian();
                }
            }
            for (int i = 0; i < rows; i++) {
                columns[features][i] = atCentre + random.nextGaussian();
                for (int j = 0; j < features; j++) {
                    columns[features][i] += slopes[j] * (columns[j][i] - centre[j]);
                }
                if (weight != null) {
                    weight[i] = random.nextDouble(0.1, 10);
                }
            }
            List<String> names =
                    IntStream.range(0, features).mapToObj(j -> "x" + j).toList();
            return new Table(columns, weight, new LinearModel("y", names, slopes, centre, atCentre, 0, intercept));
        }

        ExactMoments moments() {
            ExactMoments moments = new ExactMoments(columns.length, ExactMoments.Detail.ALL_PRODUCTS);
            moments.add(columns, weight, columns[0].length);
            return moments;
        }

        Block block() {
            int features = columns.length - 1;
            double[][] x = java.util.Arrays.copyOf(columns, features);
            return new Block(columns[0].length, x, columns[features], weight, false);
        }
    }

    /** Row by row, in arithmetic that does not round before the end. */
    private static final class Exact {
        private final boolean intercept;
        private BigDecimal weight = BigDecimal.ZERO;
        private BigDecimal squares = BigDecimal.ZERO;
        private BigDecimal label = BigDecimal.ZERO;
        private BigDecimal labelSquares = BigDecimal.ZERO;

        Exact(Table table) {
            intercept = table.line.hasIntercept();
            int label = table.columns.length - 1;
            for (int i = 0; i < table.columns[0].length; i++) {
                BigDecimal predicted = new BigDecimal(table.line.interceptAtCentre());
                for (int j = 0; j < label; j++) {
                    BigDecimal dx = new BigDecimal(table.columns[j][i])
                            .subtract(new BigDecimal(table.line.centre()[j]));
                    predicted = predicted.add(new BigDecimal(table.line.slopes()[j]).multiply(dx));
                }
                add(
                        new BigDecimal(table.weight == null ? 1 : table.weight[i]),
                        predicted,
                        new BigDecimal(table.columns[label][i]));
            }
        }

        private void add(BigDecimal w, BigDecimal predicted, BigDecimal y) {
            BigDecimal residual = predicted.subtract(y);
            weight = weight.add(w);
            squares = squares.add(w.multiply(residual).multiply(residual));
            label = label.add(w.multiply(y));
            labelSquares = labelSquares.add(w.multiply(y).multiply(y));
        }

        double mse() {
            return squares.divide(weight, WIDE).doubleValue();
        }

        double r2() {
            BigDecimal about = intercept ? label.multiply(label).divide(weight, WIDE) : BigDecimal.ZERO;
            BigDecimal total = labelSquares.subtract(about);
            return BigDecimal.ONE.subtract(squares.divide(total, WIDE)).doubleValue();
        }
    }
}
