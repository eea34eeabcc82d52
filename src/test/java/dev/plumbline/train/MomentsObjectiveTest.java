package dev.plumbline.train;

import static dev.plumbline.train.Descents.descend;
import static dev.plumbline.train.Descents.plan;
import static dev.plumbline.train.Descents.unknown;
import static dev.plumbline.train.Descents.withEpochs;
import static dev.plumbline.train.Descents.withTolerance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The moments tell of a point what its rows tell, to the last digits, wherever the data lie. */
final class MomentsObjectiveTest {
    private static final double[] OFFSETS = {0, 3, 1e7, 1e12};

    private static MomentsObjective objective(Coordinates coordinates, Rows rows) {
        return new MomentsObjective(coordinates, rows.moments(), Optional.empty());
    }

    /** The minimiser, moved by {@code away} of the parameters' size. */
    private static Parameters near(ExactRows exact, Random random, double away) {
        BigDecimal[] optimum = exact.optimum();
        double[] hi = new double[optimum.length];
        double[] lo = new double[optimum.length];
        for (int i = 0; i < hi.length; i++) {
            BigDecimal shift = optimum[i].add(BigDecimal.ONE).multiply(new BigDecimal(away * random.nextGaussian()));
            Pair pair = Pair.of(optimum[i].add(shift));
            hi[i] = pair.hi();
            lo[i] = pair.lo();
        }
        return Parameters.of(hi, lo);
    }

    @Test
    void gradientAndObjectiveAreThoseOfTheRowsToTheLastDigitsFarFromTheOptimumAndNear() {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            double offset = OFFSETS[(int) seed % OFFSETS.length];
            Rows rows = Rows.random(random, 1 + (int) seed % 3, 15, offset);
            boolean intercept = seed != 5;
            for (boolean standardized : new boolean[] {true, false}) {
                Coordinates coordinates = Coordinates.of(rows.moments(), standardized, intercept);
                ExactRows exact = new ExactRows(coordinates, rows);
                MomentsObjective moments = objective(coordinates, rows);
                for (double away : new double[] {1, 1e-5, 1e-14}) {
                    Parameters at = near(exact, random, away);
                    String where =
                            "seed " + seed + ", offset " + offset + ", standardized " + standardized + ", " + away;
                    assertClose(exact.evaluate(at), moments.evaluate(at), where);
                }
            }
        }
    }

    private static void assertClose(Evaluation expected, Evaluation actual, String where) {
        double size = Norm.euclidean(expected.gradient());
        for (int i = 0; i < expected.gradient().length; i++) {
            double oracle = expected.gradient()[i];
            assertEquals(oracle, actual.gradient()[i], 4e-16 * Math.abs(oracle) + 1e-17 * size, where + ", " + i);
        }
        assertEquals(expected.mse(), actual.mse(), 4e-16 * expected.mse(), where);
        assertEquals(actual.mse() / 2, actual.objective(), where);
    }

    @Test
    void atALargeOffsetTheRawInterceptIsTakenToTheCentreWithoutRounding() {
        Rows rows = Rows.random(new Random(4), 1, 15, 1e12);
        Coordinates coordinates = Coordinates.of(rows.moments(), false, true);
        ExactRows exact = new ExactRows(coordinates, rows);
        Parameters at = near(exact, new Random(5), 1e-24);
        double[] expected = exact.evaluate(at).gradient();
        double[] actual = objective(coordinates, rows).evaluate(at).gradient();
        assertEquals(expected[0], actual[0], 1e-15 * Math.abs(expected[0]));
        assertEquals(expected[1], actual[1], 1e-15 * Math.abs(expected[1]));
    }

    @Test
    void heldOutRowsAreScoredInTheSameCoordinates() {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            Rows rows = Rows.random(random, 2, 20, OFFSETS[(int) seed % OFFSETS.length]);
            Rows others = Rows.random(random, 2, 15, OFFSETS[(int) seed % OFFSETS.length]);
            Coordinates coordinates = Coordinates.of(rows.moments(), seed % 2 == 0, true);
            MomentsObjective both = new MomentsObjective(coordinates, rows.moments(), Optional.of(others.moments()));
            Parameters at = near(new ExactRows(coordinates, rows), random, 1e-3);
            double expected = new ExactRows(coordinates, others).evaluate(at).mse();
            assertEquals(expected, both.evaluate(at).holdoutMse(), 4e-16 * expected, "seed " + seed);
        }
    }

    @Test
    void withoutHeldOutRowsTheirErrorIsNotANumber() {
        Rows rows = Rows.random(new Random(1), 2, 20, 0);
        Coordinates coordinates = Coordinates.of(rows.moments(), true, true);
        ExactMoments none = new ExactMoments(3, ExactMoments.Detail.ALL_PRODUCTS);
        for (Optional<ExactMoments> heldOut : java.util.List.of(Optional.<ExactMoments>empty(), Optional.of(none))) {
            MomentsObjective moments = new MomentsObjective(coordinates, rows.moments(), heldOut);
            assertEquals(Double.NaN, moments.evaluate(Parameters.zero(3)).holdoutMse());
        }
    }

    @Test
    void whereAllRowsLieOnTheLineTheObjectiveIsNextToNothingButNeverBelowZero() {
        double[][] columns = {{1, 2, 4, 7, 11}, {30.5, 30.75, 31.25, 32, 33}};
        Rows rows = new Rows(columns, new double[] {1, 1, 1, 1, 1});
        Coordinates coordinates = Coordinates.of(rows.moments(), true, true);
        MomentsObjective moments = objective(coordinates, rows);
        Parameters at = coordinates.toParameters(new BigDecimal[] {new BigDecimal("0.25")}, new BigDecimal("30.25"));
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            double[] shift = {1e-17 * random.nextGaussian(), 1e-17 * random.nextGaussian()};
            double mse = moments.evaluate(at.plus(shift)).mse();
            assertTrue(mse >= 0 && mse < 1e-29, "mse " + mse);
        }
    }

    @Test
    void numbersThatLeaveTheRangeGiveAnEvaluationThatIsNotFinite() {
        Rows rows = new Rows(new double[][] {{1e200, -1e200, 2e200}, {1, 2, 3}}, new double[] {1, 1, 1});
        MomentsObjective moments = objective(Coordinates.of(rows.moments(), false, true), rows);
        assertTrue(!Norm.isFinite(
                moments.evaluate(Parameters.zero(2).plus(new double[] {1, 1})).gradient()));
    }

    @Test
    void gradientDescentRefinesItselfBeyondTheDigitsOfADouble() {
        for (double offset : OFFSETS) {
            Rows rows = Rows.random(new Random(7), 2, 40, offset);
            Coordinates coordinates = Coordinates.of(rows.moments(), true, true);
            BigDecimal[] optimum = new ExactRows(coordinates, rows).optimum();
            Plan plan = withEpochs(withTolerance(plan(new GradientDescent(), 1.1, 1.1, 1.1), 0), 300);
            Parameters at =
                    descend(plan, unknown(), objective(coordinates, rows)).parameters();
            for (int i = 0; i < optimum.length; i++) {
                double missed = at.pair(i).exact().subtract(optimum[i]).abs().doubleValue();
                double size = Math.max(1, optimum[i].abs().doubleValue());
                assertTrue(missed <= 1e-29 * size, "offset " + offset + ", " + i + " missed by " + missed);
            }
        }
    }

    @Test
    void aLookDoesNotDependOnTheOrderOfTheRows() {
        Rows rows = Rows.random(new Random(3), 3, 30, 1e7);
        double[][] turned = new double[4][30];
        double[] weights = new double[30];
        for (int row = 0; row < 30; row++) {
            weights[row] = rows.weights()[29 - row];
            for (int j = 0; j < 4; j++) {
                turned[j][row] = rows.columns()[j][29 - row];
            }
        }
        Coordinates coordinates = Coordinates.of(rows.moments(), true, true);
        Parameters at = Parameters.zero(4).plus(new double[] {1, 0.3, -0.2, 0.1});
        Evaluation first = objective(coordinates, rows).evaluate(at);
        Evaluation second = objective(coordinates, new Rows(turned, weights)).evaluate(at);
        assertTrue(Arrays.equals(first.gradient(), second.gradient()));
        assertEquals(first.mse(), second.mse());
    }
}
