package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError.Remaining;
import dev.plumbline.train.TrainResult;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OptimumDistanceTest {
    private static final Parameters OPTIMUM = Parameters.of(new double[] {1, -3}, new double[] {1e-20, -2e-20});

    private static TrainingState at(double[] hi, double[] lo) {
        return TrainingState.startingAt(Parameters.of(hi, lo), new GradientDescent());
    }

    @Test
    void theDistanceIsThatOfThePairs() {
        OptimumDistance distance = OptimumDistance.exactGradients(OPTIMUM);
        assertArrayEquals(
                new double[] {0.5, 2},
                distance.at(null, at(new double[] {1.5, -1}, new double[2]), null)
                        .error());
        Remaining near = distance.at(null, at(new double[] {1, -3}, new double[] {1e-20, 1e-20}), null);
        assertArrayEquals(new double[] {0, 3e-20}, near.error(), 1e-33);
        assertArrayEquals(new double[2], near.floor());
    }

    @Test
    void theFloorIsWhatTheInverseMakesOfTheNoise() {
        double[][] inverse = {{2, -3}, {-3, 5}};
        OptimumDistance distance = OptimumDistance.roundedGradients(OPTIMUM, inverse, new double[] {1e-16, 1e-17});
        Remaining here = distance.at(null, at(new double[2], new double[2]), null);
        assertArrayEquals(new double[] {2.3e-16, 3.5e-16}, here.floor(), 1e-30);
        assertArrayEquals(new double[] {1, 3}, here.error());
    }

    @Test
    void aDescentByRowsOnANearlySingularProblemSaysHowFarItIs() {
        // two features that differ in their last seven digits
        Rows rows = Rows.of(new Random(1), 60, random -> {
            double x = random.nextGaussian();
            double z = x + 1e-7 * random.nextGaussian();
            return new double[] {x, z, x + 1e-3 * random.nextGaussian()};
        });
        Plans plans = new Plans(rows.terrain(true), Gradients.BY_ROWS, Given.epochs(300, 1e-14));
        for (OptimizerKind kind : new OptimizerKind[] {OptimizerKind.GD, OptimizerKind.NEWTON}) {
            Plan plan = plans.of(kind);
            TrainResult result = new Trainer(
                            plan, plans.gradients().remainingError(plans.terrain()), at -> false, () -> false)
                    .train(
                            rows.rowByRow(plans.terrain().coordinates()),
                            TrainingState.startingAt(Parameters.zero(3), plan.optimizer()),
                            EpochListener.NONE);
            boolean exact = kind == OptimizerKind.NEWTON;
            assertEquals(exact, result.convergence().converged(), kind.id());
            assertEquals(
                    exact ? Reason.TOLERANCE : Reason.EPOCHS,
                    result.convergence().reason());
            double missed = Math.abs(
                    result.parameters().hi(0) - plans.terrain().optimum().hi(0));
            assertEquals(missed, result.remaining().error()[0], 1e-9 * missed);
            assertFalse(!exact && missed < 100, "missed " + missed);
        }
    }

    @Test
    void roundedGradientsComeToRestOnTheFloorAndAreConverged() {
        for (double shared : new double[] {0, 0.9, 0.99, 0.997}) {
            Rows rows = Rows.random(new Random(3), 2, 50, Math.sqrt(shared), 0);
            Plans plans = new Plans(rows.terrain(true), Gradients.BY_ROWS, Given.epochs(60_000, 1e-17));
            Plan plan = plans.of(OptimizerKind.GD);
            TrainResult result = new Trainer(
                            plan, plans.gradients().remainingError(plans.terrain()), at -> false, () -> false)
                    .train(
                            rows.rowByRow(plans.terrain().coordinates()),
                            TrainingState.startingAt(Parameters.zero(3), plan.optimizer()),
                            EpochListener.NONE);
            assertEquals(Reason.TOLERANCE, result.convergence().reason(), "shared " + shared);
            double missed = Math.abs(
                    result.parameters().hi(0) - plans.terrain().optimum().hi(0));
            double condition = plans.terrain().curvature().condition();
            double spread = plans.terrain().labelSpread();
            assertTrue(missed < 1e-15 * condition * spread, "shared " + shared + " missed " + missed);
        }
    }
}
