package dev.plumbline.source;

import java.math.BigInteger;

/**
 * The double nearest to w * 10^q for any w of 64 bits, by one or two products with the leading 128 bits of 5^q
 * (Lemire, "Number parsing at a gigabyte per second", doi:10.1002/spe.2984; that 128 bits always suffice for up to 19
 * digits: Mushtak, Lemire, "Fast number parsing without fallback", doi:10.1002/spe.3198).
 */
final class EiselLemire {
    private static final int LEAST_POWER = -342;
    private static final int MOST_POWER = 308;
    /** Only within these powers can w * 10^q lie halfway between two doubles. */
    private static final int LEAST_TIE = -4;

    private static final int MOST_TIE = 23;
    private static final int LEAST_SHORT_INVERSE = -27;
    private static final int BITS = 128;
    private static final int MANTISSA_BITS = 52;
    private static final int BIAS = 1023;
    private static final int INFINITE = 0x7FF;
    /** Where the low 9 bits of the upper half are all ones, the lower half of the power may still carry. */
    private static final long CARRY_MASK = 0x1FF;

    private static final long[] HIGH = new long[MOST_POWER - LEAST_POWER + 1];
    private static final long[] LOW = new long[HIGH.length];

    static {
        for (int q = LEAST_POWER; q <= MOST_POWER; q++) {
            BigInteger bits = leadingBits(q);
            HIGH[q - LEAST_POWER] = bits.shiftRight(64).longValue();
            LOW[q - LEAST_POWER] = bits.longValue();
        }
    }

    private EiselLemire() {}

    /** The leading 128 bits of 5^q, cut; for the reciprocals of powers below 2^64, the next above. */
    private static BigInteger leadingBits(int q) {
        BigInteger power = BigInteger.valueOf(5).pow(Math.abs(q));
        if (q >= 0) {
            return power.shiftLeft(BITS).shiftRight(power.bitLength());
        }
        BigInteger inverse =
                BigInteger.ONE.shiftLeft(power.bitLength() + BITS - 1).divide(power);
        return q >= LEAST_SHORT_INVERSE ? inverse.add(BigInteger.ONE) : inverse;
    }

    /**
     * The nearest double, ties to even.
     *
     * @param w unsigned, not 0
     * @return NaN where the result is subnormal, 0 or infinite: others decide that
     */
    static double nearest(long w, int q) {
        if (q < LEAST_POWER || q > MOST_POWER) {
            return Double.NaN;
        }
        int zeros = Long.numberOfLeadingZeros(w);
        long normal = w << zeros;
        int index = q - LEAST_POWER;
        long high = multiplyHigh(normal, HIGH[index]);
        long low = normal * HIGH[index];
        if ((high & CARRY_MASK) == CARRY_MASK) {
            long carry = multiplyHigh(normal, LOW[index]);
            low += carry;
            if (Long.compareUnsigned(carry, low) > 0) {
                high++;
            }
        }
        int top = (int) (high >>> 63);
        int shift = top + 64 - MANTISSA_BITS - 3;
        long mantissa = high >>> shift;
        // floor(log2(10^q)) = floor(q * log2(10)), by a product that is exact in this range.
        int exponent = (((152_170 + 65_536) * q) >> 16) + 63 + top - zeros + BIAS;
        if (exponent <= 0) {
            return Double.NaN;
        }
        boolean halfway = (low == 0 || low == 1) && q >= LEAST_TIE && q <= MOST_TIE && (mantissa & 3) == 1;
        if (halfway && mantissa << shift == high) {
            mantissa &= ~1L;
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa >= 2L << MANTISSA_BITS) {
            mantissa = 1L << MANTISSA_BITS;
            exponent++;
        }
        if (exponent >= INFINITE) {
            return Double.NaN;
        }
        return Double.longBitsToDouble((long) exponent << MANTISSA_BITS | mantissa & ((1L << MANTISSA_BITS) - 1));
    }

    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
