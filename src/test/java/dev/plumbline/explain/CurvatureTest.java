package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CurvatureTest {
    @Test
    void theFirstDescentsCurvatureIsThatOfTheLineThroughUniformPoints() {
        // x uniform on (0, 10): mean x^2 = 100/3, mean x = 5
        Curvature curvature = Curvature.of(new double[][] {{100.0 / 3, 5}, {5, 1}});
        double trace = 100.0 / 3 + 1;
        double root = Math.sqrt(trace * trace - 4 * (100.0 / 3 - 25));
        assertEquals((trace + root) / 2, curvature.largest(), 1e-13);
        assertEquals((trace - root) / 2, curvature.smallest(), 1e-13);
        assertEquals(2 / curvature.largest(), curvature.stableLimit());
        double rho = 5 / Math.sqrt(100.0 / 3);
        assertEquals(1 + rho, curvature.scaledLargest(), 1e-14);
        assertEquals(1 - rho, curvature.scaledSmallest(), 1e-14);
        assertEquals((1 + rho) / (1 - rho), curvature.scaledCondition(), 1e-12);
        assertArrayEquals(new double[] {2 / (1 + rho) * 3 / 100, 2 / (1 + rho)}, curvature.stableLimits(), 1e-14);
    }

    @Test
    void standardizedColumnsHaveTheSameCurvatureInBothViews() {
        Curvature curvature = Curvature.of(new double[][] {{1, 0.5, 0}, {0.5, 1, 0}, {0, 0, 1}});
        assertEquals(1.5, curvature.largest(), 1e-15);
        assertEquals(0.5, curvature.smallest(), 1e-15);
        assertEquals(3, curvature.condition(), 1e-14);
        assertEquals(curvature.largest(), curvature.scaledLargest());
        assertEquals(curvature.smallest(), curvature.scaledSmallest());
    }

    @Test
    void aSingularHessianHasAnInfiniteConditionAndNoNegativeEigenvalue() {
        Curvature curvature = Curvature.of(new double[][] {{1, 1}, {1, 1}});
        assertEquals(2, curvature.largest(), 1e-15);
        assertEquals(0, curvature.smallest(), 1e-15);
        assertTrue(curvature.condition() > 1e15);
    }

    @Test
    void aColumnWithoutCurvatureIsAProgrammingError() {
        assertThrows(IllegalArgumentException.class, () -> Curvature.of(new double[][] {{1, 0}, {0, 0}}));
    }

    @Test
    void powerIterationEnclosesTheLargestEigenvalue() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(40);
            double[][] h = Hessians.correlated(random, n, random.nextDouble());
            double largest = Curvature.of(h).largest();
            LargestEigenvalue found = LargestEigenvalue.byPowerIteration(v -> Hessians.times(h, v), n + 1, 20);
            assertTrue(found.lower() <= largest * (1 + 1e-14), "seed " + seed + ": " + found + ", " + largest);
            assertTrue(found.upper() >= largest, "seed " + seed + ": " + found + ", " + largest);
            assertTrue(found.upper() <= 1.35 * largest, "seed " + seed + ": " + found + ", " + largest);
        }
    }

    @Test
    void powerIterationOnNothingIsNothing() {
        assertEquals(new LargestEigenvalue(0, 0), LargestEigenvalue.byPowerIteration(v -> new double[3], 3, 20));
    }
}
