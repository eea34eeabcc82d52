package dev.plumbline.source;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says as a number, by a regular expression, {@link Double#parseDouble} and {@link BigDecimal}: the slow
 * oracle of {@link NumberParser}.
 */
final class DecimalReference {
    private static final Pattern GRAMMAR =
            Pattern.compile("[+-]?(?:([0-9]+)(\\.[0-9]*)?|(\\.[0-9]+))(?:[eE]([+-]?[0-9]+))?");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** Halfway between the largest double and what would be the next: a tie, and it goes to infinity. */
    private static final BigDecimal OVERFLOW =
            new BigDecimal(Double.MAX_VALUE).add(new BigDecimal(Math.ulp(Double.MAX_VALUE)).multiply(HALF));
    /** Halfway between 0 and the smallest double: a tie, and it goes to 0. */
    private static final BigDecimal UNDERFLOW = new BigDecimal(Double.MIN_VALUE).multiply(HALF);

    private static final int INTEGER_DIGITS = 19;

    private final Matcher matcher = GRAMMAR.matcher("");
    private double value;
    private int outcome;

    /** Reads the longest number that the text begins with; returns its length, 0 for none. */
    int read(String text) {
        if (!matcher.reset(text).lookingAt()) {
            outcome = NumberParser.NOT_A_NUMBER;
            return 0;
        }
        String number = matcher.group();
        value = Double.parseDouble(number);
        outcome = outcome(number);
        return number.length();
    }

    double value() {
        return value;
    }

    int outcome() {
        return outcome;
    }

    private int outcome(String number) {
        String integer = matcher.group(1) == null ? "" : matcher.group(1);
        String fraction = matcher.group(1) == null ? matcher.group(3) : matcher.group(2);
        String digits = fraction == null ? integer : integer + fraction.substring(1);
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        if (first == digits.length()) {
            return NumberParser.NUMBER;
        }
        String exponent = matcher.group(4);
        // A double, so that an exponent of any length is a number, if need be an infinite one.
        double magnitude = integer.length() - 1 - first + (exponent == null ? 0 : Double.parseDouble(exponent));
        if (magnitude > 307) {
            boolean beyond = magnitude > 310 || new BigDecimal(number).abs().compareTo(OVERFLOW) >= 0;
            return beyond ? NumberParser.OVERFLOW : NumberParser.NUMBER;
        }
        if (magnitude < -320) {
            boolean below = magnitude < -330 || new BigDecimal(number).abs().compareTo(UNDERFLOW) <= 0;
            return below ? NumberParser.UNDERFLOW : NumberParser.NUMBER;
        }
        boolean counts = fraction == null && exponent == null && digits.length() - first <= INTEGER_DIGITS;
        return counts && new BigDecimal(number).compareTo(new BigDecimal(value)) != 0
                ? NumberParser.INEXACT_INTEGER
                : NumberParser.NUMBER;
    }
}
