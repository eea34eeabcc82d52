package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.math.MathContext;
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

    @Test
    void aKnownInverseGivesTheSmallestEigenvaluesAtAnyOffset() {
        for (int exponent = 0; exponent <= 12; exponent++) {
            Rows rows = Rows.random(new Random(exponent), 1, 40, 0, Math.pow(10, exponent));
            Terrain raw = rows.terrain(false);
            ExactMoments moments = rows.moments();
            BigDecimal weight = moments.exactWeight();
            BigDecimal variance = moments.exactCentredProduct(0, 0).divide(weight.pow(2), MathContext.DECIMAL128);
            BigDecimal square = moments.exactRawProduct(0, 0).divide(weight, MathContext.DECIMAL128);
            BigDecimal trace = square.add(BigDecimal.ONE);
            BigDecimal root = trace.pow(2)
                    .subtract(variance.multiply(BigDecimal.valueOf(4)))
                    .sqrt(MathContext.DECIMAL128);
            double smallest = BigDecimal.valueOf(2)
                    .multiply(variance)
                    .divide(trace.add(root), MathContext.DECIMAL128)
                    .doubleValue();
            BigDecimal mean = square.subtract(variance).sqrt(MathContext.DECIMAL128);
            double rho = mean.divide(square.sqrt(MathContext.DECIMAL128), MathContext.DECIMAL128)
                    .doubleValue();
            double scaled = variance.divide(square, MathContext.DECIMAL128).doubleValue() / (1 + rho);
            Curvature curvature = raw.curvature();
            assertEquals(1, curvature.smallest() / smallest, 1e-12, "offset 1e" + exponent);
            assertEquals(1, curvature.scaledSmallest() / scaled, 1e-12, "offset 1e" + exponent);
        }
    }

    @Test
    void conditionsAreThoseOfTheLeastSquaresSolution() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Rows given = Rows.random(random, 1 + random.nextInt(5), 40, random.nextDouble(), 1e3 * random.nextDouble());
            Rows rows = seed % 4 == 0 ? given.withoutIntercept() : given;
            LeastSquares exact = LeastSquares.of(rows.moments(), rows.intercept());
            Terrains terrains = rows.terrains();
            assertEquals(1, terrains.raw().curvature().condition() / exact.conditionRaw(), 1e-11, "seed " + seed);
            double standardized = terrains.standardized().curvature().condition();
            // the centre of standardized coordinates is rounded, by up to 1e-13 of a spread here
            assertEquals(1, standardized / exact.conditionStandardized(), 1e-11, "seed " + seed);
        }
    }

    @Test
    void aKnownInverseGivesTheSmallestEigenvalueOfANearlySingularMatrix() {
        for (int n = 2; n <= 16; n++) {
            double[][] h = Hessians.hilbert(n);
            double[][] inverse = new double[n][n];
            for (int j = 0; j < n; j++) {
                double[] unit = new double[n];
                unit[j] = 1;
                BigDecimal[] column = Hessians.solve(h, unit);
                for (int i = 0; i < n; i++) {
                    inverse[i][j] = column[i].doubleValue();
                }
            }
            double smallest = smallestByInverseIteration(h);
            double found = Curvature.of(h, inverse).smallest();
            // of the matrix that was given; its own rounding may have made the smallest negative: then it is not
            // definite
            assertTrue(smallest < 0 || Math.abs(found / smallest - 1) < 1e-9, n + ": " + found + ", " + smallest);
        }
    }

    private static double smallestByInverseIteration(double[][] h) {
        double[] v = new Random(1).doubles(h.length, 1, 2).toArray();
        for (int round = 0; round < 12; round++) {
            BigDecimal[] next = Hessians.solve(h, v);
            double largest = 0;
            for (BigDecimal value : next) {
                largest = Math.max(largest, Math.abs(value.doubleValue()));
            }
            for (int i = 0; i < v.length; i++) {
                v[i] = next[i].doubleValue() / largest;
            }
        }
        BigDecimal above = BigDecimal.ZERO;
        BigDecimal below = BigDecimal.ZERO;
        for (int i = 0; i < v.length; i++) {
            below = below.add(new BigDecimal(v[i]).pow(2));
            for (int j = 0; j < v.length; j++) {
                above = above.add(
                        new BigDecimal(v[i]).multiply(new BigDecimal(h[i][j])).multiply(new BigDecimal(v[j])));
            }
        }
        return above.divide(below, MathContext.DECIMAL128).doubleValue();
    }
}
