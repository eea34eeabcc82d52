package dev.plumbline.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class NarrowingTest {
    private static final long SEED = 1_913L;
    private static final int ROWS = 700;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void aColumnTakesTheSmallestFormThatGivesItsBitsBack() {
        assertForm("constant", i -> 0.1);
        assertForm("constant", i -> -0.0);
        assertForm("short", i -> random.nextInt(-100, 1_445));
        assertForm("short", i -> i == 3 ? 65_535 : i == 5 ? 0 : 7);
        assertForm("int", i -> i == 3 ? 65_536 : i == 5 ? 0 : 7);
        assertForm("short", i -> Integer.MAX_VALUE - random.nextInt(60_000));
        assertForm("short", i -> Integer.MIN_VALUE + random.nextInt(60_000));
        assertForm("int", i -> i % 2 == 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE);
        assertForm("short / 1e2", i -> random.nextInt(65_536) / 100.0);
        assertForm("short / 1e1", i -> 1e6 + i / 10.0);
        assertForm("int / 1e4", i -> random.nextInt(200_000) / 1e4);
        assertForm("int / 1e6", i -> random.nextInt(-60_000_000, 60_000_000) / 1e6);
        assertForm("int / 1e9", i -> random.nextInt(-1_000_000_000, 1_000_000_000) / 1e9);
        assertForm("float", i -> (float) random.nextGaussian());
        assertForm("float", i -> i == 99 ? -0.0 : i);
        assertForm("float", i -> i == 99 ? Float.MIN_VALUE : i);
        assertForm("float", i -> 0x1p31 * (1 + i % 3));
        assertForm("double", i -> random.nextGaussian());
        assertForm("double", i -> i == 99 ? -0.0 : 1e8 + i * 0.1);
        assertForm("double", i -> i == 699 ? Math.PI : i);
        assertForm("double", i -> i % 2 == 0 ? Double.MIN_VALUE : Double.MAX_VALUE);
    }

    @Test
    void decimalsThatComeLateAreFound() {
        assertForm("short / 1e2", i -> i == 650 ? 0.25 : i == 600 ? 0.5 : i % 100);
    }

    @Test
    void aValueIsTheDoubleNearestToItsDecimal() {
        for (int decimals = 0; decimals <= Units.MOST_DECIMALS; decimals++) {
            Units units = new Units(decimals, 0);
            for (int round = 0; round < 20_000; round++) {
                int number = random.nextInt() >> random.nextInt(31);
                double nearest = BigDecimal.valueOf(number, decimals).doubleValue();
                String where = "seed " + SEED + ", " + number + " / 1e" + decimals;
                assertEquals(bits(nearest), bits(units.value(number)), where);
                assertEquals(number, units.nearest(nearest), where);
            }
            assertEquals(BigDecimal.valueOf(Integer.MIN_VALUE, decimals).doubleValue(), units.value(Integer.MIN_VALUE));
            assertEquals(BigDecimal.valueOf(Integer.MAX_VALUE, decimals).doubleValue(), units.value(Integer.MAX_VALUE));
        }
    }

    @Test
    void wideColumnsKeepTheirArraysAndNarrowOnesDoNotLookBehindTheRows() {
        double[] computed = random.doubles(ROWS).toArray();
        double[] counts = random.ints(ROWS, 0, 99).asDoubleStream().toArray();
        Arrays.fill(counts, ROWS / 2, ROWS, Math.PI);
        Block block = new Block(ROWS / 2, new double[][] {computed, counts}, counts, null, true);
        NarrowBlock narrow = new Narrowing(2).narrow(block);
        assertSame(computed, narrow.feature(0).doubles);
        assertEquals("short", narrow.feature(1).form());
        assertEquals(ROWS / 2, narrow.feature(1).shorts.length);
        assertTrue(narrow.heldOut());
    }

    @Test
    void aColumnThatWasPromisingInVainIsLeftAloneForAWhile() {
        double[] counts = random.ints(ROWS, 0, 99).asDoubleStream().toArray();
        double[] almost = counts.clone();
        almost[ROWS - 1] = Math.PI;
        ColumnNarrowing narrowing = new ColumnNarrowing();
        assertEquals("double", narrowing.narrow(almost, ROWS).form());
        int left = 0;
        while (narrowing.narrow(counts, ROWS).isDoubles()) {
            left++;
        }
        assertTrue(left >= 15 && left <= 40, left + " blocks");
        double[] computed = random.doubles(ROWS).toArray();
        assertEquals("double", narrowing.narrow(computed, ROWS).form());
        assertEquals("short", narrowing.narrow(counts, ROWS).form(), "nothing was lost on the block before");
    }

    private void assertForm(String form, IntToDoubleFunction value) {
        for (int rows : List.of(ROWS, ROWS + 1)) {
            double[] values = new double[rows];
            Arrays.setAll(values, value);
            Column column = new ColumnNarrowing().narrow(values, rows);
            assertEquals(form, column.form(), "seed " + SEED + ", beginning with " + values[0] + ", " + values[1]);
            double[] back = new double[rows];
            column.copy(0, rows, back);
            for (int i = 0; i < rows; i++) {
                assertEquals(bits(values[i]), bits(back[i]), form + " of " + values[i]);
            }
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
