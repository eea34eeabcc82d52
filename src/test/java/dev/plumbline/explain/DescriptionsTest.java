package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people are shown of columns and curvature. */
final class DescriptionsTest {
    private static final List<String> NAMES = List.of("x", "flat", "y");

    @Test
    void aProfileDescribesEachColumn() {
        ExactMoments moments = new ExactMoments(3, ExactMoments.Detail.SQUARES_ONLY);
        moments.add(new double[][] {{1, 2, 3, 6}, {7, 7, 7, 7}, {-1, 0, 0, 1}}, null, 4);
        List<ColumnProfile> profiles = ColumnProfiles.of(NAMES, moments, Map.of("x", 5L));
        assertEquals(new ColumnProfile("x", 4, 5, 1, 6, 3, Math.sqrt(3.5)), profiles.get(0));
        assertEquals(3 / Math.sqrt(3.5), profiles.get(0).offset());
        assertTrue(profiles.get(1).constant());
        assertEquals(0, profiles.get(1).sd());
        assertEquals(0, profiles.get(2).missing());
        assertThrows(IllegalArgumentException.class, () -> ColumnProfiles.of(List.of("x"), moments, Map.of()));
    }

    @Test
    void weightsCountInMeansAndNotInRows() {
        ExactMoments moments = new ExactMoments(1, ExactMoments.Detail.SQUARES_ONLY);
        moments.add(new double[][] {{0, 4}}, new double[] {3, 1}, 2);
        assertEquals(
                new ColumnProfile("y", 2, 0, 0, 4, 1, Math.sqrt(3)),
                ColumnProfiles.of(List.of("y"), moments, Map.of()).get(0));
    }

    @Test
    void nothingIsKnownOfAnEmptyTable() {
        ColumnProfile profile = ColumnProfiles.of(
                        List.of("y"), new ExactMoments(1, ExactMoments.Detail.SQUARES_ONLY), Map.of("y", 3L))
                .get(0);
        assertEquals(new ColumnProfile("y", 0, 3, Double.NaN, Double.NaN, Double.NaN, Double.NaN), profile);
    }

    @Test
    void aLandscapeTellsCurvatureAndRatesOfEachParameter() {
        Terrain raw = Rows.even(1_000, 0, 10).terrain(false);
        Landscape landscape = Landscape.of(raw);
        assertEquals(CoordinateSystem.RAW, landscape.coordinates());
        assertEquals(139.4, landscape.condition(), 0.1);
        assertEquals(13.93, landscape.ownRatesCondition(), 0.01);
        assertEquals(2 / landscape.largest(), landscape.stableRate(), 1e-15);
        Landscape.Parameter slope = landscape.parameters().get(0);
        assertEquals("x1", slope.name());
        assertEquals(100.0 / 3, slope.curvature(), 1e-4);
        // rho = sqrt(3) / 2; stable is 2 / (1 + rho), advised 2 / (1 + rho + 1 - rho) = 1, over the curvature
        assertEquals(2 / (1 + Math.sqrt(0.75)) * 0.03, slope.stableRate(), 1e-5);
        assertEquals(0.03, slope.advisedRate(), 1e-5);
        Landscape.Parameter intercept = landscape.parameters().get(1);
        assertEquals("intercept", intercept.name());
        assertEquals(1, intercept.advisedRate(), 1e-5);
    }

    @Test
    void listsAndFiguresReadAsWritten() {
        assertEquals("", Enumeration.of(List.of()));
        assertEquals("a", Enumeration.of(List.of("a")));
        assertEquals("a, b and c", Enumeration.of(List.of("a", "b", "c")));
        assertEquals("'1', '2', '3', '4', '5' and 2 more", Names.quoted(List.of("1", "2", "3", "4", "5", "6", "7")));
        assertEquals("1,234", Figure.of(1234.4));
        assertEquals("1.7", Figure.of(1.7321));
        assertEquals("0.012", Figure.of(0.01234));
        assertEquals("1.2e-7", Figure.of(1.234e-7));
        assertEquals("1.2e12", Figure.of(1.234e12));
        assertEquals("0", Figure.of(0));
        assertEquals("1 epoch", EpochsText.epochs(1));
        assertEquals("9,999,999 epochs", EpochsText.epochs(9_999_999));
    }
}
