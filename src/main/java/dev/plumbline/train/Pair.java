package dev.plumbline.train;

import java.math.BigDecimal;

/**
 * An unevaluated sum {@code hi + lo} of two doubles, about 106 bits.
 *
 * <p>Dekker (doi:10.1007/BF01397083); products by fma.
 */
record Pair(double hi, double lo) {
    static final Pair ZERO = new Pair(0, 0);

    static Pair of(double value) {
        return new Pair(value, 0);
    }

    Pair plus(Pair other) {
        double sum = hi + other.hi;
        double part = sum - hi;
        double error = (hi - (sum - part)) + (other.hi - part) + (lo + other.lo);
        return renormalized(sum, error);
    }

    Pair times(double factor) {
        double product = hi * factor;
        return renormalized(product, Math.fma(hi, factor, -product) + lo * factor);
    }

    Pair dividedBy(double divisor) {
        double quotient = hi / divisor;
        double rest = Math.fma(-quotient, divisor, hi) + lo;
        return renormalized(quotient, rest / divisor);
    }

    BigDecimal exact() {
        return new BigDecimal(hi).add(new BigDecimal(lo));
    }

    private static Pair renormalized(double large, double small) {
        double sum = large + small;
        return new Pair(sum, small - (sum - large));
    }
}
