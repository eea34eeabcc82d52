package dev.plumbline.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: a few significant digits, the same in every locale. The exact ones stand in the files. */
public final class Figures {
    /** Significant digits of whatever is worth most of a double. */
    public static final int DIGITS = 8;
    /** Below, doubles lose digits and then are 0: what stands for the p-value is its logarithm. */
    private static final double SMALLEST_P = 1e-300;

    private static final int MOST_PLAIN = 12;

    private Figures() {}

    /** Eight significant digits without trailing zeros; a dash for NaN, which stands for "not taken". */
    public static String of(double value) {
        return of(value, DIGITS);
    }

    /** With as many significant digits, and otherwise as {@link #of(double)}. At most 7 characters more than digits. */
    public static String of(double value, int digits) {
        return of(value, digits, MOST_PLAIN);
    }

    /** Four significant digits, for what is compared with its like. At most 11 characters. */
    public static String some(double value) {
        return of(value, 4, 8);
    }

    /** Two significant digits, for what only its size matters of. At most 9 characters. */
    public static String brief(double value) {
        return of(value, 2, 6);
    }

    /** A share of 1 at most: one that only rounding takes for 1 is shown by what it lacks. */
    public static String share(double value) {
        String text = of(value);
        return value < 1 && text.equals("1") ? "1 - " + brief(1 - value) : text;
    }

    /** A p-value, by its logarithm where the value itself underflows. */
    public static String probability(double p, double log10P) {
        if (p >= SMALLEST_P || Double.isNaN(log10P)) {
            return brief(p);
        }
        if (log10P == Double.NEGATIVE_INFINITY) {
            return "0";
        }
        double exponent = Math.floor(log10P);
        BigDecimal mantissa = new BigDecimal(StrictMath.pow(10, log10P - exponent)).round(precision(2));
        if (mantissa.compareTo(BigDecimal.TEN) >= 0) {
            mantissa = BigDecimal.ONE;
            exponent++;
        }
        return mantissa.stripTrailingZeros().toPlainString() + "e" + (long) exponent;
    }

    /** The power of ten of the last of {@value #DIGITS} digits of a number that is not 0. */
    static int lastDigit(double value) {
        return exponent(new BigDecimal(value).round(precision(DIGITS))) - DIGITS + 1;
    }

    /** As many digits as show two of the width of an interval at both of its ends, and no more than asked. */
    public static int intervalDigits(double low, double high, int most) {
        double width = high - low;
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (!(width > 0) || Double.isInfinite(width)) {
            return most;
        }
        return Math.min(most, 3 + (int) Math.ceil(StrictMath.log10(size / width)));
    }

    private static String of(double value, int digits, int mostPlain) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(precision(digits)).stripTrailingZeros();
        int exponent = exponent(rounded);
        if (exponent >= -5 && exponent < mostPlain) {
            return rounded.toPlainString();
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent);
        return mantissa.toPlainString() + "e" + exponent;
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static MathContext precision(int digits) {
        return new MathContext(digits, RoundingMode.HALF_EVEN);
    }
}
