package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.train.ContractionForecast;
import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.TrainResult;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is advised is followed, and must arrive. */
final class AdvisedDescentTest {
    private static final double LABEL_SD = 37.5;

    private static TrainResult descend(OptimizerKind kind, double[][] h, double[] q, int epochs) {
        Curvature curvature = Curvature.of(h);
        AdvisedDescent advised = AdvisedDescent.advise(kind, curvature, LABEL_SD);
        return follow(advised, curvature, OptimumDistance.exactGradients(Hessians.optimum(h, q)), h, q, epochs);
    }

    private static TrainResult follow(
            AdvisedDescent advised, Curvature curvature, RemainingError left, double[][] h, double[] q, int epochs) {
        Plan plan = new Plan(
                IntStream.range(0, q.length).mapToObj(i -> "x" + i).toList(),
                advised.optimizer(),
                advised.rates(),
                advised.schedule(),
                epochs,
                1e-14,
                0,
                Magnitudes.ofSquaredLoss(LABEL_SD, curvature.diagonal()));
        Stability.require(plan, h);
        TrainingState start = TrainingState.startingAt(Parameters.zero(q.length), plan.optimizer());
        return new Trainer(plan, left, at -> false, () -> false)
                .train(MomentsObjective.above(LABEL_SD * LABEL_SD / 20, h, q), start, (record, state) -> {});
    }

    private static double[] q(double[][] h, Random random) {
        double[] slopes = random.doubles(h.length, -LABEL_SD / 2, LABEL_SD / 2).toArray();
        slopes[h.length - 1] = 0;
        return Hessians.times(h, slopes);
    }

    /** Largest error in units of the label's spread. */
    private static double missed(TrainResult result, double[][] h, double[] q) {
        Parameters optimum = Hessians.optimum(h, q);
        double largest = 0;
        for (int i = 0; i < q.length; i++) {
            double miss = result.parameters().hi(i)
                    - optimum.hi(i)
                    + result.parameters().lo(i)
                    - optimum.lo(i);
            largest = Math.max(largest, Math.abs(miss));
        }
        return largest / LABEL_SD;
    }

    @Test
    void autoIsGradientDescentAndOneFeatureTakesOneEpochOrTwo() {
        double[][] h = {{1, 0}, {0, 1}};
        TrainResult result = descend(OptimizerKind.AUTO, h, new double[] {12.345, 0}, 450);
        assertEquals(
                new GradientDescent(),
                AdvisedDescent.advise(OptimizerKind.AUTO, Curvature.of(h), 1).optimizer());
        assertEquals(Reason.TOLERANCE, result.convergence().reason());
        assertTrue(result.convergence().epochs() <= 3, result.convergence().toString());
    }

    @Test
    void gradientDescentMomentumAndNesterovConvergeInTheEpochsTheirConditionAsksFor() {
        for (long seed = 1; seed <= 15; seed++) {
            Random random = new Random(seed);
            double[][] h = Hessians.correlated(random, 1 + random.nextInt(12), 0.99 * random.nextDouble());
            double[] q = q(h, random);
            double kappa = Curvature.of(h).scaledCondition();
            double[] expected = {17 * kappa + 5, 22 * Math.sqrt(kappa) + 25, 50 * Math.sqrt(kappa) + 45};
            OptimizerKind[] kinds = {OptimizerKind.GD, OptimizerKind.MOMENTUM, OptimizerKind.NESTEROV};
            for (int i = 0; i < kinds.length; i++) {
                String where = "seed " + seed + " " + kinds[i] + " kappa " + kappa;
                TrainResult result = descend(kinds[i], h, q, 20_000);
                assertEquals(Reason.TOLERANCE, result.convergence().reason(), where);
                assertTrue(missed(result, h, q) <= 2e-14, where + " missed " + missed(result, h, q));
                assertTrue(result.convergence().epochs() <= expected[i], where + " " + result.convergence());
            }
        }
    }

    @Test
    void adaptiveRulesComeCloseWithinTheDefaultEpochs() {
        for (long seed = 1; seed <= 15; seed++) {
            Random random = new Random(seed);
            double[][] h = Hessians.correlated(random, 1 + random.nextInt(20), 0.7 + 0.2 * random.nextDouble());
            double[] q = q(h, random);
            double kappa = Curvature.of(h).scaledCondition();
            for (OptimizerKind kind : new OptimizerKind[] {OptimizerKind.RMSPROP, OptimizerKind.ADAM}) {
                double missed = missed(descend(kind, h, q, 450), h, q);
                assertTrue(kappa > 50 || missed < 1e-9, "seed " + seed + " " + kind + " " + kappa + ": " + missed);
            }
            double missed = missed(descend(OptimizerKind.ADAGRAD, h, q, 450), h, q);
            assertTrue(kappa > 50 || missed < 1e-4, "seed " + seed + " adagrad " + kappa + ": " + missed);
        }
    }

    @Test
    void aHeavyBallOnAnIllConditionedProblemSwingsButIsNotTakenForADivergence() {
        double[][] h = {{1, 0.99999, 0}, {0.99999, 1, 0}, {0, 0, 1}};
        for (OptimizerKind kind : new OptimizerKind[] {OptimizerKind.MOMENTUM, OptimizerKind.NESTEROV}) {
            // a start along the steepest direction, where the swing is widest
            TrainResult result = descend(kind, h, new double[] {30, 29.9, 0}, 30_000);
            assertEquals(Reason.TOLERANCE, result.convergence().reason(), kind.id());
        }
    }

    @Test
    void rawCoordinatesAreDescendedWithOneRatePerParameter() {
        // x uniform on (0, 10), as in the first descent
        double[][] h = {{100.0 / 3, 5}, {5, 1}};
        double[] q = Hessians.times(h, new double[] {3, 10});
        TrainResult result = descend(OptimizerKind.GD, h, q, 450);
        assertEquals(Reason.TOLERANCE, result.convergence().reason());
        double kappa = Curvature.of(h).scaledCondition();
        assertTrue(
                result.convergence().epochs() < 17 * kappa, result.convergence().toString());
    }

    @Test
    void withOnlyABoundOfTheCurvatureGradientDescentStillArrives() {
        double[][] h = Hessians.correlated(new Random(3), 6, 0.6);
        LargestEigenvalue largest = LargestEigenvalue.byPowerIteration(v -> Hessians.times(h, v), 7, 20);
        Curvature bounded = Curvature.bounded(7, largest.upper());
        double inverse = 1 / Curvature.of(h).largest();
        double rate = AdvisedDescent.advise(OptimizerKind.GD, bounded, LABEL_SD)
                .rates()
                .of(0);
        assertTrue(rate <= inverse && rate > 0.7 * inverse, "rate " + rate + ", 1 / L " + inverse);
        double[] optimum = {1, 2, 3, 4, 5, 6, 0};
        double[] q = Hessians.times(h, optimum);
        for (OptimizerKind kind :
                new OptimizerKind[] {OptimizerKind.GD, OptimizerKind.MOMENTUM, OptimizerKind.NESTEROV}) {
            AdvisedDescent advised = AdvisedDescent.advise(kind, bounded, LABEL_SD);
            TrainResult result = follow(advised, Curvature.of(h), new ContractionForecast(), h, q, 2_000);
            assertEquals(Reason.TOLERANCE, result.convergence().reason(), kind.id());
            assertTrue(missed(result, h, q) < 1e-13, kind.id() + " missed " + missed(result, h, q));
        }
    }
}
