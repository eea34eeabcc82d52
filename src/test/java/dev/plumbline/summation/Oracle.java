package dev.plumbline.summation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Exact arithmetic by the JDK alone: every finite double is a whole number of units of 2^-1074. */
final class Oracle {
    private static final int UNIT = 1074;
    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(1024 + UNIT);

    private Oracle() {}

    /** A finite double in units of 2^-1074. */
    static BigInteger units(double x) {
        int exponent = Math.max(Math.getExponent(x), -1022) - 52;
        return BigInteger.valueOf((long) Math.scalb(x, -exponent)).shiftLeft(exponent + UNIT);
    }

    static BigInteger[] units(double[] values) {
        return Arrays.stream(values).mapToObj(Oracle::units).toArray(BigInteger[]::new);
    }

    static BigInteger sum(int count, IntFunction<BigInteger> term) {
        return IntStream.range(0, count).mapToObj(term).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What IEEE 754 gives for a sum whose terms are not all finite. */
    static double sumOfStrays(double[] terms) {
        return Arrays.stream(terms).filter(x -> !Double.isFinite(x)).reduce(0, Double::sum);
    }

    static boolean allFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** The double nearest to a number that is given in units of {@code (2^-1074)^factors}. */
    static double nearest(BigInteger a, int factors) {
        return nearest(a, BigInteger.ONE, factors);
    }

    /**
     * The double nearest to a / b, ties to even, where a is given in as many factors of the unit more than b: of three
     * neighbours the one whose product with b is nearest to a.
     */
    static double nearest(BigInteger a, BigInteger b, int factors) {
        if (a.signum() == 0 || b.signum() == 0) {
            return b.signum() == 0 ? a.signum() / 0.0 : 0;
        }
        BigInteger divisor = b.abs().shiftLeft(UNIT * factors);
        BigInteger dividend = a.abs().shiftLeft(UNIT);
        double guess = new BigDecimal(a.abs())
                .divide(new BigDecimal(divisor), MathContext.DECIMAL128)
                .doubleValue();
        double best = Double.NaN;
        BigInteger least = null;
        for (double near : new double[] {Math.nextDown(guess), guess, Math.nextUp(guess)}) {
            BigInteger exact = Double.isInfinite(near) ? BEYOND : units(near);
            BigInteger distance = dividend.subtract(exact.multiply(divisor)).abs();
            int order = least == null ? -1 : distance.compareTo(least);
            boolean even = (Double.doubleToLongBits(near) & 1) == 0;
            if (order < 0 || (order == 0 && even)) {
                best = near;
                least = distance;
            }
        }
        return a.signum() * b.signum() < 0 ? -best : best;
    }
}
