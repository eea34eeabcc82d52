package dev.plumbline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {
    /** Mean 10, standard deviation 2. */
    private static ColumnProfile then(String name, long count) {
        return new ColumnProfile(name, count, 0, 5, 15, 10, 2);
    }

    private static Drift.Feature feature(String name, double mean, double outside, double missing) {
        return new Drift.Feature(new ColumnProfile(name, 50, 1, 0, 20, mean, 2), then(name, 10_000), outside, missing);
    }

    private static long remarkable(Drift.Feature feature) {
        return new Drift(List.of(feature)).remarkable();
    }

    @Test
    void aMeanIsMeasuredInDeviationsOfTraining() {
        assertEquals(1.5, feature("a", 13, 0, 0).shift());
        assertEquals(1.5, feature("a", 7, 0, 0).shift());
        assertEquals(0, remarkable(feature("a", 12, 0, 0)));
        assertEquals(1, remarkable(feature("a", 12.1, 0, 0)));
    }

    @Test
    void aColumnThatHadOneValueMayOnlyHaveThatValue() {
        ColumnProfile once = new ColumnProfile("a", 9, 0, 3, 3, 3, 0);
        ColumnProfile same = new ColumnProfile("a", 5, 0, 3, 3, 3, 0);
        ColumnProfile other = new ColumnProfile("a", 5, 0, 3, 4, 3.5, 0.5);
        assertEquals(0, new Drift.Feature(same, once, 0, 0).shift());
        assertEquals(Double.POSITIVE_INFINITY, new Drift.Feature(other, once, 0.5, 0).shift());
    }

    @Test
    void rowsOutsideOfTheRangeAreRemarkableBeyondWhatChanceMakes() {
        assertEquals(0, remarkable(feature("a", 10, 0.01, 0)));
        assertEquals(1, remarkable(feature("a", 10, 0.011, 0)));
        ColumnProfile few = then("a", 19);
        ColumnProfile now = new ColumnProfile("a", 50, 0, 0, 20, 10, 2);
        assertEquals(0, remarkable(new Drift.Feature(now, few, 0.1, 0)), "1 in 10 of new rows beside 19 old ones");
        assertEquals(1, remarkable(new Drift.Feature(now, few, 0.12, 0)));
    }

    @Test
    void missingValuesAreComparedWithThoseOfTraining() {
        assertEquals(0, remarkable(feature("a", 10, 0, 0.05)));
        assertEquals(1, remarkable(feature("a", 10, 0, 0.06)));
        ColumnProfile holes = new ColumnProfile("a", 50, 50, 5, 15, 10, 2);
        ColumnProfile now = new ColumnProfile("a", 50, 50, 5, 15, 10, 2);
        assertEquals(0, remarkable(new Drift.Feature(now, holes, 0, 0.5)));
    }

    @Test
    void theFarthestStandsFirst() {
        Drift drift =
                new Drift(List.of(feature("calm", 10, 0, 0), feature("moved", 14, 0, 0), feature("wide", 10, 0.5, 0)));
        assertEquals(
                List.of("wide", "moved", "calm"),
                drift.features().stream().map(Drift.Feature::name).toList());
        assertEquals(2, drift.remarkable());
    }

    @Test
    void differencesOfTheLargestNumbersAreNumbers() {
        ColumnProfile far = new ColumnProfile("a", 9, 0, -1e308, -1e308, -1.5e308, 1e308);
        ColumnProfile now = new ColumnProfile("a", 9, 0, 1e308, 1e308, 1.5e308, 1e300);
        assertEquals(3, new Drift.Feature(now, far, 1, 0).shift(), 1e-15);
    }
}
