package dev.plumbline.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * Rows of a synthetic table as CSV: comma, LF, a decimal point, as many decimals as a value needs of its six. Knows no
 * locale and no library's idea of the shortest decimal, which differs between releases of Java.
 */
final class GenerateText implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_FIELD = 24;
    private static final long UNIT = 1_000_000;

    private final SyntheticRows rows;

    GenerateText(SyntheticRows rows) {
        this.rows = rows;
    }

    /** The header, then rows {@code [from, to)}. */
    void write(OutputStream out, long from, long to) throws IOException {
        out.write((String.join(",", rows.columns()) + "\n").getBytes(StandardCharsets.US_ASCII));
        int columns = rows.columns().size();
        byte[] buffer = new byte[BUFFER];
        int used = 0;
        for (long row = from; row < to; row++) {
            for (int c = 0; c < columns; c++) {
                if (used > BUFFER - LONGEST_FIELD) {
                    out.write(buffer, 0, used);
                    used = 0;
                }
                used = append(buffer, used, rows.micros(row, c));
                buffer[used++] = (byte) (c + 1 < columns ? ',' : '\n');
            }
        }
        out.write(buffer, 0, used);
    }

    /** Appends {@code micros / 1e6}; returns where the text ends. */
    static int append(byte[] buffer, int at, long micros) {
        int end = at;
        if (micros < 0) {
            buffer[end++] = '-';
        }
        long magnitude = Math.abs(micros);
        end = digits(buffer, end, magnitude / UNIT);
        long fraction = magnitude % UNIT;
        if (fraction > 0) {
            buffer[end++] = '.';
            for (long unit = UNIT / 10; fraction > 0; unit /= 10) {
                buffer[end++] = (byte) ('0' + fraction / unit);
                fraction %= unit;
            }
        }
        return end;
    }

    private static int digits(byte[] buffer, int at, long value) {
        int count = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            count++;
        }
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }
}
