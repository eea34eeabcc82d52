package dev.plumbline.source;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Where in the records of a file the needed columns stand. A needed column has a <i>slot</i>: features first in model
 * order, then the label, then the weight.
 */
final class CsvLayout implements Serializable {
    private static final long serialVersionUID = 1L;
    /** The slot of a column that is not needed. */
    static final int SKIP = -1;

    private final int[] slots;
    private final String[] names;
    private final int features;
    private final byte[] header;

    /** @param columns names of the file's columns in order; @param header the header's bytes, or null without one */
    CsvLayout(List<String> columns, Columns needed, byte[] header) {
        this.names = columns.toArray(new String[0]);
        this.features = needed.features().size();
        this.header = header;
        this.slots = new int[names.length];
        Arrays.fill(slots, SKIP);
        for (int j = 0; j < features; j++) {
            slots[columns.indexOf(needed.features().get(j))] = j;
        }
        if (needed.hasLabel()) {
            slots[columns.indexOf(needed.label())] = features;
        }
        if (needed.weight().isPresent()) {
            slots[columns.indexOf(needed.weight().get())] = features + 1;
        }
    }

    int columns() {
        return slots.length;
    }

    int features() {
        return features;
    }

    /** The slot of each column of the file. Not to be changed. */
    int[] slots() {
        return slots;
    }

    String name(int column) {
        return names[column];
    }

    boolean isWeight(int column) {
        return slots[column] == features + 1;
    }

    /** Whether {@code [from, to)} (with its line end) is the header once more. */
    boolean isHeader(byte[] bytes, int from, int to) {
        return header != null && Arrays.equals(bytes, from, withoutLineEnd(bytes, from, to), header, 0, header.length);
    }

    /** Where the text of a record ends. */
    static int withoutLineEnd(byte[] bytes, int from, int to) {
        int end = to;
        if (end > from && bytes[end - 1] == '\n') {
            end--;
            if (end > from && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }
}
