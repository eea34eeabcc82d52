package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.summation.ExactMoments;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InferenceTest {
    private static FitStatistics of(ReferenceTable table) {
        return of(table.moments(), table.intercept(), table.features());
    }

    private static FitStatistics of(ExactMoments moments, boolean intercept, List<String> features) {
        LeastSquares exact = LeastSquares.of(moments, intercept);
        return Inference.of(exact, moments, ReferenceTable.line(exact, moments, features), 0.95);
    }

    private static FitStatistics ofColumns(boolean intercept, double[]... columns) {
        List<String> names = IntStream.rangeClosed(1, columns.length - 1)
                .mapToObj(j -> "x" + j)
                .toList();
        return of(ReferenceTable.moments(columns, null), intercept, names);
    }

    private static double[] column(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }

    private static void assertClose(double expected, double found, String what) {
        assertEquals(expected, found, 2e-13 * Math.abs(expected), what);
    }

    /** R prints 15 digits, of which some 13 are right. */
    private static void assertTerm(TermStatistics term, String name, double... errorStatisticPLogLowHighVif) {
        double[] r = errorStatisticPLogLowHighVif;
        assertEquals(name, term.name());
        double[] found = {
            term.stdError(), term.statistic(), term.pValue(), term.log10P(), term.confLow(), term.confHigh(), term.vif()
        };
        for (int i = 0; i < r.length; i++) {
            assertEquals(r[i], found[i], 3e-12 * Math.abs(r[i]), name + " " + i);
        }
    }

    @Test
    void certifiedStandardErrorsR2AndResidualSdAreMetTo13Digits() {
        for (ReferenceTable table : ReferenceTable.all()) {
            if (table.name().equals("filip") || table.name().equals("wampler2")) {
                continue; // rounding their decimals to doubles leaves 8 digits of the residuals, and none
            }
            FitStatistics fit = of(table);
            JsonNode ols = table.answers().get("ols");
            JsonNode errors = ols.get("sd_of_estimate");
            assertClose(ols.get("residual_sd").asDouble(), fit.residualSd(), table.name());
            assertClose(ols.get("r_squared").asDouble(), fit.r2(), table.name());
            assertClose(ols.get("residual_sum_of_squares").asDouble(), fit.residualSumOfSquares(), table.name());
            for (TermStatistics term : fit.terms()) {
                String key = term.name().equals("intercept") ? "(intercept)" : term.name();
                assertClose(errors.get(key).asDouble(), term.stdError(), table.name() + " " + key);
            }
        }
    }

    @Test
    void standardErrorsAreRightAtAConditionOf1e19() {
        FitStatistics fit = of(ReferenceTable.of("filip"));
        // the same doubles solved by LU in 80 digits
        double[] errors = {
            559.77986771986712,
            466.47757406583854,
            227.20427545988712,
            71.647866411090185,
            15.289717947091002,
            2.236911609284937,
            0.22162432309512476,
            0.014236376394141602,
            0.00053561741201538073,
            8.9663284290183172e-6,
            298.08453215478032
        };
        for (int i = 0; i < errors.length; i++) {
            assertEquals(errors[i], fit.terms().get(i).stdError(), 1e-15 * errors[i], "term " + i);
        }
        assertEquals(0.00079585139262837424558, fit.residualSumOfSquares(), 1e-19);
    }

    /** R 4.2.2: {@code summary}, {@code confint}, {@code logLik}, {@code AIC}, {@code BIC}, {@code vcov} of lm(mpg ~ ...). */
    @Test
    void aMultipleRegressionHasTheStatisticsOfR() {
        FitStatistics fit = of(ReferenceTable.of("autompg"));
        assertEquals(392, fit.rows());
        assertEquals(386, fit.degreesOfFreedom());
        assertClose(3.43518404441716, fit.residualSd(), "sigma");
        assertClose(0.80876652400971, fit.r2(), "R2");
        assertClose(0.806289406445069, fit.adjustedR2(), "adjusted R2");
        assertClose(326.495009988314, fit.f().statistic(), "F");
        assertEquals(5, fit.f().numerator());
        assertEquals(386, fit.f().denominator());
        assertEquals(3.26038833757801e-136, fit.f().pValue(), 1e-11 * 3.3e-136);
        assertClose(-135.486730669005, fit.f().log10P(), "log10 p of F");
        assertClose(-1036.95634616511, fit.logLikelihood(), "log likelihood");
        assertClose(2087.91269233022, fit.aic(), "AIC");
        assertClose(2115.71152520875, fit.bic(), "BIC");
        List<TermStatistics> terms = fit.terms();
        assertTerm(
                terms.get(0),
                "displacement",
                0.0054616510561623,
                0.509312301819804,
                0.610824365629684,
                -0.21408364737288,
                -0.00795662310864031,
                0.0135199952509415,
                10.8231414330935);
        assertTerm(
                terms.get(2),
                "weight",
                0.000665253939950888,
                -10.3325649719555,
                2.94377047156912e-22,
                -21.5310960553458,
                -0.00818175445670497,
                -0.00556580465807895,
                10.5798321937043);
        assertTerm(
                terms.get(4),
                "model",
                0.0526118378328001,
                14.3335677368868,
                1.16652995298486e-37,
                -36.9331041053494,
                0.650673694232915,
                0.857556988444173,
                1.24457424068505);
        assertTerm(
                terms.get(5),
                "intercept",
                4.67681807367934,
                -3.30038801679143,
                0.00105536096340326,
                -2.9765989739187,
                -24.630540813797,
                -6.24008784037274);
        assertTrue(Double.isNaN(terms.get(5).vif()));
        double[][] covariance = fit.covariance().orElseThrow();
        assertEquals(-1.71752463176219e-05, covariance[1][0], 1e-17);
        assertEquals(4.16501237543930e-04, covariance[4][3], 1e-15);
        assertEquals(2.76800548014485e-03, covariance[4][4], 1e-14);
    }

    /** R 4.2.2: lm(mpg ~ displacement + horsepower, weights = cylinders). */
    @Test
    void weightsHaveTheMeaningThatTheyHaveInR() {
        List<String> features = List.of("displacement", "horsepower");
        double[][] all = ReferenceTable.columns(
                ReferenceTable.DIRECTORY.resolve("autompg.csv"),
                "mpg",
                List.of("displacement", "horsepower", "cylinders"));
        ExactMoments moments = ReferenceTable.moments(new double[][] {all[0], all[1], all[3]}, all[2]);
        FitStatistics fit = of(moments, true, features);
        assertEquals(389, fit.degreesOfFreedom());
        assertClose(9.99551266412872, fit.residualSd(), "sigma");
        assertClose(0.689326819742501, fit.r2(), "R2");
        assertClose(0.687729528327295, fit.adjustedR2(), "adjusted R2");
        assertClose(431.559835093554, fit.f().statistic(), "F");
        assertClose(-1133.15862142841, fit.logLikelihood(), "log likelihood");
        assertClose(2274.31724285681, fit.aic(), "AIC");
        assertClose(2290.20229021597, fit.bic(), "BIC");
        assertTerm(
                fit.terms().get(0),
                "displacement",
                0.00457571274235147,
                -9.57608835176767,
                1.20855794847702e-19,
                -18.917732521011,
                -0.0528136516703212,
                -0.0348212073158123,
                5.34957895416317);
        assertTerm(
                fit.terms().get(2),
                "intercept",
                0.672302627082192,
                53.701008573916,
                5.33848675536588e-182,
                -181.272581830411,
                34.7815276767919,
                37.4251306056222);
    }

    /** R 4.2.2: lm(mpg ~ displacement + horsepower - 1). */
    @Test
    void withoutInterceptSquaresAreTakenAbout0() {
        List<String> features = List.of("displacement", "horsepower");
        double[][] columns = ReferenceTable.columns(ReferenceTable.DIRECTORY.resolve("autompg.csv"), "mpg", features);
        FitStatistics fit = of(ReferenceTable.moments(columns, null), false, features);
        assertEquals(390, fit.degreesOfFreedom());
        assertClose(12.6577818657238, fit.residualSd(), "sigma");
        assertClose(0.738888075620351, fit.r2(), "R2");
        assertClose(0.737549040110712, fit.adjustedR2(), "adjusted R2");
        assertClose(551.806184601802, fit.f().statistic(), "F");
        assertClose(-1550.2240450539, fit.logLikelihood(), "log likelihood");
        assertClose(3106.44809010779, fit.aic(), "AIC");
        assertClose(3118.36187562716, fit.bic(), "BIC");
        assertEquals(2, fit.terms().size());
        assertTerm(
                fit.terms().get(1),
                "horsepower",
                0.0250319496888223,
                18.4086807775264,
                6.46986739926113e-55,
                -54.1891046201596,
                0.411590722602564,
                0.510019619518698);
        assertEquals(2, fit.covariance().orElseThrow().length);
    }

    @Test
    void theLastRowOfTheCovarianceIsThatOfThePredictionAtThePublishedCentre() {
        // the rounded centre of the first column is some 1e-5 of its spread from the mean
        Random random = new Random(3);
        double[] x = column(10, i -> 1e12 + Math.rint(64 * random.nextGaussian()) / 64);
        double[] z = random.doubles(10, 1, 2).toArray();
        double[] y = random.doubles(10).toArray();
        ExactMoments moments = ReferenceTable.moments(new double[][] {x, z, y}, null);
        LeastSquares exact = LeastSquares.of(moments, true);
        FitStatistics fit = Inference.of(exact, moments, ReferenceTable.line(exact, moments, List.of("x", "z")), 0.9);
        double[][] covariance = fit.covariance().orElseThrow();
        // from row r to the centre: var(prediction at x_r) by the covariances is sigma^2 times its leverage
        double[] centre = {moments.mean(0), moments.mean(1)};
        for (int r = 0; r < 10; r++) {
            double[] d = {x[r] - centre[0], z[r] - centre[1]};
            double variance = covariance[2][2]
                    + 2 * (covariance[2][0] * d[0] + covariance[2][1] * d[1])
                    + covariance[0][0] * d[0] * d[0]
                    + 2 * covariance[1][0] * d[0] * d[1]
                    + covariance[1][1] * d[1] * d[1];
            double expected = fit.residualSd() * fit.residualSd() * exact.leverage(new double[] {x[r], z[r]});
            assertEquals(expected, variance, 1e-14 * expected, "row " + r);
        }
        assertTrue(covariance[2][0] != 0, "the centre is rounded");
        assertEquals(0.9, fit.confidence());
    }

    @Test
    void covariancesOfMoreThan50ParametersAreLeftOut() {
        for (int features : new int[] {49, 50}) {
            Random random = new Random(features);
            double[][] columns = new double[features + 1][];
            Arrays.setAll(columns, j -> random.doubles(70).toArray());
            assertEquals(features == 49, ofColumns(true, columns).covariance().isPresent());
        }
    }

    @Test
    void errorsAreRightWhereTheirSquaresAreBeyondTheRangeOfDouble() {
        Random random = new Random(31);
        double[] x = column(40, i -> random.nextGaussian());
        double[] y = column(40, i -> 2 * x[i] + random.nextGaussian());
        TermStatistics plain = ofColumns(true, x, y).terms().get(0);
        for (double unit : new double[] {0x1p450, 0x1p-450}) {
            FitStatistics fit = ofColumns(true, column(40, i -> x[i] / unit), column(40, i -> y[i] * unit));
            TermStatistics term = fit.terms().get(0);
            assertClose(plain.stdError() * unit * unit, term.stdError(), "standard error in units of " + unit);
            assertClose(plain.statistic(), term.statistic(), "t in units of " + unit);
        }
    }

    @Test
    void theTermsArriveInModelOrderWithTheInterceptLast() {
        FitStatistics fit = of(ReferenceTable.of("longley"));
        assertArrayEquals(
                new String[] {"x1", "x2", "x3", "x4", "x5", "x6", "intercept"},
                fit.terms().stream().map(TermStatistics::name).toArray());
        assertFalse(fit.covariance().isEmpty());
    }
}
