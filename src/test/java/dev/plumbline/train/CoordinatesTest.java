package dev.plumbline.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.LinearModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Between original units and those of the descent nothing is lost. */
final class CoordinatesTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final double[] OFFSETS = {0, 3, 1e7, 1e12};

    /** A number that no pair of doubles holds. */
    private static BigDecimal random(Random random) {
        return new BigDecimal(random.nextGaussian()).divide(new BigDecimal(3 + random.nextInt(5)), DIGITS);
    }

    @Test
    void aLineComesBackFromItsParametersAsItWas() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            Rows rows = Rows.random(random, 2, 12, OFFSETS[(int) seed % OFFSETS.length]);
            boolean intercept = seed % 5 != 0;
            BigDecimal[] slopes = {random(random), random(random)};
            BigDecimal origin = intercept ? random(random).multiply(new BigDecimal(100)) : BigDecimal.ZERO;
            for (boolean standardized : new boolean[] {true, false}) {
                Coordinates coordinates = Coordinates.of(rows.moments(), standardized, intercept);
                Parameters at = coordinates.toParameters(slopes, origin);
                LinearModel model = coordinates.toModel(at, "y", List.of("a", "b"));
                String where = "seed " + seed + ", standardized " + standardized;
                BigDecimal atCentre = origin;
                for (int j = 0; j < 2; j++) {
                    atCentre = atCentre.add(
                            slopes[j].multiply(new BigDecimal(coordinates.centre()[j])));
                    assertEquals(slopes[j].doubleValue(), model.slopes()[j], where);
                }
                assertEquals(atCentre.doubleValue(), model.interceptAtCentre(), where);
                // the intercept far from the data is the small difference of numbers of the size of the offset
                double rounding = 1e-31
                        * (Math.abs(coordinates.labelCentre()) + coordinates.centre()[0]);
                assertEquals(origin.doubleValue(), model.intercept(), Math.ulp(model.intercept()) + rounding, where);
            }
        }
    }

    @Test
    void parametersHaveTwiceTheDigitsOfADouble() {
        Rows rows = Rows.random(new Random(1), 2, 12, 1e7);
        BigDecimal third = BigDecimal.ONE.divide(new BigDecimal(3), DIGITS);
        Coordinates standardized = Coordinates.of(rows.moments(), true, true);
        Parameters at = standardized.toParameters(new BigDecimal[] {third, third}, third);
        BigDecimal slope = third.multiply(new BigDecimal(standardized.scale(0)));
        BigDecimal intercept = third.multiply(new BigDecimal(standardized.centre()[0])
                        .add(new BigDecimal(standardized.centre()[1]))
                        .add(BigDecimal.ONE))
                .subtract(new BigDecimal(standardized.labelCentre()));
        assertClose(slope, at.pair(0));
        assertClose(intercept, at.pair(2));
        Parameters raw =
                Coordinates.of(rows.moments(), false, true).toParameters(new BigDecimal[] {third, third}, third);
        assertClose(third, raw.pair(0));
        assertClose(third, raw.pair(2));
    }

    private static void assertClose(BigDecimal expected, Pair actual) {
        double missed = actual.exact().subtract(expected).abs().doubleValue();
        assertTrue(missed <= 0x1p-105 * expected.abs().doubleValue(), expected + " missed by " + missed);
    }

    @Test
    void aPublishedLineComesBackAsItWasWhateverItsOffsetsAndScales() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            int features = 1 + random.nextInt(3);
            double[] offsets = new double[features + 1];
            double[] scales = new double[features + 1];
            for (int j = 0; j <= features; j++) {
                scales[j] = Math.pow(10, 60 * random.nextDouble() - 30);
                offsets[j] = random.nextGaussian() * scales[j] * Math.pow(10, 12 * random.nextDouble());
            }
            Rows rows = Rows.random(random, features, 12, 0);
            for (int j = 0; j <= features; j++) {
                for (int row = 0; row < rows.count(); row++) {
                    rows.columns()[j][row] = offsets[j] + scales[j] * rows.columns()[j][row];
                }
            }
            boolean intercept = random.nextInt(5) > 0;
            Coordinates own = Coordinates.of(rows.moments(), random.nextBoolean(), intercept);
            List<String> names = List.of("a", "b", "c").subList(0, features);
            double[] slopes = new double[features];
            Arrays.setAll(slopes, j -> random.nextGaussian() * scales[features] / scales[j]);
            double atCentre = intercept ? offsets[features] + random.nextGaussian() * scales[features] : 0;
            LinearModel line = new LinearModel("y", names, slopes, own.centre(), atCentre, Double.NaN, intercept);
            LinearModel back = own.toModel(own.toParameters(line), "y", names);
            String where = "seed " + seed;
            assertArrayEquals(line.slopes(), back.slopes(), where);
            assertArrayEquals(line.centre(), back.centre(), where);
            assertEquals(atCentre, back.interceptAtCentre(), Math.ulp(atCentre), where);
        }
    }

    @Test
    void aLinePublishedAboutAnotherCentreIsTheSameLine() {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            double offset = OFFSETS[(int) seed % OFFSETS.length];
            Coordinates here = Coordinates.of(Rows.random(random, 2, 12, offset).moments(), seed % 2 == 0, true);
            double[] slopes = {random.nextGaussian(), random.nextGaussian()};
            double[] centre = {offset + random.nextGaussian(), offset - random.nextGaussian()};
            LinearModel line = new LinearModel("y", List.of("a", "b"), slopes, centre, offset / 3, Double.NaN, true);
            BigDecimal expected = new BigDecimal(line.interceptAtCentre());
            for (int j = 0; j < 2; j++) {
                BigDecimal way = new BigDecimal(here.centre()[j]).subtract(new BigDecimal(centre[j]));
                expected = expected.add(new BigDecimal(slopes[j]).multiply(way));
            }
            LinearModel moved = here.toModel(here.toParameters(line), "y", List.of("a", "b"));
            assertArrayEquals(slopes, moved.slopes(), "seed " + seed);
            assertEquals(expected.doubleValue(), moved.interceptAtCentre(), "seed " + seed);
        }
    }
}
