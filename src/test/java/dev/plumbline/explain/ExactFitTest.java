package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Statistics where there are no residuals, no degrees of freedom, or nothing to explain. */
final class ExactFitTest {
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

    @Test
    void anExactFitIsCertainOfWhatItFoundAndKnowsNothingOfAZero() {
        double[] x = column(12, i -> i);
        FitStatistics fit = ofColumns(true, x, column(12, i -> i * i), column(12, i -> 7 - 3 * i));
        assertEquals(0, fit.residualSd());
        assertEquals(1, fit.r2());
        assertEquals(1, fit.adjustedR2());
        assertEquals(new FitStatistics.FTest(Double.POSITIVE_INFINITY, 2, 9, 0, Double.NEGATIVE_INFINITY), fit.f());
        assertEquals(Double.POSITIVE_INFINITY, fit.logLikelihood());
        assertEquals(Double.NEGATIVE_INFINITY, fit.aic());
        assertEquals(Double.NEGATIVE_INFINITY, fit.bic());
        TermStatistics slope = fit.terms().get(0);
        assertEquals(0, slope.stdError());
        assertEquals(Double.NEGATIVE_INFINITY, slope.statistic());
        assertEquals(0, slope.pValue());
        assertEquals(Double.NEGATIVE_INFINITY, slope.log10P());
        assertEquals(-3, slope.confLow());
        assertEquals(-3, slope.confHigh());
        TermStatistics without = fit.terms().get(1);
        assertEquals(0, without.stdError());
        assertTrue(Double.isNaN(without.statistic()) && Double.isNaN(without.pValue()));
        assertEquals(0, without.confHigh());
    }

    @Test
    void withAsManyParametersAsRowsNothingIsKnownOfTheErrors() {
        FitStatistics fit = ofColumns(true, new double[] {1, 2}, new double[] {5, 7});
        assertEquals(0, fit.degreesOfFreedom());
        assertEquals(1, fit.r2());
        TermStatistics slope = fit.terms().get(0);
        for (double undefined : new double[] {
            fit.residualSd(),
            fit.adjustedR2(),
            fit.f().statistic(),
            fit.f().pValue(),
            slope.stdError(),
            slope.statistic(),
            slope.pValue(),
            slope.log10P(),
            slope.confLow(),
            slope.confHigh()
        }) {
            assertTrue(Double.isNaN(undefined), fit.toString());
        }
        assertEquals(1, slope.vif());
        assertTrue(fit.covariance().isEmpty());
    }

    @Test
    void aConstantLabelHasNoShareToExplain() {
        FitStatistics fit = ofColumns(true, column(9, i -> i), column(9, i -> 4));
        assertEquals(0, fit.residualSd());
        assertTrue(Double.isNaN(fit.r2())
                && Double.isNaN(fit.f().statistic())
                && Double.isNaN(fit.f().pValue()));
        assertEquals(Double.POSITIVE_INFINITY, fit.terms().get(1).statistic());
    }

    @Test
    void aMeanAloneHasNoFTest() {
        FitStatistics fit = ofColumns(true, new double[] {1, 2, 6});
        assertEquals(0, fit.r2());
        assertEquals(14 / 2.0, fit.residualSd() * fit.residualSd(), 1e-14);
        assertEquals(Math.sqrt(7 / 3.0), fit.terms().get(0).stdError(), 1e-15);
        assertTrue(Double.isNaN(fit.f().statistic()));
        assertEquals(new FitStatistics.Condition(1, 1), fit.condition());
    }

    @Test
    void aConfidenceOf1IsNone() {
        ReferenceTable table = ReferenceTable.of("norris");
        LeastSquares exact = table.solved();
        assertThrows(IllegalArgumentException.class, () -> Inference.of(exact, table.moments(), table.line(exact), 1));
    }
}
