package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ModesTest {
    private static Modes modes(Terrain terrain, double[] rates) {
        return Modes.of(terrain.hessian(), terrain.inverse(), rates).orElseThrow();
    }

    @Test
    void anErrorIsTheSumOfItsParts() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            int features = 1 + random.nextInt(6);
            Terrain terrain =
                    Rows.random(random, features, 40, random.nextDouble(), 1).terrain(seed % 2 == 0);
            double[] rates = random.doubles(terrain.names().size(), 0.1, 2).toArray();
            double[] error = random.doubles(rates.length, -1, 1).toArray();
            Modes modes = modes(terrain, rates);
            assertArrayEquals(error, modes.error(modes.parts(error)), 1e-13, "seed " + seed);
        }
    }

    @Test
    void anEpochShrinksEachModeByItsOwnFactor() {
        Terrain terrain = Rows.random(new Random(7), 3, 40, 0.7, 2).terrain(false);
        double[] rates = {1e-3, 2, 0.1, 0.5};
        Modes modes = modes(terrain, rates);
        double[] parts = {0.3, -0.2, 0.7, 1.1};
        double[] error = modes.error(parts);
        double[] gradient = Hessians.times(terrain.hessian(), error);
        for (int i = 0; i < error.length; i++) {
            error[i] -= rates[i] * gradient[i];
        }
        double[] after = modes.parts(error);
        double[] curvatures = modes.curvatures();
        for (int m = 0; m < parts.length; m++) {
            assertEquals(parts[m] * (1 - curvatures[m]), after[m], 1e-12 * curvatures[0], "mode " + m);
        }
    }

    @Test
    void farFromZeroTheFlatModeComesFromTheInverse() {
        for (int exponent = 0; exponent <= 12; exponent++) {
            Terrain terrain = Rows.random(new Random(exponent), 1, 40, 0, Math.pow(10, exponent))
                    .terrain(false);
            Curvature curvature = terrain.curvature();
            double[] found = modes(terrain, new double[] {1, 1}).curvatures();
            assertEquals(1, found[0] / curvature.largest(), 1e-14, "offset 1e" + exponent);
            assertEquals(1, found[1] / curvature.smallest(), 1e-5, "offset 1e" + exponent);
        }
    }

    @Test
    void ofASpectrumTooWideForDoublesBothEndsAreRightAndNothingIsNegative() {
        // powers up to the tenth, far from 0: standardized condition 1e19, and beyond 1e30 in original units
        Rows rows = Rows.powers(new Random(1), 82, 10, -8.8, -3.1);
        for (Terrain terrain : new Terrain[] {rows.terrain(false), rows.terrain(true)}) {
            double[] ones = new double[11];
            java.util.Arrays.fill(ones, 1);
            double[] found = modes(terrain, ones).curvatures();
            assertEquals(1, found[0] / terrain.curvature().largest(), 1e-12);
            assertEquals(1, found[10] / terrain.curvature().smallest(), 1e-9);
            for (int i = 1; i < found.length; i++) {
                assertTrue(found[i] > 0 && found[i] <= found[i - 1], i + ": " + java.util.Arrays.toString(found));
            }
        }
    }
}
