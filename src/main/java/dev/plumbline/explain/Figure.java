package dev.plumbline.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as sentences have them: as many digits as matter there, the same in every locale. */
final class Figure {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final double LARGEST_IN_FULL = 1e10;
    private static final int SMALLEST_EXPONENT_IN_FULL = -4;

    private Figure() {}

    /** Two digits, and all of those before the point up to 10,000,000,000. */
    static String of(double value) {
        double size = Math.abs(value);
        if (!(size < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(value) ? "-" : "infinitely many";
        }
        if (size >= 100 && size < LARGEST_IN_FULL) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(TWO_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        boolean inFull = size < 100 && exponent >= SMALLEST_EXPONENT_IN_FULL;
        return inFull
                ? rounded.toPlainString()
                : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
