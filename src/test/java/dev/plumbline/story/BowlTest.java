package dev.plumbline.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BowlTest {
    private static final long SEED = 77;

    @Test
    void withARateEachTheConditionIsSetByRhoAlone() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100; i++) {
            double low = random.nextDouble(-50, 50);
            Bowl bowl = Bowl.ofUniform(low, low + random.nextDouble(1, 50));
            double expected = (1 + bowl.rho()) / (1 - bowl.rho());
            assertEquals(expected, bowl.curvature().scaledCondition(), 1e-9 * expected, "seed " + SEED + ", try " + i);
        }
    }

    @Test
    void alongTheValleyTheLossRisesLeast() {
        Bowl bowl = Bowl.ofUniform(0, 10);
        double k = bowl.slopePerIntercept();
        double length = 1 + k * k;
        assertEquals(bowl.curvature().smallest() / 2, bowl.excess(k, 1) / length, 1e-12);
        assertEquals(bowl.curvature().largest() / 2, bowl.excess(1, -k) / length, 1e-12);
    }

    @Test
    void aContourIsWhereTheLossIsWhatItSays() {
        Bowl bowl = Bowl.ofUniform(2, 9);
        for (double[] error : bowl.contour(0.25)) {
            assertEquals(0.25, bowl.excess(error[0], error[1]), 1e-12);
        }
    }

    @Test
    void epochsToAMillionthAreThoseOfTheRecurrence() {
        for (double condition : new double[] {1, 1.5, 14, 139}) {
            double factor = (condition - 1) / (condition + 1);
            long epochs = 0;
            for (double error = 1; error > 1e-6; error *= factor) {
                epochs++;
            }
            assertEquals(epochs, Bowl.epochsToAMillionth(condition), "condition " + condition);
        }
    }
}
