package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnarNumbersTest {
    private static final long SEED = 20_261_124;

    /** Numbers of all lengths. */
    private static long any(SplittableRandom random) {
        return random.nextLong() >> random.nextInt(64);
    }

    @Test
    void integersAreExactWhereTheyComeBack() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            long value = any(random);
            boolean back = new BigDecimal((double) value).compareTo(BigDecimal.valueOf(value)) == 0;
            assertEquals(back, ColumnarNumbers.isExact(value), value + ", seed " + SEED);
        }
        assertEquals(false, ColumnarNumbers.isExact(Long.MAX_VALUE));
        assertEquals(true, ColumnarNumbers.isExact(Long.MIN_VALUE));
        assertEquals(true, ColumnarNumbers.isExact(0));
    }

    @Test
    void decimalsBecomeTheNearestDouble() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            long unscaled = any(random);
            int scale = random.nextInt(39);
            double expected = Double.parseDouble(unscaled + "e-" + scale);
            assertEquals(
                    expected, ColumnarNumbers.decimal(unscaled, scale), unscaled + "e-" + scale + ", seed " + SEED);
        }
    }

    @Test
    void decimalsAreKeptWhereTheyComeBackAtTheirScale() {
        SplittableRandom random = new SplittableRandom(SEED);
        int lost = 0;
        for (int i = 0; i < 20_000; i++) {
            BigDecimal value = BigDecimal.valueOf(any(random), random.nextInt(25));
            BigDecimal back = new BigDecimal(value.doubleValue()).setScale(value.scale(), RoundingMode.HALF_EVEN);
            boolean kept = back.compareTo(value) == 0;
            lost += kept ? 0 : 1;
            long unscaled = value.unscaledValue().longValueExact();
            assertEquals(kept, ColumnarNumbers.isKept(unscaled, value.scale()), value + ", seed " + SEED);
        }
        assertEquals(true, lost > 100, "lost " + lost);
    }
}
