package dev.plumbline.train;

import static dev.plumbline.train.Descents.descend;
import static dev.plumbline.train.Descents.plan;
import static dev.plumbline.train.Descents.withEpochs;
import static dev.plumbline.train.Descents.withSchedule;
import static dev.plumbline.train.Descents.withTolerance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.train.RemainingError.Remaining;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is called converged is so: by tolerance, at the floor of rounding, and never by merely slowing down. */
final class ConvergenceTest {
    @Test
    void thePaceAloneFindsTheToleranceOnEveryCondition() {
        for (double slow : new double[] {1, 0.5, 0.1, 0.01, 0.003}) {
            double[] optimum = {0.8, -1.3};
            DiagonalObjective objective = new DiagonalObjective(new double[] {1, slow}, optimum);
            double rate = 2 / (1 + slow);
            Plan plan = withEpochs(withTolerance(plan(new GradientDescent(), rate, rate), 1e-10), 20_000);
            TrainResult result = descend(plan, new ContractionForecast(), objective);
            assertEquals(Reason.TOLERANCE, result.convergence().reason(), "slow " + slow);
            assertTrue(objective.distance(result.parameters()) <= 1.1e-10, "slow " + slow);
        }
    }

    @Test
    void aSlowParameterHiddenBehindAFastOneCostsAtMostTheConditionNumber() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            double slow = Math.pow(10, -4 * random.nextDouble());
            double[] optimum = {1 + random.nextDouble(), Math.pow(10, -8 * random.nextDouble())};
            DiagonalObjective objective = new DiagonalObjective(new double[] {1, slow}, optimum);
            double rate = 0.1 + random.nextDouble();
            Plan plan = withEpochs(withTolerance(plan(new GradientDescent(), rate, rate), 1e-9), 3_000);
            TrainResult result = descend(plan, new ContractionForecast(), objective);
            boolean near = objective.distance(result.parameters()) <= 1e-9 / slow;
            assertTrue(near || !result.convergence().converged(), "seed " + seed + ": " + result.convergence());
        }
    }

    @Test
    void swingsOfMomentumAreMeasuredByTheirEnvelope() {
        double[] optimum = {0.8, -1.3};
        DiagonalObjective objective = new DiagonalObjective(new double[] {1, 0.05}, optimum);
        for (Optimizer optimizer : List.of(new Momentum(0.9), new Nesterov(0.9))) {
            Plan plan = withEpochs(withTolerance(plan(optimizer, 0.8, 0.8), 1e-9), 3_000);
            TrainResult result = descend(plan, new ContractionForecast(), objective);
            assertEquals(Reason.TOLERANCE, result.convergence().reason());
            assertTrue(objective.distance(result.parameters()) <= 2e-9, optimizer + " is off");
        }
    }

    @Test
    void movesThatShrinkByTheScheduleAloneAreNotConvergence() {
        DiagonalObjective objective = new DiagonalObjective(new double[] {1, 0.01}, new double[] {1, 1});
        for (Optimizer optimizer : List.of(new GradientDescent(), new Momentum(0.5), new RmsProp(0.9, 1e-8))) {
            Plan plan = withEpochs(
                    withSchedule(plan(optimizer, 0.5, 0.5), new Schedule(Schedule.Kind.EXPONENTIAL, 0.7, 1)), 500);
            TrainResult result = descend(plan, new ContractionForecast(), objective);
            assertEquals(new Convergence(500, Reason.EPOCHS, false), result.convergence(), optimizer.toString());
        }
    }

    /** Gradients of plain doubles, as a sum over rows without the low parts gives: off by up to {@code noise}. */
    private static Objective rounded(DiagonalObjective exact, double noise) {
        return new Objective() {
            @Override
            public int parameters() {
                return exact.parameters();
            }

            @Override
            public Evaluation evaluate(Parameters at) {
                double[] hi = new double[at.count()];
                long mix = 0;
                for (int i = 0; i < hi.length; i++) {
                    hi[i] = at.hi(i);
                    mix = 31 * mix + Double.doubleToLongBits(hi[i]);
                }
                Evaluation sharp = exact.evaluate(Parameters.of(hi, new double[hi.length]));
                Random random = new Random(mix);
                double[] gradient = sharp.gradient().clone();
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] += noise * (2 * random.nextDouble() - 1);
                }
                return new Evaluation(sharp.objective(), sharp.mse(), Double.NaN, gradient);
            }
        };
    }

    @Test
    void aDescentAtRestOnTheFloorOfRoundingIsConverged() {
        for (double slow : new double[] {1, 0.1, 0.01}) {
            double[] optimum = {0.8, -1.3};
            DiagonalObjective exact = new DiagonalObjective(new double[] {1, slow}, optimum);
            double rate = 2 / (1 + slow) * 0.9;
            Plan plan = withEpochs(withTolerance(plan(new GradientDescent(), rate, rate), 1e-15), 10_000);
            TrainResult result = descend(plan, new ContractionForecast(), rounded(exact, 4e-16));
            assertEquals(Reason.TOLERANCE, result.convergence().reason(), "slow " + slow);
            assertTrue(exact.distance(result.parameters()) < 2e-15 / slow, "slow " + slow);
        }
    }

    @Test
    void theFloorCountsOnlyWhenThePredictionHasComeToRest() {
        StopRule rule = new StopRule(plan(new GradientDescent(), 1.0), at -> false, () -> false);
        Remaining below = new Remaining(new double[] {4e-14}, new double[] {5e-14});
        Remaining above = new Remaining(new double[] {6e-14}, new double[] {5e-14});
        Remaining coarse = new Remaining(new double[] {1e-9}, new double[] {2e-9});
        assertTrue(rule.isConverged(Parameters.zero(1), seen(20), below));
        assertFalse(rule.isConverged(Parameters.zero(1), seen(19), below));
        assertFalse(rule.isConverged(Parameters.zero(1), seen(500), above));
        assertFalse(rule.isConverged(Parameters.zero(1), seen(500), coarse));
    }

    @Test
    void aSlopeThatExplainsLittleIsWantedRightForItsOwnSize() {
        Magnitudes magnitudes =
                Magnitudes.ofSquaredLoss(2, new double[] {1, 1, 1}).withSlopes(2, 0x1p-6);
        Parameters at = Parameters.of(new double[] {0.1, 1e-9, 1e-9}, new double[3]);
        assertEquals(0.1, magnitudes.scale(0, at));
        assertEquals(2.0 / 64, magnitudes.scale(1, at));
        assertEquals(2, magnitudes.scale(2, at));
        assertEquals(2, magnitudes.scale(0, Parameters.of(new double[] {-50, 0, 0}, new double[3])));
        Magnitudes sharper = Magnitudes.ofSquaredLoss(2, new double[] {1, 1, 1}).withSlopes(2, 0x1p-26);
        assertEquals(0x1p-25, sharper.scale(1, at));
        assertEquals(1e-7, sharper.scale(1, Parameters.of(new double[] {0.1, 1e-7, 0}, new double[3])));
    }

    private static TrainingState.Watched seen(int epochsAtRest) {
        HeldOut nothing = HeldOut.initial(Parameters.zero(1));
        return new TrainingState.Watched(ObjectiveHistory.initial(), nothing, new Nearest(4e-14, epochsAtRest));
    }
}
