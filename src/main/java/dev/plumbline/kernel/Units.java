package dev.plumbline.kernel;

import java.io.Serializable;

/**
 * How doubles are counted: {@code value = RN((base + stored) / 10^decimals)}, the double that is nearest to a decimal of
 * so many digits, and so the double that every parser makes of its text. {@code base + stored} fits an int.
 *
 * <p>No division is needed: with {@code c = 10^decimals}, {@code high = RN(1/c)} and {@code low = RN(1/c - high)} it is
 * {@code fma(n, high, RN(n * low))}. Proof. {@code high + low} is off {@code 1/c} by at most {@code 2^-106 / c}, and
 * {@code n * low} is rounded by at most {@code 2^-106 |n|/c}; so what the fma rounds is off {@code n/c} by at most {@code
 * 2^-105 |n|/c}. For another result than that of a division there would have to be a midpoint of two doubles as near to
 * {@code n/c}: {@code m = M 2^e} with M odd and of 54 bits, and e below 0. Now {@code n 2^-e - M c} is an integer, and
 * not 0, since the odd M would divide n, which has 32 bits. So {@code |n/c - m|} is at least {@code 2^e / c}, which is
 * at least {@code 2^-54 m / c}: too far, as c is below 2^50. Subnormal numbers do not come up: {@code |n|/c} is 0 or at
 * least {@code 1/c}. Who stores a column tries every value of it all the same, see {@link ColumnNarrowing}.
 */
final class Units implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Most digits behind the point. */
    static final int MOST_DECIMALS = 9;

    /** What is added to it is rounded to an integer, which is then in the last bits of the sum. */
    private static final double TO_INTEGER = 0x1.8p52;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private final int decimals;
    private final double power;
    /** A double, for it is added to doubles. */
    final double base;
    /** Whether the doubles are integers, so that {@link #high} is 1 and {@link #low} is 0. */
    final boolean ones;

    final double high;
    final double low;

    /** @param decimals from 0 to {@link #MOST_DECIMALS} */
    Units(int decimals, int base) {
        this.decimals = decimals;
        this.power = POWERS[decimals];
        this.base = base;
        this.ones = decimals == 0;
        this.high = 1 / power;
        this.low = Math.fma(-high, power, 1) / power;
    }

    /** The same unit, counted from another number on. */
    Units from(int otherBase) {
        return new Units(decimals, otherBase);
    }

    /** What is added to the name of a form. */
    String suffix() {
        return ones ? "" : " / 1e" + decimals;
    }

    /** The double of a stored number. */
    double value(int stored) {
        double n = stored + base;
        return Math.fma(n, high, n * low);
    }

    /** The only number that may stand for a double where the base is 0; {@link #value} tells whether it does. */
    int nearest(double value) {
        return (int) Double.doubleToRawLongBits(value * power + TO_INTEGER);
    }
}
