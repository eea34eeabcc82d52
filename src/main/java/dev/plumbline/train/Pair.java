package dev.plumbline.train;

import dev.plumbline.summation.Dyadic;
import java.math.BigDecimal;

/**
 * An unevaluated sum {@code hi + lo} of two doubles, about 106 bits.
 *
 * <p>Dekker (doi:10.1007/BF01397083); products by fma.
 */
record Pair(double hi, double lo) {
    static Pair of(double value) {
        return new Pair(value, 0);
    }

    /** The pair of a number and what is to be added to it, however large. */
    static Pair ofSum(double large, double small) {
        return Pair.of(large).plus(Pair.of(small));
    }

    /** The pair nearest to a number. */
    static Pair of(BigDecimal value) {
        double hi = value.doubleValue();
        return Double.isFinite(hi)
                ? new Pair(hi, value.subtract(new BigDecimal(hi)).doubleValue())
                : Pair.of(hi);
    }

    /** The pair nearest to {@code number / divisor}; infinite where a double is. */
    static Pair quotient(Dyadic number, Dyadic divisor) {
        double hi = number.dividedBy(divisor);
        return Double.isFinite(hi)
                ? new Pair(hi, number.minus(Dyadic.of(hi).times(divisor)).dividedBy(divisor))
                : Pair.of(hi);
    }

    Pair negate() {
        return new Pair(-hi, -lo);
    }

    Pair times(Pair other) {
        double product = hi * other.hi;
        double error = Math.fma(hi, other.hi, -product) + Math.fma(hi, other.lo, lo * other.hi);
        return renormalized(product, error);
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
