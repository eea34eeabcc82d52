package dev.plumbline.summation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/** Bins of some values by exact arithmetic and trial of one width after the other, coarse ones first. */
final class BinsOracle {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    final double from;
    final double width;
    final int bins;
    private final double[] values;
    private final int exponent;

    /** @param most bins */
    BinsOracle(double[] values, int most) {
        this.values = values;
        boolean finite = Arrays.stream(values).allMatch(Double::isFinite);
        double min = Arrays.stream(values).min().orElse(0) + 0.0;
        double max = Arrays.stream(values).max().orElse(0) + 0.0;
        if (values.length == 0 || !finite) {
            exponent = 0;
            bins = 0;
            from = 0;
        } else if (min == max) {
            exponent = min == 0 ? 0 : Math.max(-1022, top(min) - 6);
            bins = 1;
            from = new BigDecimal(index(min, exponent))
                    .multiply(power(exponent))
                    .doubleValue();
        } else {
            int fits = 1023;
            int finest = Math.max(-1022, Math.max(top(min), top(max)) - 52);
            while (fits > finest && between(min, max, fits - 1) < most) {
                fits--;
            }
            exponent = fits;
            bins = 1 + (int) between(min, max, exponent);
            from = new BigDecimal(index(min, exponent))
                    .multiply(power(exponent))
                    .doubleValue();
        }
        width = power(exponent).doubleValue();
    }

    /** Exponent of the first bit of a normal number; anything small of another. */
    private static int top(double value) {
        return Math.abs(value) < Double.MIN_NORMAL
                ? -1023
                : new BigDecimal(Math.abs(value)).compareTo(power(Math.getExponent(value))) < 0
                        ? Math.getExponent(value) - 1
                        : Math.getExponent(value);
    }

    private static BigDecimal power(int exponent) {
        return exponent >= 0
                ? TWO.pow(exponent)
                : new BigDecimal(BigInteger.valueOf(5).pow(-exponent), -exponent); // 5^n / 10^n
    }

    private static BigInteger index(double value, int exponent) {
        return new BigDecimal(value)
                .multiply(power(-exponent))
                .setScale(0, RoundingMode.FLOOR)
                .toBigIntegerExact();
    }

    private static double between(double min, double max, int exponent) {
        return index(max, exponent).subtract(index(min, exponent)).doubleValue();
    }

    /** The bin of the i-th value, counted from the first one. */
    int bin(int i) {
        BigInteger first = index(Arrays.stream(values).min().orElseThrow(), exponent);
        return index(values[i], exponent).subtract(first).intValueExact();
    }
}
