package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.PredictionBand;
import dev.plumbline.model.PredictionBand.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** Intervals beside those of other ways to the same numbers. */
class PredictionBandsTest {
    private static FitStatistics fit(ReferenceTable table, LeastSquares exact) {
        return Inference.of(exact, table.moments(), table.line(exact), 0.5);
    }

    private static double reach(FitStatistics fit, LinearModel line, Kind kind, double... x) {
        PredictionBand band = PredictionBands.of(fit, kind, 0.95).orElseThrow();
        double[] z = Arrays.copyOf(x, x.length + 1);
        for (int j = 0; j < x.length; j++) {
            z[j] -= line.centre()[j];
        }
        z[x.length] = 1;
        return band.reach(z);
    }

    @Test
    void oneFeatureHasTheBandOfTheTextbooks() {
        ReferenceTable table = ReferenceTable.of("norris");
        LeastSquares exact = table.solved();
        FitStatistics fit = fit(table, exact);
        double[] x = table.columns()[0];
        double[] y = table.columns()[1];
        SimpleRegression peer = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            peer.addData(x[i], y[i]);
        }
        double mean = Arrays.stream(x).average().orElseThrow();
        double t = new TDistribution(x.length - 2).inverseCumulativeProbability(0.975);
        for (double at : new double[] {-100, 0, mean, 1000, 1e6}) {
            double leverage = 1.0 / x.length + (at - mean) * (at - mean) / peer.getXSumSquares();
            double s = peer.getMeanSquareError();
            double ofMean = t * Math.sqrt(s * leverage);
            double ofRow = t * Math.sqrt(s * (1 + leverage));
            LinearModel line = table.line(exact);
            assertEquals(ofMean, reach(fit, line, Kind.MEAN, at), 1e-8 * ofMean, "mean at " + at);
            assertEquals(ofRow, reach(fit, line, Kind.OBSERVATION, at), 1e-8 * ofRow, "row at " + at);
        }
    }

    /** A row of its own indicator is fitted exactly, by a coefficient that is its error as a prediction. */
    @Test
    void manyFeaturesHaveTheErrorOfAnIndicatorOfTheNewRow() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 40;
        int d = 4;
        for (boolean intercept : new boolean[] {true, false}) {
            double[][] columns = new double[d + 1][n];
            double[][] rows = new double[n + 1][d + 1];
            double[] y = new double[n + 1];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < d; j++) {
                    rows[i][j] = columns[j][i] = 3 + random.nextGaussian() + (j > 0 ? 0.5 * rows[i][j - 1] : 0);
                }
                y[i] = columns[d][i] = 2 * rows[i][0] - rows[i][2] + random.nextGaussian();
            }
            double[] x = {1, 7, -2, 0.5};
            System.arraycopy(x, 0, rows[n], 0, d);
            rows[n][d] = 1;
            y[n] = 11;
            OLSMultipleLinearRegression peer = new OLSMultipleLinearRegression();
            peer.setNoIntercept(!intercept);
            peer.newSampleData(y, rows);
            double[] errors = peer.estimateRegressionParametersStandardErrors();
            double t = new TDistribution(n - d - (intercept ? 1 : 0)).inverseCumulativeProbability(0.975);
            double expected = t * errors[errors.length - 1];

            ReferenceTable table = new ReferenceTable(
                    "random",
                    null,
                    List.of("a", "b", "c", "d"),
                    intercept,
                    ReferenceTable.moments(columns, null),
                    columns);
            LeastSquares exact = table.solved();
            FitStatistics fit = fit(table, exact);
            double ofRow = reach(fit, table.line(exact), Kind.OBSERVATION, x);
            assertEquals(expected, ofRow, 1e-10 * expected, "intercept " + intercept);
            double ofMean = reach(fit, table.line(exact), Kind.MEAN, x);
            double s = t * fit.residualSd();
            assertEquals(expected * expected, ofMean * ofMean + s * s, 1e-10 * expected * expected);
        }
    }

    @Test
    void whatDoesNotKnowItsCovarianceOrHasNoFreedomHasNoBand() {
        double[][] exactly = {{1, 2}, {3, 5}};
        ReferenceTable table = new ReferenceTable(
                "two rows", null, List.of("a"), true, ReferenceTable.moments(exactly, null), exactly);
        assertEquals(Optional.empty(), PredictionBands.of(fit(table, table.solved()), Kind.MEAN, 0.95));
    }

    @Test
    void anExactFitHasIntervalsOfNoLength() {
        double[][] line = {{1, 2, 3}, {3, 5, 7}};
        ReferenceTable table =
                new ReferenceTable("a line", null, List.of("a"), true, ReferenceTable.moments(line, null), line);
        LeastSquares exact = table.solved();
        assertEquals(0, reach(fit(table, exact), table.line(exact), Kind.OBSERVATION, 17));
    }

    @Test
    void aVarianceThatRoundingMadeNegativeIsNoneAndFarAwayNothingIsSaid() {
        PredictionBand band = new PredictionBand(Kind.MEAN, 2, 0, new double[][] {{1e-30}, {-1e-15, 1 - 1e-15}});
        assertTrue(band.reach(new double[] {1e15, 1}) >= 0);
        assertTrue(!Double.isFinite(band.reach(new double[] {1e200, 1})));
    }
}
