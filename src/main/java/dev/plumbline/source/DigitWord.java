package dev.plumbline.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text as one long, the first in the lowest byte, each less '0': a digit is a byte from 0 to 9. (Finding
 * bytes in words after Lamport, "Multiple byte processing with full-word instructions", doi:10.1145/360933.360994.)
 */
final class DigitWord {
    /** Most digits that are taken from a word, which then still holds the byte behind them. */
    static final int MOST = 7;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = ONES << 7;
    private static final long ZEROS = ONES * '0';
    /** What lifts 10 and above to the top bit of a byte. */
    private static final long LIFT = ONES * (0x80 - 10);

    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};
    /** Every other pair of digits. */
    private static final long PAIRS = 0x000000FF_000000FFL;

    private static final long ODD_PAIRS = 100 + (1_000_000L << 32);
    private static final long EVEN_PAIRS = 1 + (10_000L << 32);

    private DigitWord() {}

    /** The word at an index with at least eight bytes from there on. */
    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index) ^ ZEROS;
    }

    /** A top bit for each byte that is no digit. */
    static long stops(long word) {
        return ((word & ~TOPS) + LIFT | word) & TOPS;
    }

    /** The place of the first stop. */
    static int first(long stops) {
        return Long.numberOfTrailingZeros(stops) >>> 3;
    }

    /** The word without its byte {@code place}; what stands behind moves up. */
    static long without(long word, int place) {
        long before = (1L << 8 * place) - 1;
        return word & before | word >>> 8 & ~before;
    }

    /** The number that the first {@code digits} bytes, up to {@link #MOST}, write. */
    static long value(long word, int digits) {
        long eight = word << 8 * (MOST - digits) << 8;
        long pairs = eight * 10 + (eight >>> 8);
        return (pairs & PAIRS) * ODD_PAIRS + (pairs >>> 16 & PAIRS) * EVEN_PAIRS >>> 32;
    }

    static long powerOfTen(int power) {
        return POWERS_OF_TEN[power];
    }
}
