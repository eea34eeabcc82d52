package dev.plumbline.source;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Integers and decimals as the nearest doubles, ties to even, and whether those still tell them apart. */
final class ColumnarNumbers {
    /** Integers up to this are doubles exactly. */
    static final long EXACT = 1L << 53;
    /** Decimals of at most 15 digits survive a double and back. */
    private static final long DIGITS_15 = 999_999_999_999_999L;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private ColumnarNumbers() {}

    /** Whether a double holds the integer exactly. */
    static boolean isExact(long value) {
        long magnitude = Math.abs(value);
        int bits = Long.SIZE - Long.numberOfLeadingZeros(magnitude);
        return bits - Long.numberOfTrailingZeros(magnitude) <= 53;
    }

    /** The double nearest to {@code unscaled * 10^-scale}. */
    static double decimal(long unscaled, int scale) {
        if (unscaled >= -EXACT && unscaled <= EXACT && scale >= 0 && scale < POWERS.length) {
            // Both operands are exact, so the one rounding of the division is the right one.
            return unscaled / POWERS[scale];
        }
        return BigDecimal.valueOf(unscaled, scale).doubleValue();
    }

    /** Whether the double nearest to {@code unscaled * 10^-scale} gives the same decimal back at that scale. */
    static boolean isKept(long unscaled, int scale) {
        return (unscaled >= -DIGITS_15 && unscaled <= DIGITS_15) || isKept(BigDecimal.valueOf(unscaled, scale));
    }

    /** Whether the double nearest to a decimal gives the same decimal back at its scale. */
    static boolean isKept(BigDecimal value) {
        if (value.precision() <= 15) {
            return true;
        }
        double nearest = value.doubleValue();
        return new BigDecimal(nearest)
                        .setScale(value.scale(), RoundingMode.HALF_EVEN)
                        .compareTo(value)
                == 0;
    }
}
