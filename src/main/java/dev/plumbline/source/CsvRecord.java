package dev.plumbline.source;

import java.util.Arrays;

/**
 * The careful reading of one record (RFC 4180, strictly): where its fields are, or what is wrong with it and where
 * reading goes on. A quote may only open a field; inside, a quote is written twice; behind the closing quote comes the
 * delimiter or the end of the line. Lines end at LF; a CR before it belongs to the line end.
 *
 * <p>After a fault of quotes reading goes on at the line behind the one where the faulty quote stands, so that one lost
 * quote costs one line. That reads no byte more than about twice: where a quote opened in line k is not closed in it,
 * line k has an odd number of quotes, and reading from it stops at the next such line at the latest.
 */
final class CsvRecord {
    private final CsvDialect dialect;
    private int[] begins;
    private int[] ends;
    private boolean[] escaped;
    private final int keep;

    private int count;
    private int next;
    private RejectReason fault;
    private int faultAt;
    private boolean plain;
    private boolean loneReturn;
    private int openQuote;

    /** @param keep of how many fields the places are kept; more are only counted */
    CsvRecord(CsvDialect dialect, int keep) {
        this.dialect = dialect;
        this.keep = keep;
        int size = Math.min(keep, 64);
        this.begins = new int[size];
        this.ends = new int[size];
        this.escaped = new boolean[size];
    }

    /**
     * Reads the record that begins at {@code from}.
     *
     * @param to index behind the last byte that may be read
     * @param last whether the stream ends at {@code to}, which then ends a line
     * @return false where the record goes on behind {@code to}; only {@link #openQuote()} is then of use
     */
    boolean read(byte[] bytes, int from, int to, boolean last) {
        count = 0;
        fault = null;
        faultAt = -1;
        plain = true;
        loneReturn = false;
        int p = from;
        for (; ; ) {
            openQuote = -1;
            int begin = p;
            if (dialect.trim()) {
                p = skipBlanks(bytes, p, to);
            }
            p = p < to && bytes[p] == '"' ? quoted(bytes, p, to, last) : unquoted(bytes, begin, to, last);
            if (p < 0) {
                return false;
            }
            if (fault != null) {
                return true;
            }
            if (p >= to || bytes[p] != dialect.delimiter()) {
                next = lineEnd(bytes, p, to);
                settle(bytes, from);
                return true;
            }
            p++;
        }
    }

    /** Faults that do not move the end of the record. */
    private void settle(byte[] bytes, int from) {
        if (!plain && !Utf8.isText(bytes, from, next)) {
            fault = RejectReason.NOT_TEXT;
        } else if (loneReturn) {
            fault = RejectReason.LONE_CARRIAGE_RETURN;
        }
    }

    /** From the opening quote; returns where the delimiter or the line end stands, or -1 for more bytes. */
    private int quoted(byte[] bytes, int quote, int to, boolean last) {
        openQuote = quote;
        boolean doubled = false;
        int p = quote + 1;
        for (; ; p++) {
            if (p >= to) {
                return last ? fail(RejectReason.UNCLOSED_QUOTE, bytes, quote, to, true) : -1;
            }
            if (bytes[p] == '"') {
                if (p + 1 >= to && !last) {
                    return -1;
                }
                if (p + 1 >= to || bytes[p + 1] != '"') {
                    break;
                }
                doubled = true;
                p++;
            } else if (bytes[p] <= 0) {
                plain = false;
            }
        }
        int end = p++;
        openQuote = -1;
        if (dialect.trim()) {
            p = skipBlanks(bytes, p, to);
        }
        if (p >= to && !last || p + 1 >= to && !last && bytes[p] == '\r') {
            return -1;
        }
        if (p < to && bytes[p] != dialect.delimiter() && !isLineEnd(bytes, p, to)) {
            return fail(RejectReason.STRAY_QUOTE, bytes, quote, to, last);
        }
        add(quote + 1, end, doubled);
        return p;
    }

    private int unquoted(byte[] bytes, int begin, int to, boolean last) {
        byte delimiter = dialect.delimiter();
        int p = begin;
        for (; ; p++) {
            if (p >= to) {
                if (!last) {
                    return -1;
                }
                break;
            }
            byte c = bytes[p];
            if (c == delimiter || c == '\n') {
                break;
            }
            if (c == '"') {
                return fail(RejectReason.STRAY_QUOTE, bytes, p, to, last);
            }
            if (c == '\r') {
                if (p + 1 >= to && !last) {
                    return -1;
                }
                if (isLineEnd(bytes, p, to)) {
                    break;
                }
                loneReturn = true;
            } else if (c <= 0) {
                plain = false;
            }
        }
        add(begin, p, false);
        return p;
    }

    /** A fault of quotes: the record is given up, reading goes on behind the line end that follows {@code at}. */
    private int fail(RejectReason reason, byte[] bytes, int at, int to, boolean last) {
        int p = at;
        while (p < to && bytes[p] != '\n') {
            p++;
        }
        if (p >= to && !last) {
            return -1;
        }
        fault = reason;
        faultAt = at;
        next = Math.min(p + 1, to);
        return p;
    }

    private void add(int begin, int end, boolean doubled) {
        if (count < keep) {
            if (count == begins.length) {
                int size = Math.min(keep, 2 * count);
                begins = Arrays.copyOf(begins, size);
                ends = Arrays.copyOf(ends, size);
                escaped = Arrays.copyOf(escaped, size);
            }
            begins[count] = begin;
            ends[count] = end;
            escaped[count] = doubled;
        }
        count++;
    }

    private int skipBlanks(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to && dialect.isBlank(bytes[p])) {
            p++;
        }
        return p;
    }

    private static boolean isLineEnd(byte[] bytes, int p, int to) {
        return bytes[p] == '\n' || bytes[p] == '\r' && p + 1 < to && bytes[p + 1] == '\n';
    }

    private static int lineEnd(byte[] bytes, int p, int to) {
        return Math.min(to, p < to && bytes[p] == '\r' ? p + 2 : p + 1);
    }

    /** Number of fields; 1 for an empty line. */
    int count() {
        return count;
    }

    /** Where the content of a field begins: behind the quote, where there is one. */
    int begin(int field) {
        return begins[field];
    }

    int end(int field) {
        return ends[field];
    }

    /** Whether the content of a field has doubled quotes in it. */
    boolean escaped(int field) {
        return escaped[field];
    }

    /** Index at which the next record begins. */
    int next() {
        return next;
    }

    /** What is wrong with the record as a whole, or null. */
    RejectReason fault() {
        return fault;
    }

    /** Where the faulty quote stands, or -1 where the fault is no quote's. */
    int faultAt() {
        return faultAt;
    }

    /** After an incomplete reading: where the quote stands that was not closed, or -1. */
    int openQuote() {
        return openQuote;
    }
}
