package dev.plumbline.source;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Reads decimal numbers of one strict grammar from bytes: an optional sign, ASCII digits with at most one point and at
 * least one digit, then optionally {@code e} or {@code E}, an optional sign and digits. Nothing else is a number: no
 * {@code NaN}, no suffix, no hexadecimal, no blanks, no digit grouping. Each accepted text gives the nearest double.
 *
 * <p>Where the digits fit into 53 bits and the power of ten is at most 22, one division or product of two exact doubles
 * is correctly rounded (Clinger, "How to read floating point numbers accurately", doi:10.1145/93542.93557); up to 19
 * digits go through {@link EiselLemire}; what is longer, subnormal or beyond the range goes to fastdoubleparser, the
 * only way that may allocate. Reusable, not safe for several threads.
 */
final class NumberParser {
    /** A number. */
    static final int NUMBER = 0;
    /** A number whose digits were not all 0, and which is nearer to 0 than to any other double. */
    static final int UNDERFLOW = 1;
    /** A number written as an integer of up to 19 digits that no double equals: {@link #value()} is the nearest. */
    static final int INEXACT_INTEGER = 2;
    /** Of the grammar, but beyond the range of double. */
    static final int OVERFLOW = 3;
    /** Not of the grammar. */
    static final int NOT_A_NUMBER = 4;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int EXACT_POWER = 22;
    private static final long EXACT_SIGNIFICAND = 1L << 53;
    /** So many digits never wrap a long. */
    private static final int LONG_DIGITS = 18;

    /** So many never wrap an unsigned one. */
    private static final int UNSIGNED_DIGITS = 19;
    /** A sign, digits, a point, digits, and one byte more: as many {@link #scanShort} looks at. */
    private static final int SHORT_BYTES = 2 * DigitWord.MOST + 3;
    /** Far beyond what any exponent that matters can be balanced with by digits in one line. */
    private static final int EXPONENT_CAP = 100_000_000;

    private double value;
    private int outcome;
    private int exponent;

    /** The number last read, where {@link #outcome()} is below {@link #OVERFLOW}. */
    double value() {
        return value;
    }

    /** How the last reading went: one of the constants of this class. */
    int outcome() {
        return outcome;
    }

    /** Reads all of {@code [from, to)} and returns the {@link #outcome()}. */
    int parse(byte[] bytes, int from, int to) {
        int end = scan(bytes, from, to);
        if (end != to) {
            outcome = NOT_A_NUMBER;
        }
        return outcome;
    }

    /**
     * Reads the longest number that begins at {@code from} and lies before {@code to}.
     *
     * @return the index behind it; where there is no number, some index and {@link #NOT_A_NUMBER}
     */
    int scan(byte[] bytes, int from, int to) {
        int end = scanShort(bytes, from, to);
        return end >= 0 ? end : scanAny(bytes, from, to);
    }

    /**
     * Takes what most tables hold: up to {@value DigitWord#MOST} digits, then perhaps a point with as many behind it.
     * The digits are found and valued eight bytes at a time, without a branch that depends on how many there are.
     *
     * @return the index behind the number, or -1 where it has to be looked at closely
     */
    private int scanShort(byte[] bytes, int from, int to) {
        if (from > bytes.length - SHORT_BYTES) {
            return -1;
        }
        int sign = bytes[from] == '-' ? 1 : 0;
        int p = from + sign;
        long word = DigitWord.at(bytes, p);
        long stops = DigitWord.stops(word);
        if (stops == 0 || (stops & 0xFF) != 0) {
            return -1;
        }
        int whole = DigitWord.first(stops);
        int end = p + whole;
        int decimals = 0;
        long significand;
        long next = stops & stops - 1;
        if (bytes[end] != '.') {
            significand = DigitWord.value(word, whole);
        } else if (next != 0) {
            decimals = DigitWord.first(next) - whole - 1;
            significand = DigitWord.value(DigitWord.without(word, whole), whole + decimals);
            end += 1 + decimals;
        } else {
            long behind = DigitWord.at(bytes, end + 1);
            long itsStops = DigitWord.stops(behind);
            if (itsStops == 0) {
                return -1;
            }
            decimals = DigitWord.first(itsStops);
            significand =
                    DigitWord.value(word, whole) * DigitWord.powerOfTen(decimals) + DigitWord.value(behind, decimals);
            end += 1 + decimals;
        }
        if (end > to || (bytes[end] | 0x20) == 'e') {
            return -1;
        }
        double magnitude = significand / POWERS_OF_TEN[decimals];
        value = Double.longBitsToDouble(Double.doubleToRawLongBits(magnitude) | (long) sign << 63);
        outcome = NUMBER;
        return end;
    }

    private int scanAny(byte[] bytes, int from, int to) {
        int p = from;
        boolean negative = false;
        if (p < to && (bytes[p] == '-' || bytes[p] == '+')) {
            negative = bytes[p] == '-';
            p++;
        }
        long significand = 0;
        int begin = p;
        int digit;
        while (p < to && (digit = digit(bytes[p])) <= 9) {
            significand = 10 * significand + digit;
            p++;
        }
        int digits = p - begin;
        int power = 0;
        boolean integer = true;
        if (p < to && bytes[p] == '.') {
            integer = false;
            int point = ++p;
            while (p < to && (digit = digit(bytes[p])) <= 9) {
                significand = 10 * significand + digit;
                p++;
            }
            power = point - p;
            digits -= power;
        }
        if (digits == 0) {
            outcome = NOT_A_NUMBER;
            return p;
        }
        if (p < to && (bytes[p] | 0x20) == 'e') {
            int end = scanExponent(bytes, p + 1, to);
            if (end > 0) {
                integer = false;
                power += exponent;
                p = end;
            }
        }
        if (digits <= LONG_DIGITS
                && significand <= EXACT_SIGNIFICAND
                && power <= EXACT_POWER
                && power >= -EXACT_POWER) {
            double magnitude = power < 0 ? significand / POWERS_OF_TEN[-power] : significand * POWERS_OF_TEN[power];
            value = negative ? -magnitude : magnitude;
            outcome = NUMBER;
            return p;
        }
        slow(bytes, from, begin, p, significand, power);
        if (integer) {
            flagInexact(bytes, begin, p, significand);
        }
        return p;
    }

    /** {@code [from, to)} is a number whose digits begin at {@code begin}; the significand may have wrapped. */
    private void slow(byte[] bytes, int from, int begin, int to, long significand, int power) {
        if (significantDigits(bytes, begin, to) <= UNSIGNED_DIGITS && significand != 0) {
            double magnitude = EiselLemire.nearest(significand, power);
            if (!Double.isNaN(magnitude)) {
                value = bytes[from] == '-' ? -magnitude : magnitude;
                outcome = NUMBER;
                return;
            }
        }
        value = JavaDoubleParser.parseDouble(bytes, from, to - from);
        outcome = Double.isInfinite(value)
                ? OVERFLOW
                : value == 0 && significantDigits(bytes, begin, to) > 0 ? UNDERFLOW : NUMBER;
    }

    private void flagInexact(byte[] bytes, int begin, int end, long significand) {
        if (outcome == NUMBER
                && significantDigits(bytes, begin, end) <= UNSIGNED_DIGITS
                && !equalsUnsigned(Math.abs(value), significand)) {
            outcome = INEXACT_INTEGER;
        }
    }

    /** Digits before the exponent, from the first that is not 0. */
    private static int significantDigits(byte[] bytes, int begin, int end) {
        int count = 0;
        for (int p = begin; p < end && (bytes[p] | 0x20) != 'e'; p++) {
            if (bytes[p] != '.' && (count > 0 || bytes[p] != '0')) {
                count++;
            }
        }
        return count;
    }

    /** Sets {@code exponent}; returns the index behind its digits, or -1 where there are none. */
    private int scanExponent(byte[] bytes, int from, int to) {
        int p = from;
        boolean negative = false;
        if (p < to && (bytes[p] == '-' || bytes[p] == '+')) {
            negative = bytes[p] == '-';
            p++;
        }
        int begin = p;
        int magnitude = 0;
        int digit;
        while (p < to && (digit = digit(bytes[p])) <= 9) {
            magnitude = Math.min(10 * magnitude + digit, EXPONENT_CAP);
            p++;
        }
        exponent = negative ? -magnitude : magnitude;
        return p == begin ? -1 : p;
    }

    private static boolean equalsUnsigned(double magnitude, long unsigned) {
        double half = 0x1p63;
        return magnitude < half ? (long) magnitude == unsigned : (long) (magnitude - half) + Long.MIN_VALUE == unsigned;
    }

    /** The digit's value; above 9 where the byte is no ASCII digit. */
    private static int digit(byte b) {
        return (b - '0') & 0xFF;
    }
}
