package dev.plumbline.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Passes over fields that are not needed, eight bytes at a time. Gives up (-1) on whatever the careful reading has to
 * decide: stray quotes, NUL, line breaks inside quotes. Bytes beyond ASCII are passed and remembered, so that the
 * record can be checked for UTF-8 once.
 */
final class CsvSkipper {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    /** Below are the control characters, line ends among them. */
    private static final long BLANKS = ONES * ' ';

    private final byte delimiter;
    private final long delimiters;
    private long high;

    CsvSkipper(byte delimiter) {
        this.delimiter = delimiter;
        this.delimiters = ONES * delimiter;
    }

    /** Forgets what was seen. */
    void reset() {
        high = 0;
    }

    /** Whether a byte beyond ASCII may have been seen since {@link #reset()}; surely if there was one. */
    boolean sawHigh() {
        return high != 0;
    }

    /** The index of the delimiter or line end behind the field at {@code from}, or -1. A line feed must follow. */
    int skip(byte[] bytes, int from) {
        return bytes[from] == '"' ? quoted(bytes, from + 1) : unquoted(bytes, from);
    }

    private int unquoted(byte[] bytes, int from) {
        int p = from;
        for (; ; ) {
            p = next(bytes, p, delimiters);
            byte c = bytes[p];
            if (c == delimiter || c == '\n' || c == '\r') {
                return p;
            }
            if (c == '"' || c == 0) {
                return -1;
            }
            p++;
        }
    }

    private int quoted(byte[] bytes, int from) {
        int p = from;
        for (; ; ) {
            p = next(bytes, p, QUOTES);
            byte c = bytes[p];
            if (c == '"') {
                if (bytes[p + 1] != '"') {
                    return p + 1;
                }
                p++;
            } else if (c == '\n' || c == 0) {
                return -1;
            }
            p++;
        }
    }

    /** The first index from {@code from} on that holds a control character, a quote or a byte of {@code others}. */
    private int next(byte[] bytes, int from, long others) {
        int p = from;
        int whole = bytes.length - Long.BYTES;
        long seen = high;
        while (p <= whole) {
            long word = (long) LONGS.get(bytes, p);
            // Bytes below a bound, and bytes that a difference makes 0, get their top bit; a borrow can only set it
            // falsely above a true one, and the lowest is taken.
            long quote = word ^ QUOTES;
            long other = word ^ others;
            long hits = (word - BLANKS & ~word | quote - ONES & ~quote | other - ONES & ~other) & TOPS;
            seen |= word & TOPS;
            if (hits != 0) {
                high = seen;
                return p + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
            p += Long.BYTES;
        }
        for (; ; p++) {
            byte c = bytes[p];
            if (c < 0) {
                seen |= c;
            } else if (c < ' ' || c == '"' || c == (byte) others) {
                high = seen;
                return p;
            }
        }
    }
}
