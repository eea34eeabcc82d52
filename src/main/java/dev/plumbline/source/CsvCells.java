package dev.plumbline.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects all columns of the good rows of a scan as text, in one order for files of any order. */
final class CsvCells {
    /** So that long texts of others do not fill the memory before a block is full. */
    private static final long ENOUGH_BYTES = 4L << 20;

    private final List<String> names;
    private final boolean nulls;
    private final int[] columns;
    private List<Object[]> rows = new ArrayList<>();
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
        rows.add(cells);
        bytesTaken += record.next() - begin;
    }

    private String cell(byte[] bytes, int begin, CsvRecord record, int column) {
        int from = record.begin(column);
        int to = record.end(column);
        if (from == to) {
            boolean quoted = from > begin && bytes[from - 1] == '"';
            return nulls && !quoted ? null : "";
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return record.escaped(column) ? text.replace("\"\"", "\"") : text;
    }

    boolean isFull() {
        return bytesTaken >= ENOUGH_BYTES;
    }

    /** The rows so far; begins anew. */
    List<Object[]> drain() {
        List<Object[]> taken = rows;
        rows = new ArrayList<>();
        bytesTaken = 0;
        return taken;
    }
}
