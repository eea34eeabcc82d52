package dev.plumbline.summation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/** Exact arithmetic in decimal, by the JDK alone. */
final class Oracle {
    private Oracle() {}

    static BigDecimal sum(BigDecimal[] terms) {
        return Arrays.stream(terms).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What IEEE 754 gives for a sum whose terms are not all finite. */
    static double sumOfStrays(double[] terms) {
        return Arrays.stream(terms).filter(x -> !Double.isFinite(x)).reduce(0, Double::sum);
    }

    static boolean allFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /**
     * The double nearest to a / b. The quotient is cut after 1,200 digits, more than any tie between doubles has, and a
     * digit behind them says that something was cut.
     */
    static double quotient(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            return a.signum() / 0.0;
        }
        BigDecimal cut = a.divide(b, new MathContext(1_200, RoundingMode.DOWN));
        if (cut.multiply(b).compareTo(a) != 0) {
            int sign = a.signum() * b.signum();
            cut = cut.add(new BigDecimal(java.math.BigInteger.valueOf(sign), cut.scale() + 5));
        }
        return cut.doubleValue();
    }
}
