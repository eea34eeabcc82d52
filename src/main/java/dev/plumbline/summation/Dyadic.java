package dev.plumbline.summation;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact number {@code significand * 2^exponent}: every finite double is one, and so are their sums and products.
 * Arithmetic on the driver that must not round uses it, and rounds once at the end.
 *
 * <p>Immutable. The significand is odd, or the number is 0 with exponent 0, so equal numbers have equal parts. Cost and
 * size grow with the spread of the exponents: 34 bits for two integers, up to about 6,400 for the extremes of double.
 */
public final class Dyadic {
    /** 0. */
    public static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);

    private final BigInteger significand;
    private final int exponent;

    private Dyadic(BigInteger significand, int exponent) {
        this.significand = significand;
        this.exponent = exponent;
    }

    /** The number {@code significand * 2^exponent}. */
    public static Dyadic of(BigInteger significand, int exponent) {
        if (significand.signum() == 0) {
            return ZERO;
        }
        int zeros = significand.getLowestSetBit();
        return new Dyadic(significand.shiftRight(zeros), exponent + zeros);
    }

    /**
     * The value of a double; -0 is 0.
     *
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public static Dyadic of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Cannot take the exact value of " + value);
        }
        if (value == 0) {
            return ZERO;
        }
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        return of(BigInteger.valueOf((long) Math.scalb(value, -exponent)), exponent);
    }

    /** The odd whole part. */
    public BigInteger significand() {
        return significand;
    }

    /** The power of two that the significand is multiplied by. */
    public int exponent() {
        return exponent;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return significand.signum();
    }

    public Dyadic negate() {
        return new Dyadic(significand.negate(), exponent);
    }

    public Dyadic plus(Dyadic other) {
        if (signum() == 0) {
            return other;
        }
        if (other.signum() == 0) {
            return this;
        }
        int low = Math.min(exponent, other.exponent);
        BigInteger sum = significand.shiftLeft(exponent - low).add(other.significand.shiftLeft(other.exponent - low));
        return of(sum, low);
    }

    public Dyadic minus(Dyadic other) {
        return plus(other.negate());
    }

    public Dyadic times(Dyadic other) {
        return of(significand.multiply(other.significand), exponent + other.exponent);
    }

    /**
     * The double nearest to this number, ties to even: subnormal, zero or infinite where it has to be. A number that
     * rounds to zero from below gives -0.
     */
    public double toDouble() {
        return round(significand, exponent);
    }

    /**
     * The double nearest to {@code this / divisor}, ties to even, rounded once.
     *
     * @return NaN for 0 / 0, an infinity for other divisions by 0
     */
    public double dividedBy(Dyadic divisor) {
        if (divisor.signum() == 0) {
            return signum() / 0.0;
        }
        // 66 bits of quotient and one that says whether anything is left: enough to tell every tie.
        int shift = Math.max(0, 66 + divisor.significand.bitLength() - significand.bitLength());
        BigInteger[] parts = significand.abs().shiftLeft(shift).divideAndRemainder(divisor.significand.abs());
        BigInteger quotient = parts[0].shiftLeft(1);
        if (parts[1].signum() != 0) {
            quotient = quotient.setBit(0);
        }
        boolean negative = signum() * divisor.signum() < 0;
        return round(negative ? quotient.negate() : quotient, exponent - divisor.exponent - shift - 1);
    }

    /** The same number in decimal, exactly. */
    public BigDecimal toBigDecimal() {
        if (exponent >= 0) {
            return new BigDecimal(significand.shiftLeft(exponent));
        }
        // n / 2^k = n * 5^k / 10^k
        return new BigDecimal(significand.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
    }

    private static double round(BigInteger value, int exponent) {
        BigInteger magnitude = value.abs();
        int lowest = Math.max(exponent + magnitude.bitLength() - 53, Double.MIN_EXPONENT - 52);
        int drop = lowest - exponent;
        BigInteger kept = drop <= 0 ? magnitude.shiftLeft(-drop) : magnitude.shiftRight(drop);
        if (drop > 0 && magnitude.testBit(drop - 1)) {
            boolean tie = magnitude.getLowestSetBit() == drop - 1;
            if (!tie || kept.testBit(0)) {
                kept = kept.add(BigInteger.ONE);
            }
        }
        // At most 2^53, so exact as a double; where scalb leaves the range it gives the infinity that rounding asks
        // for.
        double rounded = Math.scalb(kept.doubleValue(), lowest);
        return value.signum() < 0 ? -rounded : rounded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dyadic that && exponent == that.exponent && significand.equals(that.significand);
    }

    @Override
    public int hashCode() {
        return 31 * significand.hashCode() + exponent;
    }

    @Override
    public String toString() {
        return significand + " * 2^" + exponent;
    }
}
