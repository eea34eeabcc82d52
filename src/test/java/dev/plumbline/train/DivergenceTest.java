package dev.plumbline.train;

import static dev.plumbline.train.Descents.descend;
import static dev.plumbline.train.Descents.distanceFrom;
import static dev.plumbline.train.Descents.plan;
import static dev.plumbline.train.Descents.unknown;
import static dev.plumbline.train.Descents.withEpochs;
import static dev.plumbline.train.Descents.withSchedule;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DivergenceTest {
    private static Refusal refused(Plan plan, Objective objective) {
        Refusal refusal = assertThrows(Refusal.class, () -> descend(plan, unknown(), objective));
        assertEquals(ExitCode.DIVERGED, refusal.code());
        return refusal;
    }

    private static void assertNames(Refusal refusal, String... parts) {
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
    }

    @Test
    void anyRiseOfGradientDescentAtAConstantRateIsRefusedAndTheParameterNamed() {
        // x2 has curvature 3, so 0.7 is above its limit of 2 / 3
        QuadraticObjective objective = QuadraticObjective.diagonal(new double[] {1, 3}, new double[] {1, 0.1}, 0.1);
        Refusal refusal = refused(plan(new GradientDescent(), 0.1, 0.7), objective);
        assertNames(refusal, "the objective rose from", "'x2' grows fastest", "at rate 0.7", "--learning-rate auto");
    }

    @Test
    void aDescentThatFallsAndIsAtTheEdgeIsNotRefused() {
        QuadraticObjective objective = QuadraticObjective.diagonal(new double[] {1, 2}, new double[] {1, 1}, 0.1);
        assertEquals(
                Reason.EPOCHS,
                descend(plan(new GradientDescent(), 1.0, 1.0), unknown(), objective)
                        .convergence()
                        .reason());
    }

    @Test
    void roundingOfTheObjectiveIsNoRise() {
        // exact at once: from then on the objective is noise of 1e-33 to 1e-27
        Objective noisy = new Objective() {
            private final double[] noise = {1e-33, 3e-28, 2e-33, 5e-28, 0, 1e-27};
            private int looks;

            @Override
            public int parameters() {
                return 1;
            }

            @Override
            public Evaluation evaluate(Parameters at) {
                double miss = at.hi(0) - 1;
                double objective = miss * miss / 2 + noise[looks++ % noise.length];
                return new Evaluation(objective, 2 * objective, Double.NaN, new double[] {miss});
            }
        };
        assertEquals(
                100,
                descend(plan(new GradientDescent(), 1.0), unknown(), noisy)
                        .convergence()
                        .epochs());
    }

    @Test
    void momentumNesterovAndSchedulesAreRefusedWhenFarAboveTheBestForFiveEpochs() {
        QuadraticObjective objective = QuadraticObjective.diagonal(new double[] {1, 1}, new double[] {1, 0.1}, 0.1);
        for (Optimizer optimizer : List.of(new Momentum(0.5), new Nesterov(0.5))) {
            Refusal refusal = refused(plan(optimizer, 0.1, 4), objective);
            assertNames(refusal, "over 1000.0 times its best", "'x2' grows fastest", "at rate 4.0");
        }
        Plan falling =
                withSchedule(plan(new GradientDescent(), 0.1, 8), new Schedule(Schedule.Kind.EXPONENTIAL, 0.999, 1));
        assertNames(refused(falling, objective), "over 1000.0 times its best", "'x2' grows fastest");
    }

    @Test
    void runningOverTheLargestDoubleIsRefused() {
        Objective steep = new Objective() {
            @Override
            public int parameters() {
                return 1;
            }

            @Override
            public Evaluation evaluate(Parameters at) {
                return new Evaluation(1, 2, Double.NaN, new double[] {-1e300 - Math.abs(at.hi(0))});
            }
        };
        assertNames(refused(plan(new GradientDescent(), 1e10), steep), "no longer finite", "'x1' grows fastest");
    }

    @Test
    void anObjectiveThatIsNotANumberIsRefusedAtTheStart() {
        Objective broken = new Objective() {
            @Override
            public int parameters() {
                return 1;
            }

            @Override
            public Evaluation evaluate(Parameters at) {
                return new Evaluation(Double.NaN, Double.NaN, Double.NaN, new double[] {0});
            }
        };
        assertNames(
                refused(plan(new GradientDescent(), 1), broken),
                "no longer finite at the starting point",
                "start at zero, without --warm-start");
    }

    @Test
    void swingsOfMomentumAndAdamAreNoDivergence() {
        // an exact fit: the best objective can be next to nothing when a swing passes the optimum
        double[] optimum = {1, 1.001};
        QuadraticObjective exact = QuadraticObjective.diagonal(new double[] {1, 1}, optimum, 0);
        for (Optimizer optimizer :
                List.of(new Momentum(0.99), new Nesterov(0.99), new Adam(0.9, 0.999, 0), new RmsProp(0.9, 0))) {
            Plan plan = withEpochs(plan(optimizer, 0.5, 0.5), 400);
            assertEquals(
                    Reason.EPOCHS, descend(plan, unknown(), exact).convergence().reason(), optimizer.toString());
        }
    }

    @Test
    void aWarmStartNextToTheOptimumMayBeLeftForAWhile() {
        QuadraticObjective exact = QuadraticObjective.diagonal(new double[] {1}, new double[] {1}, 0);
        Plan plan = plan(new Adam(0.9, 0.999, 0), 0.3);
        TrainingState near =
                TrainingState.startingAt(Parameters.zero(1).plus(new double[] {1 - 1e-9}), plan.optimizer());
        TrainResult result =
                new Trainer(plan, distanceFrom(1), at -> false, () -> false).train(exact, near, (record, state) -> {});
        assertEquals(Reason.EPOCHS, result.convergence().reason());
    }

    @Test
    void aDescentOnMomentsAtTheEdgeOfStabilityNeverSeemsToRise() {
        for (int degree = 1; degree <= 9; degree++) {
            for (double low : new double[] {0, 1, 30}) {
                Rows rows = Rows.polynomial(new Random(degree), degree, 40, low);
                Coordinates coordinates = Coordinates.of(rows.moments(), true, true);
                double[] rates = new double[degree + 1];
                // no eigenvalue of a matrix with a unit diagonal is above its order
                Arrays.fill(rates, 2.0 / Math.max(1, degree));
                Plan plan = withEpochs(plan(new GradientDescent(), rates), 300);
                Objective moments = new MomentsObjective(coordinates, rows.moments(), Optional.empty());
                assertEquals(
                        300,
                        descend(plan, unknown(), moments).convergence().epochs(),
                        "degree " + degree + " at " + low);
            }
        }
    }

    @Test
    void newtonAndConjugateGradientsAtAnExactFitAreNoDivergence() {
        // the objective is 0, or what rounding makes of it, from the second epoch on
        QuadraticObjective exact = QuadraticObjective.diagonal(new double[] {1, 3}, new double[] {0.1, 0.7}, 0);
        Newton newton = new Newton(Parameters.of(new double[] {0.1, 0.7}, new double[2]));
        ConjugateGradient cg = new ConjugateGradient(new double[][] {{1, 0}, {0, 3}});
        for (Optimizer optimizer : List.of(newton, cg)) {
            TrainResult result = descend(plan(optimizer, 1, 1), unknown(), exact);
            assertEquals(100, result.convergence().epochs(), optimizer.kind().id());
        }
    }

    @Test
    void aWarmStartHoweverNearTheOptimumIsNeverCalledDivergence() {
        for (long seed = 1; seed <= 120; seed++) {
            Random random = new Random(seed);
            double offset = new double[] {0, 1e3, 1e6, 1e9}[random.nextInt(4)];
            int features = 1 + random.nextInt(3);
            Rows rows = Rows.random(random, features, 30, offset);
            if (seed % 3 == 0) { // an exact fit: the objective is nothing but rounding
                for (int row = 0; row < rows.count(); row++) {
                    rows.columns()[features][row] = 0.5 * rows.columns()[0][row] + 7;
                }
            }
            Coordinates coordinates = Coordinates.of(rows.moments(), true, true);
            Objective byRows = new RowByRow(coordinates, rows);
            double[] curvature = coordinates.diagonal(rows.moments());
            double spread = Coordinates.spread(rows.moments(), features, true);
            double[] rates = new double[curvature.length];
            // no eigenvalue of a matrix with a unit diagonal is above its order
            Arrays.fill(rates, (seed % 2 == 0 ? 1.9 : 1.0) / features);
            Plan plan = new Plan(
                    Descents.names(rates.length),
                    new GradientDescent(),
                    LearningRates.of(rates),
                    Descents.CONSTANT,
                    60,
                    0,
                    0,
                    Magnitudes.ofSquaredLoss(spread, curvature));
            Parameters optimum = optimum(byRows, coordinates);
            // from one ulp to a tenth of the label's spread
            double distance = spread * Math.pow(10, -16 + 15 * random.nextDouble());
            double[] move = new double[rates.length];
            Arrays.setAll(move, i -> distance * random.nextGaussian());
            TrainingState near = TrainingState.startingAt(optimum.plus(move), plan.optimizer());
            String where = "seed " + seed + ", offset " + offset + ", distance " + distance;
            TrainResult result = assertDoesNotThrow(
                    () -> new Trainer(plan, unknown(), at -> false, () -> false)
                            .train(byRows, near, (record, state) -> {}),
                    where);
            assertEquals(60, result.convergence().epochs(), where);
        }
    }

    /** By many steps of gradient descent. */
    private static Parameters optimum(Objective objective, Coordinates coordinates) {
        Parameters at = Parameters.zero(objective.parameters());
        for (int i = 0; i < 400; i++) {
            double[] move = objective.evaluate(at).gradient();
            Arrays.setAll(move, j -> -move[j] / coordinates.features());
            at = at.plus(move);
        }
        return at;
    }
}
