package dev.plumbline.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.LinearModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final LinearModel LINE =
            new LinearModel("y", List.of("a", "b"), new double[] {1, 2}, new double[] {10, -1e9}, 3, 0, true);

    @Test
    void rowsLieWhereTheColumnsLay() {
        Sample sample = Sample.of(Originals.of(
                        LINE,
                        List.of(
                                new ColumnProfile("a", 9, 0, 4, 20, 11, 2),
                                new ColumnProfile("b", 9, 0, -2e9, 5, -1e9, 1e8),
                                new ColumnProfile("y", 9, 0, 0, 1, 0.5, 0.1)))
                .model());
        assertArrayEquals(new double[] {10, -1e9}, sample.row(0));
        assertArrayEquals(new double[] {11, -1e9}, sample.row(1));
        assertArrayEquals(new double[] {4, -2e9}, sample.row(2));
        assertArrayEquals(new double[] {20, 5}, sample.row(3));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < Sample.ROWS; i++) {
            double[] x = sample.row(i);
            assertArrayEquals(x, sample.row(i), "the same row each time");
            assertTrue(x[0] >= 4 && x[0] <= 20 && x[1] >= -2e9 && x[1] <= 5, x[0] + " " + x[1]);
            seen.add(x[0] + " " + x[1]);
        }
        assertTrue(seen.size() > Sample.ROWS / 2, seen.size() + " different rows");
    }

    @Test
    void withoutAProfileRowsLieAroundTheCentre() {
        for (List<ColumnProfile> profile : List.of(
                List.<ColumnProfile>of(),
                List.of(new ColumnProfile("a", 0, 9, Double.NaN, Double.NaN, Double.NaN, Double.NaN)))) {
            Sample sample = Sample.of(Originals.of(LINE, profile).model());
            for (int i = 0; i < Sample.ROWS; i++) {
                double[] x = sample.row(i);
                assertTrue(x[0] >= 0 && x[0] <= 20 && x[1] >= -2e9 && x[1] <= 0, x[0] + " " + x[1]);
            }
            assertArrayEquals(new double[] {0, -2e9}, sample.row(2));
        }
    }

    @Test
    void aColumnOfTheWidestRangeGivesFiniteRows() {
        double most = Double.MAX_VALUE;
        Sample sample = Sample.of(Originals.of(
                        new LinearModel("y", List.of("a"), new double[] {1}, new double[1], 0, 0, true),
                        List.of(new ColumnProfile("a", 9, 0, -most, most, 0, 1)))
                .model());
        for (int i = 0; i < Sample.ROWS; i++) {
            assertTrue(Double.isFinite(sample.row(i)[0]), "row " + i);
        }
    }

    @Test
    void differencesAreTakenInUnitsOfTheLastPlaceAndOfTheReach() {
        Original original = Originals.of(
                new LinearModel("y", List.of("a"), new double[] {1}, new double[1], 0, 0, true),
                List.of(new ColumnProfile("a", 9, 0, 0, 4, 2, 1)));
        Sample sample = Sample.of(original.model());
        Agreement same = Agreement.of(original.line(), sample, x -> x[0]);
        assertEquals(new Agreement(512, true, 0, 0), same);
        Agreement near = Agreement.of(original.line(), sample, x -> Math.nextUp(x[0]));
        assertEquals(1, near.largestUlps());
        assertEquals(Math.ulp(4.0) / 4, near.largestShare());
        Agreement lost = Agreement.of(original.line(), sample, x -> Double.NaN);
        assertEquals(Double.POSITIVE_INFINITY, lost.largestUlps());
        assertEquals(Double.POSITIVE_INFINITY, lost.largestShare());
        assertEquals(
                false,
                Agreement.of(original.line(), sample, x -> x[0] == 0 ? -0.0 : x[0])
                        .sameBits());
    }
}
