package dev.plumbline.train;

import static dev.plumbline.train.Descents.bits;
import static dev.plumbline.train.Descents.descend;
import static dev.plumbline.train.Descents.distanceFrom;
import static dev.plumbline.train.Descents.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One step is the whole way. */
final class NewtonTest {
    private static Parameters random(Random random, int count) {
        double[] hi = new double[count];
        double[] lo = new double[count];
        for (int i = 0; i < count; i++) {
            hi[i] = random.nextGaussian() * StrictMath.pow(10, random.nextInt(61) - 30);
            lo[i] = Math.ulp(hi[i]) / 2 * (random.nextDouble() - 0.5);
        }
        return Parameters.of(hi, lo);
    }

    @Test
    void fromAnyStartOneStepEndsExactlyAtTheOptimumLowPartsIncluded() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            Newton newton = new Newton(random(random, 4));
            Standing here = new Standing(random(random, 4), new double[4]);
            Optimizer.Step step = newton.step(newton.initial(4), here, LearningRates.uniform(1, 4));
            assertEquals(bits(newton.optimum()), bits(step.from(here.at())), "seed " + seed);
            for (int i = 0; i < 4; i++) {
                double from = here.at().hi(i);
                double to = newton.optimum().hi(i);
                double rounding = Math.ulp(Math.max(Math.abs(from), Math.abs(to)));
                assertEquals(to - from, step.move()[i], 2 * rounding, "seed " + seed);
            }
        }
    }

    @Test
    void aSmallerRateGoesThatShareOfTheWay() {
        Newton newton = new Newton(Parameters.of(new double[] {3, 1}, new double[] {0x1p-60, 0}));
        Standing here = new Standing(Parameters.of(new double[] {1, 5}, new double[2]), new double[2]);
        LearningRates rates = LearningRates.of(new double[] {0.25, 0.5});
        Parameters end = newton.step(newton.initial(2), here, rates).from(here.at());
        assertEquals(bits(Parameters.of(new double[] {1.5, 3}, new double[] {0x1p-62, 0})), bits(end));
    }

    @Test
    void aDescentTakesOneEpoch() {
        QuadraticObjective objective = QuadraticObjective.diagonal(new double[] {1, 3}, new double[] {0.1, 7}, 0.5);
        Newton newton = new Newton(Parameters.of(new double[] {0.1, 7}, new double[] {1e-18, -3e-17}));
        TrainResult result = descend(plan(newton, 1, 1), distanceFrom(0.1, 7), objective);
        assertEquals(new Convergence(1, Reason.TOLERANCE, true), result.convergence());
        assertEquals(bits(newton.optimum()), bits(result.parameters()));
    }
}
