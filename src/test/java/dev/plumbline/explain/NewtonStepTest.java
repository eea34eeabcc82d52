package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.Objective;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.TrainResult;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NewtonStepTest {
    @Test
    void theStepIsTheDistanceFromTheMinimiser() {
        double[] conditions = {1, 20, 530, 1.6e4, 4.8e5, 1.5e7, 4.8e8, 1.6e10};
        for (int n = 1; n <= 8; n++) {
            double[][] h = Hessians.hilbert(n);
            double[] gradient =
                    Hessians.times(h, new Random(n).doubles(n, -1, 1).toArray());
            double[] exact = new double[n];
            BigDecimal[] solved = Hessians.solve(h, gradient);
            for (int i = 0; i < n; i++) {
                exact[i] = solved[i].doubleValue();
            }
            assertArrayEquals(exact, new NewtonStep(h).step(gradient), 1e-15 * conditions[n - 1], "n " + n);
        }
    }

    @Test
    void aSingularHessianLeavesTheFlatDirectionOut() {
        double[] step = new NewtonStep(new double[][] {{1, 1}, {1, 1}}).step(new double[] {2, 2});
        assertArrayEquals(new double[] {1, 1}, step, 1e-14);
    }

    @Test
    void aDescentWhoseGradientIsRoundedComesToRestOnTheFloorAndIsConverged() {
        for (double shared : new double[] {0, 0.9, 0.99, 0.997}) {
            double[][] h = {{1, shared, 0}, {shared, 1, 0}, {0, 0, 1}};
            double[] optimum = {0.5, -0.3, 0};
            Objective rounded = rounded(MomentsObjective.above(0.1, h, Hessians.times(h, optimum)), 5e-16);
            Curvature curvature = Curvature.of(h);
            AdvisedDescent advised = AdvisedDescent.advise(OptimizerKind.GD, curvature, 1);
            Plan plan = new Plan(
                    List.of("x", "y", "intercept"),
                    advised.optimizer(),
                    advised.rates(),
                    advised.schedule(),
                    30_000,
                    1e-16,
                    0,
                    Magnitudes.ofSquaredLoss(1, curvature.diagonal()));
            TrainingState start = TrainingState.startingAt(Parameters.zero(3), plan.optimizer());
            TrainResult result = new Trainer(plan, new NewtonStep(h), at -> false, () -> false)
                    .train(rounded, start, (record, state) -> {});
            assertEquals(Reason.TOLERANCE, result.convergence().reason(), "shared " + shared);
            assertTrue(result.convergence().epochs() < 20 * curvature.condition() + 60, "shared " + shared);
            double missed = Math.abs(result.parameters().hi(0) - optimum[0]);
            assertTrue(missed < 2e-15 * curvature.condition(), "shared " + shared + " missed " + missed);
        }
    }

    /** Sees high parts only, with a gradient that is off by up to {@code noise}: rows without the low parts. */
    private static Objective rounded(Objective exact, double noise) {
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
}
