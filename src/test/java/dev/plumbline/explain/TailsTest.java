package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TailsTest {
    private static void assert12Digits(double expected, double found, double[] row) {
        assertEquals(expected, found, 5e-13 * Math.abs(expected), () -> Arrays.toString(row));
    }

    @Test
    void twoSidedTailsOfTHave12DigitsAndTheirLogarithmsToo() {
        TailTables.forEach(TailTables.T, row -> {
            Tails.Tail tail = Tails.twoSidedT(row[1], row[0]);
            assert12Digits(row[2], tail.p(), row);
            assert12Digits(row[3], tail.log10(), row);
            assertEquals(tail, Tails.twoSidedT(-row[1], row[0]));
        });
    }

    @Test
    void upperTailsOfFHave12DigitsAndTheirLogarithmsToo() {
        TailTables.forEach(TailTables.F, row -> {
            Tails.Tail tail = Tails.upperF(row[2], row[0], row[1]);
            assert12Digits(row[3], tail.p(), row);
            assert12Digits(row[4], tail.log10(), row);
        });
    }

    @Test
    void logarithmsOfFarTailsHave12DigitsWhereThereIsNoDoubleForThem() {
        TailTables.forEach(TailTables.FAR_F, row -> {
            Tails.Tail tail = Tails.upperF(row[2], row[0], row[1]);
            assertEquals(0, tail.p(), Arrays.toString(row));
            assert12Digits(row[3], tail.log10(), row);
        });
    }

    @Test
    void quantilesOfTHave12Digits() {
        TailTables.forEach(TailTables.QUANTILES, row -> assert12Digits(row[2], Tails.quantileT(row[1], row[0]), row));
    }

    @Test
    void tailsFallSteadilyThroughTheValueWhereTheirComputationChanges() {
        for (double freedom : new double[] {1, 3, 100, 1e6, 1e10}) {
            for (double numerator : new double[] {1, 2, 9, 200}) {
                double before = Tails.upperF(1 - 0x1p-30, numerator, freedom).p();
                double at = Tails.upperF(1, numerator, freedom).p();
                double after = Tails.upperF(1 + 0x1p-30, numerator, freedom).p();
                assertTrue(before > at && at > after, numerator + " and " + freedom);
                assertEquals(before - at, at - after, 1e-12, numerator + " and " + freedom);
            }
        }
    }

    @Test
    void nothingExceedsAnInfiniteStatisticAndEverythingExceeds0() {
        assertEquals(new Tails.Tail(0, Double.NEGATIVE_INFINITY), Tails.twoSidedT(Double.NEGATIVE_INFINITY, 5));
        assertEquals(new Tails.Tail(0, Double.NEGATIVE_INFINITY), Tails.upperF(Double.POSITIVE_INFINITY, 2, 5));
        assertEquals(1, Tails.twoSidedT(0, 5).p());
        assertEquals(0, Tails.twoSidedT(0, 5).log10(), 0);
    }

    @Test
    void withoutDegreesOfFreedomThereIsNoTail() {
        assertEquals(new Tails.Tail(Double.NaN, Double.NaN), Tails.twoSidedT(1, 0));
        assertEquals(new Tails.Tail(Double.NaN, Double.NaN), Tails.twoSidedT(Double.NaN, 4));
        assertEquals(new Tails.Tail(Double.NaN, Double.NaN), Tails.upperF(1, 0, 4));
        assertTrue(Double.isNaN(Tails.quantileT(0.95, 0)));
    }
}
