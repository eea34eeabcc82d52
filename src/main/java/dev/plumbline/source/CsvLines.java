package dev.plumbline.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows as lines of CSV (RFC 4180, ended by a line feed). Not thread-safe; belongs to one task. */
final class CsvLines {
    private static final int ENOUGH = 1 << 16;

    private final int numbers;
    private final byte delimiter;
    private final OutputStream out;
    private byte[] text = new byte[2 * ENOUGH];
    private int length;

    /** @param numbers how many cells, the last ones of a row, are numbers; those before are texts */
    CsvLines(int numbers, char delimiter, OutputStream out) {
        this.numbers = numbers;
        this.delimiter = (byte) delimiter;
        this.out = out;
    }

    void header(List<String> names) throws IOException {
        for (int c = 0; c < names.size(); c++) {
            delimit(c);
            field(names.get(c).getBytes(StandardCharsets.UTF_8));
        }
        end();
    }

    /** A row: as many texts from its first cell on, then its numbers with as many digits as name them. */
    void row(InternalRow row, int texts) throws IOException {
        for (int c = 0; c < texts; c++) {
            delimit(c);
            if (!row.isNullAt(c)) {
                field(row.getUTF8String(c).getBytes());
            }
        }
        int first = row.numFields() - numbers;
        for (int c = 0; c < numbers; c++) {
            delimit(texts + c);
            plain(Double.toString(row.getDouble(first + c)).getBytes(StandardCharsets.ISO_8859_1));
        }
        end();
    }

    /** Must be called before the stream is closed, which is left to the caller. */
    void flush() throws IOException {
        out.write(text, 0, length);
        length = 0;
    }

    private void delimit(int column) {
        if (column > 0) {
            reserve(1);
            text[length++] = delimiter;
        }
    }

    private void end() throws IOException {
        reserve(1);
        text[length++] = '\n';
        if (length >= ENOUGH) {
            flush();
        }
    }

    /** A field as it must be written to be read as the same text; a null is written as nothing. */
    private void field(byte[] field) {
        if (!needsQuotes(field)) {
            plain(field);
            return;
        }
        reserve(2 * field.length + 2);
        text[length++] = '"';
        for (byte c : field) {
            if (c == '"') {
                text[length++] = '"';
            }
            text[length++] = c;
        }
        text[length++] = '"';
    }

    private void plain(byte[] field) {
        reserve(field.length);
        System.arraycopy(field, 0, text, length, field.length);
        length += field.length;
    }

    private boolean needsQuotes(byte[] field) {
        if (field.length == 0 || isBlank(field[0]) || isBlank(field[field.length - 1])) {
            return true;
        }
        for (byte c : field) {
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    private void reserve(int bytes) {
        if (bytes > text.length - length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, Math.addExact(length, bytes)));
        }
    }
}
