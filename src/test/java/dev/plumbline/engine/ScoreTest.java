package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final long SEED = 77;
    private static final int ROWS = 3_000;
    private static final double TOTAL_SQUARES = 12_345.5;
    private static final MathContext EXACT = new MathContext(60);
    private static final LinearModel MODEL =
            new LinearModel("y", List.of("a", "b"), new double[] {0.1, -3}, new double[] {1e6 / 3, 7}, 5, 0, true);

    @Test
    void unweightedMetricsAreTheRoundedExactOnes() {
        for (long seed = SEED; seed < SEED + 20; seed++) {
            Block all = rows(seed, false);
            assertClose(exact(all), metrics(all), 0x1p-52, "seed " + seed);
        }
    }

    @Test
    void weightedMetricsAreTheExactOnesToTheRoundingOfWeightTimesResidual() {
        for (long seed = SEED; seed < SEED + 20; seed++) {
            Block all = rows(seed, true);
            assertClose(exact(all), metrics(all), 0x1p-51, "seed " + seed);
        }
    }

    @Test
    void aWeightOfTwoIsTheRowTwice() {
        Block one = rows(SEED, false);
        double[] twos = new double[ROWS];
        Arrays.fill(twos, 2);
        Score twice = new Score();
        twice.add(NarrowBlock.asRead(one), new Line(MODEL));
        twice.add(NarrowBlock.asRead(one), new Line(MODEL));
        assertEquals(twice.metrics(TOTAL_SQUARES), metrics(new Block(ROWS, one.features(), one.label(), twos, false)));
    }

    @Test
    void howTheRowsAreCutIntoBlocksDoesNotChangeABit() {
        for (boolean weighted : new boolean[] {false, true}) {
            Block all = rows(SEED, weighted);
            Metrics expected = metrics(all);
            for (int size : new int[] {1, 7, 1_023, 1_024, 1_025, 2_999}) {
                List<Score> parts = new ArrayList<>();
                for (int from = 0; from < ROWS; from += size) {
                    Score part = new Score();
                    part.add(NarrowBlock.asRead(cut(all, from, Math.min(ROWS, from + size))), new Line(MODEL));
                    parts.add(part);
                }
                Collections.shuffle(parts, new Random(size));
                Metrics found = parts.stream().reduce(new Score(), Score::merge).metrics(TOTAL_SQUARES);
                assertEquals(expected, found, "blocks of " + size + ", weighted " + weighted);
            }
        }
    }

    @Test
    void whatLiesBehindTheRowsOfABlockIsNotLookedAt() {
        Block all = rows(SEED, true);
        Block cut = cut(all, 0, 100);
        Block longArrays = new Block(100, all.features(), all.label(), all.weight(), false);
        assertEquals(metrics(cut), metrics(longArrays));
    }

    @Test
    void aLabelThatDoesNotVaryHasNoRSquared() {
        Score score = new Score();
        score.add(NarrowBlock.asRead(rows(SEED, false)), new Line(MODEL));
        assertTrue(Double.isNaN(score.metrics(0).r2()));
    }

    private static Metrics metrics(Block block) {
        Score score = new Score();
        score.add(NarrowBlock.asRead(block), new Line(MODEL));
        return score.metrics(TOTAL_SQUARES);
    }

    /** Sizes of many magnitudes, so that plain sums would lose digits. */
    private static Block rows(long seed, boolean weighted) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[2][ROWS];
        double[] y = new double[ROWS];
        double[] w = weighted ? new double[ROWS] : null;
        for (int i = 0; i < ROWS; i++) {
            double size = Math.scalb(1.0, random.nextInt(60) - 30);
            x[0][i] = 1e6 / 3 + random.nextGaussian() * size;
            x[1][i] = 7 + random.nextGaussian();
            y[i] = random.nextGaussian() * size;
            if (weighted) {
                w[i] = random.nextDouble(0.1, 10);
            }
        }
        return new Block(ROWS, x, y, w, false);
    }

    private static Block cut(Block block, int from, int to) {
        double[][] x = {Arrays.copyOfRange(block.feature(0), from, to), Arrays.copyOfRange(block.feature(1), from, to)};
        double[] w = block.weight() == null ? null : Arrays.copyOfRange(block.weight(), from, to);
        return new Block(to - from, x, Arrays.copyOfRange(block.label(), from, to), w, false);
    }

    /** From the residuals of the published form, in exact arithmetic. */
    private static Metrics exact(Block block) {
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal magnitudes = BigDecimal.ZERO;
        for (int i = 0; i < block.rows(); i++) {
            double predicted = MODEL.predict(new double[] {block.feature(0)[i], block.feature(1)[i]});
            BigDecimal r = new BigDecimal(predicted - block.label()[i]);
            BigDecimal w = new BigDecimal(block.weight() == null ? 1 : block.weight()[i]);
            weight = weight.add(w);
            squares = squares.add(w.multiply(r).multiply(r));
            magnitudes = magnitudes.add(w.multiply(r.abs()));
        }
        BigDecimal mse = squares.divide(weight, EXACT);
        BigDecimal r2 = BigDecimal.ONE.subtract(squares.divide(new BigDecimal(TOTAL_SQUARES), EXACT));
        return new Metrics(
                mse.doubleValue(),
                mse.sqrt(EXACT).doubleValue(),
                magnitudes.divide(weight, EXACT).doubleValue(),
                r2.doubleValue());
    }

    private static void assertClose(Metrics expected, Metrics found, double relative, String where) {
        assertEquals(expected.mse(), found.mse(), relative * expected.mse(), where);
        assertEquals(expected.rmse(), found.rmse(), relative * expected.rmse(), where);
        assertEquals(expected.mae(), found.mae(), relative * expected.mae(), where);
        assertEquals(expected.r2(), found.r2(), relative * Math.abs(expected.r2()), where);
    }
}
