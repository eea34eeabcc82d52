package dev.plumbline.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Collects all columns of the good rows of a scan as text, byte for byte, in one order for files of any order. */
final class CsvCells {
    /** So that long texts of others do not fill the memory before a block is full. */
    private static final long ENOUGH_BYTES = 4L << 20;

    private final List<String> names;
    private final boolean nulls;
    private final int[] columns;
    private List<InternalRow> rows = new ArrayList<>();
    private long bytesTaken;

    /**
     * @param names the columns in the order to collect them; each file has exactly these
     * @param nulls whether a field with nothing in it, not even quotes, is null
     */
    CsvCells(List<String> names, boolean nulls) {
        this.names = names;
        this.nulls = nulls;
        this.columns = new int[names.size()];
    }

    /** The next rows are from a file with this layout. */
    void open(CsvLayout layout) {
        Map<String, Integer> places = new HashMap<>();
        for (int c = 0; c < layout.columns(); c++) {
            places.put(layout.name(c), c);
        }
        for (int c = 0; c < columns.length; c++) {
            columns[c] = places.get(names.get(c));
        }
    }

    /** Takes the record that begins at {@code begin}. */
    void add(byte[] bytes, int begin, CsvRecord record) {
        Object[] cells = new Object[columns.length];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = cell(bytes, begin, record, columns[c]);
        }
        rows.add(new GenericInternalRow(cells));
        bytesTaken += record.next() - begin;
    }

    private UTF8String cell(byte[] bytes, int begin, CsvRecord record, int column) {
        int from = record.begin(column);
        int to = record.end(column);
        if (from == to) {
            boolean quoted = from > begin && bytes[from - 1] == '"';
            return nulls && !quoted ? null : UTF8String.EMPTY_UTF8;
        }
        byte[] text = Arrays.copyOfRange(bytes, from, to);
        return record.escaped(column) ? unescaped(text) : UTF8String.fromBytes(text);
    }

    /** Each pair of quotes is one. */
    private static UTF8String unescaped(byte[] text) {
        int length = 0;
        for (int i = 0; i < text.length; i++, length++) {
            text[length] = text[i];
            if (text[i] == '"') {
                i++;
            }
        }
        return UTF8String.fromBytes(text, 0, length);
    }

    boolean isFull() {
        return bytesTaken >= ENOUGH_BYTES;
    }

    /** The rows so far; begins anew. */
    List<InternalRow> drain() {
        List<InternalRow> taken = rows;
        rows = new ArrayList<>();
        bytesTaken = 0;
        return taken;
    }
}
