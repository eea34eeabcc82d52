package dev.plumbline.summation;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A long fixed-point number in digits of 52 bits, each held in a {@code long}: digit {@code i} weighs
 * {@code 2^(52 i - 3276)}. Carries wait until a digit could overflow. Only the digits between the lowest and the highest
 * used so far are there.
 */
final class Digits implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Minus the exponent of digit 0: a multiple of 52, and at least 3 * 1074 for products of three subnormals. */
    static final int BIAS = 63 * 52;
    /** Numbers below 2^4096 are taken: 2^3072, the largest product of three, with room for 2^1024 of them. */
    static final int MAX_BIT = 4096;

    private static final int DIGIT_BITS = 52;
    private static final long DIGIT_MASK = (1L << DIGIT_BITS) - 1;
    private static final long RADIX = 1L << DIGIT_BITS;
    /** An addition changes a digit by at most 2^53, and a carried digit is at most 2^52: (1 + 2 * 1000) 2^52 < 2^63. */
    private static final int MAX_PENDING = 1_000;

    private long[] digits = new long[0];
    private int first;
    private int pending;

    /** Adds {@code significand * 2^exponent}; the significand has at most 53 bits and a sign. */
    void add(long significand, int exponent) {
        int position = exponent + BIAS;
        int digit = digitAt(position);
        int shift = position - digit * DIGIT_BITS;
        int at = digit - first;
        if (at < 0 || at + 2 > digits.length) {
            at = reserve(digit, 2);
        }
        long[] d = digits;
        d[at] += (significand << shift) & DIGIT_MASK;
        d[at + 1] += significand >> (DIGIT_BITS - shift);
        settle();
    }

    /** Adds {@code a * b * 2^exponent}; each factor has at most 53 bits and a sign. */
    void addProduct(long a, long b, int exponent) {
        int position = exponent + BIAS;
        int digit = digitAt(position);
        int shift = position - digit * DIGIT_BITS;
        int at = digit - first;
        if (at < 0 || at + 3 > digits.length) {
            at = reserve(digit, 3);
        }
        // The product times 2^11: so the parts of its three digits lie in the two halves the same way for any shift.
        long high = Math.multiplyHigh(a << 10, b << 1);
        long low = (a << 10) * (b << 1);
        long[] d = digits;
        d[at] += ((low >>> 11) << shift) & DIGIT_MASK;
        d[at + 1] += ((low >>> (63 - shift)) | (high << (1 + shift))) & DIGIT_MASK;
        d[at + 2] += high >> (51 - shift);
        settle();
    }

    /** Adds an exact number; {@link IllegalArgumentException} if it is out of range. */
    void add(Dyadic number) {
        BigInteger rest = number.significand().abs();
        if (number.exponent() < -BIAS || number.exponent() + (long) rest.bitLength() > MAX_BIT) {
            throw new IllegalArgumentException("Cannot add 2^" + number.exponent() + " times a number of "
                    + rest.bitLength() + " bits: it is not within 2^-" + BIAS + " and 2^" + MAX_BIT);
        }
        for (int exponent = number.exponent(); rest.signum() != 0; exponent += DIGIT_BITS) {
            add(number.signum() * (rest.longValue() & DIGIT_MASK), exponent);
            rest = rest.shiftRight(DIGIT_BITS);
        }
    }

    /** Adds what {@code other} holds, which may be this; {@code other} is not changed. */
    void add(Digits other) {
        long[] theirs = other.digits;
        if (theirs.length == 0) {
            return;
        }
        int last = theirs.length - 1;
        int at = reserve(other.first, theirs.length);
        long carry = 0;
        for (int i = 0; i < last; i++) {
            long digit = theirs[i] + carry;
            carry = digit >> DIGIT_BITS;
            digits[at + i] += digit & DIGIT_MASK;
        }
        long top = theirs[last] + carry;
        if (Math.abs(top) > RADIX) {
            at = reserve(other.first, theirs.length + 1);
            digits[at + last + 1] += top >> DIGIT_BITS;
            top &= DIGIT_MASK;
        }
        digits[at + last] += top;
        settle();
    }

    void clear() {
        Arrays.fill(digits, 0);
        pending = 0;
    }

    Dyadic toExact() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = digits.length - 1; i >= 0; i--) {
            sum = sum.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[i]));
        }
        return Dyadic.of(sum, first * DIGIT_BITS - BIAS);
    }

    /** {@code position / 52} by multiplication: right up to 262,143. */
    private static int digitAt(int position) {
        return (position * 40_330) >>> 21;
    }

    /** Makes room for {@code count} digits from digit {@code digit} on; gives the index of the first of them. */
    private int reserve(int digit, int count) {
        if (digits.length == 0) {
            first = digit;
            digits = new long[count];
            return 0;
        }
        int from = Math.min(first, digit);
        int to = Math.max(first + digits.length, digit + count);
        if (to - from > digits.length) {
            long[] grown = new long[to - from];
            System.arraycopy(digits, 0, grown, first - from, digits.length);
            digits = grown;
            first = from;
        }
        return digit - first;
    }

    private void settle() {
        if (++pending >= MAX_PENDING) {
            carry();
        }
    }

    /** Brings every digit but the top one into 0 .. 2^52 - 1; the top one keeps the sign. */
    private void carry() {
        long carry = 0;
        int last = digits.length - 1;
        for (int i = 0; i < last; i++) {
            long digit = digits[i] + carry;
            carry = digit >> DIGIT_BITS;
            digits[i] = digit & DIGIT_MASK;
        }
        long top = digits[last] + carry;
        if (Math.abs(top) > RADIX) {
            reserve(first, digits.length + 1);
            digits[last + 1] = top >> DIGIT_BITS;
            top &= DIGIT_MASK;
        }
        digits[last] = top;
        pending = 0;
    }
}
