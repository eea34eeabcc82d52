package dev.plumbline.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: a few significant digits, the same in every locale. The exact ones stand in the files. */
final class Figures {
    private static final MathContext DIGITS = new MathContext(8, RoundingMode.HALF_EVEN);
    private static final MathContext BRIEF = new MathContext(2, RoundingMode.HALF_EVEN);

    private Figures() {}

    /** Eight significant digits without trailing zeros; a dash for NaN, which stands for "not taken". */
    static String of(double value) {
        return of(value, DIGITS);
    }

    /** Two significant digits, for what only its size matters of. */
    static String brief(double value) {
        return of(value, BRIEF);
    }

    private static String of(double value, MathContext digits) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -5 && exponent < 12) {
            return rounded.toPlainString();
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent);
        return mantissa.toPlainString() + "e" + exponent;
    }
}
