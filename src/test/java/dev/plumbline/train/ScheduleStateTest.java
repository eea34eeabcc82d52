package dev.plumbline.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.train.Schedule.Kind;
import org.junit.jupiter.api.Test;

final class ScheduleStateTest {
    private static double[] factors(Schedule schedule, int epochs, double... objectives) {
        ScheduleState state = ScheduleState.initial();
        double[] factors = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            double objective = objectives.length == 0 ? 1 : objectives[epoch];
            state = state.at(schedule, epoch, epochs, objective);
            factors[epoch] = state.factor();
        }
        return factors;
    }

    @Test
    void constantStaysAtOne() {
        assertArrayEquals(new double[] {1, 1, 1}, factors(new Schedule(Kind.CONSTANT, 0.5, 1), 3));
    }

    @Test
    void stepFallsEveryFewEpochs() {
        assertArrayEquals(
                new double[] {1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25}, factors(new Schedule(Kind.STEP, 0.5, 3), 8));
    }

    @Test
    void exponentialFallsEveryEpoch() {
        assertArrayEquals(new double[] {1, 0.5, 0.25, 0.125}, factors(new Schedule(Kind.EXPONENTIAL, 0.5, 1), 4));
    }

    @Test
    void inverseFallsAsOneOverTheEpoch() {
        assertArrayEquals(new double[] {1, 1 / 1.5, 1 / 2.0, 1 / 2.5}, factors(new Schedule(Kind.INVERSE, 0.5, 1), 4));
    }

    @Test
    void cosineFallsFromOneToAlmostZeroOverThePlannedEpochs() {
        double[] factors = factors(new Schedule(Kind.COSINE, 0.5, 1), 4);
        assertEquals(1, factors[0]);
        assertEquals((1 + Math.sqrt(0.5)) / 2, factors[1], 1e-15);
        assertEquals(0.5, factors[2], 1e-15);
        assertEquals((1 - Math.sqrt(0.5)) / 2, factors[3], 1e-15);
    }

    @Test
    void plateauFallsAfterEpochsWithoutALowerObjective() {
        double[] objectives = {5, 4, 4, 4, 3, 3.5, 3.2, 3, 3};
        assertArrayEquals(
                new double[] {1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125},
                factors(new Schedule(Kind.PLATEAU, 0.5, 2), objectives.length, objectives));
    }
}
