package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OptimisationErrorTest {
    private final Far far = Far.of(1e6);

    /** A table far from the origin, and all that is known of it. */
    private record Far(ExactMoments moments, LeastSquares exact, FitStatistics fit) {
        static Far of(double offset) {
            double[] x = IntStream.range(0, 40).mapToDouble(i -> offset + i % 7).toArray();
            double[] z = IntStream.range(0, 40).mapToDouble(i -> i * i % 11).toArray();
            double[] y = IntStream.range(0, 40)
                    .mapToDouble(i -> 3 * x[i] - 2 * z[i] + Math.sin(i))
                    .toArray();
            ExactMoments moments = ReferenceTable.moments(new double[][] {x, z, y}, null);
            LeastSquares exact = LeastSquares.of(moments, true);
            FitStatistics fit =
                    Inference.of(exact, moments, ReferenceTable.line(exact, moments, List.of("x", "z")), 0.95);
            return new Far(moments, exact, fit);
        }

        Coordinates coordinates(boolean standardized) {
            return Coordinates.of(moments, standardized, true);
        }

        OptimisationError error(boolean standardized) {
            return new OptimisationError(exact, fit, coordinates(standardized));
        }

        /** Parameters so many standard errors from the optimum. */
        Parameters off(boolean standardized, double x, double z, double origin) {
            BigDecimal[] slopes = exact.slopes();
            slopes[0] = slopes[0].add(off(0, x));
            slopes[1] = slopes[1].add(off(1, z));
            BigDecimal intercept = exact.intercept().add(off(2, origin));
            return coordinates(standardized).toParameters(slopes, intercept);
        }

        private BigDecimal off(int term, double units) {
            return new BigDecimal(units * fit.terms().get(term).stdError());
        }
    }

    @Test
    void theOptimumIsNoneOfItsStandardErrorsAway() {
        for (boolean standardized : new boolean[] {true, false}) {
            Parameters optimum = far.off(standardized, 0, 0, 0);
            far.error(standardized).inStandardErrors(optimum).forEach((name, units) -> {
                assertEquals(0, units, 1e-14, name);
            });
            assertTrue(far.error(standardized).isWithin(1e-12, optimum));
        }
    }

    @Test
    void everyParameterIsMeasuredByItsOwnStandardError() {
        for (boolean standardized : new boolean[] {true, false}) {
            Map<String, Double> units = far.error(standardized).inStandardErrors(far.off(standardized, 0.01, -0.25, 3));
            assertEquals(List.of("x", "z", "intercept", "intercept_at_centre"), List.copyOf(units.keySet()));
            assertEquals(0.01, units.get("x"), 1e-11);
            assertEquals(0.25, units.get("z"), 1e-11);
            assertEquals(3, units.get("intercept"), 1e-11);
        }
    }

    @Test
    void anInterceptThatIsRightAtTheOriginCanBeFarOffAtTheCentre() {
        // half a standard error of the first slope alone, 1e6 units from the centre
        OptimisationError error = far.error(true);
        Parameters at = far.off(true, 0.5, 0, 0);
        Map<String, Double> units = error.inStandardErrors(at);
        assertEquals(0, units.get("intercept"), 1e-6);
        double slope = 0.5 * far.fit().terms().get(0).stdError() * far.moments().mean(0);
        double atCentre = far.fit().residualSd() / Math.sqrt(40);
        assertEquals(slope / atCentre, units.get(OptimisationError.AT_CENTRE), 1e-6 * slope / atCentre);
        assertFalse(error.isWithin(1, at));
    }

    @Test
    void withinIsTheLargestOfTheDistances() {
        OptimisationError error = far.error(true);
        Parameters at = far.off(true, 0.01, 0, 0.01);
        double largest = error.inStandardErrors(at).values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        assertTrue(error.isWithin(largest * (1 + 1e-9), at));
        assertFalse(error.isWithin(largest * (1 - 1e-9), at));
    }

    @Test
    void distancesBelowTheLastBitOfTheParametersAreSeen() {
        // 1e-9 standard errors at an offset of 1e12 are 1e-22 of the slope
        Far away = Far.of(1e12);
        Map<String, Double> units = away.error(true).inStandardErrors(away.off(true, 1e-9, 0, 1e-9));
        assertEquals(1e-9, units.get("x"), 1e-12);
        assertEquals(0, units.get("z"), 1e-14);
    }

    @Test
    void whereTheFitIsExactOnlyTheOptimumItselfIsWithin() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {3, 5, 7, 9, 11};
        ExactMoments moments = ReferenceTable.moments(new double[][] {x, y}, null);
        LeastSquares exact = LeastSquares.of(moments, true);
        FitStatistics fit = Inference.of(exact, moments, ReferenceTable.line(exact, moments, List.of("x")), 0.95);
        assertEquals(
                0, fit.terms().stream().mapToDouble(TermStatistics::stdError).sum());
        Coordinates raw = Coordinates.of(moments, false, true);
        OptimisationError error = new OptimisationError(exact, fit, raw);
        Parameters optimum = raw.toParameters(exact.slopes(), exact.intercept());
        assertTrue(error.isWithin(0.01, optimum));
        assertEquals(0, error.inStandardErrors(optimum).get("x"));
        Parameters beside = optimum.plus(new double[] {1e-15, 0});
        assertFalse(error.isWithin(1e9, beside));
        assertTrue(Double.isNaN(error.inStandardErrors(beside).get("x")));
    }

    @Test
    void withoutInterceptThereAreOnlySlopes() {
        ReferenceTable table = ReferenceTable.of("noint1");
        LeastSquares exact = table.solved();
        FitStatistics fit = Inference.of(exact, table.moments(), table.line(exact), 0.95);
        Coordinates coordinates = Coordinates.of(table.moments(), true, false);
        OptimisationError error = new OptimisationError(exact, fit, coordinates);
        Parameters zero = Parameters.zero(1);
        Map<String, Double> units = error.inStandardErrors(zero);
        assertEquals(List.of("x"), List.copyOf(units.keySet()));
        assertEquals(fit.terms().get(0).statistic(), units.get("x"), 1e-10);
    }

    @Test
    void withoutDegreesOfFreedomNothingIsWithin() {
        ExactMoments moments = ReferenceTable.moments(new double[][] {{1, 2}, {5, 7}}, null);
        LeastSquares exact = LeastSquares.of(moments, true);
        FitStatistics fit = Inference.of(exact, moments, ReferenceTable.line(exact, moments, List.of("x")), 0.95);
        Coordinates coordinates = Coordinates.of(moments, true, true);
        OptimisationError error = new OptimisationError(exact, fit, coordinates);
        Parameters optimum = coordinates.toParameters(exact.slopes(), exact.intercept());
        assertFalse(error.isWithin(0.01, optimum));
        assertTrue(Double.isNaN(error.inStandardErrors(optimum).get("x")));
    }
}
