package dev.plumbline.source;

import java.io.Serializable;

/**
 * A range of a file. It owns the records that begin in {@code [start, end)}. The first split of a file starts where a
 * record does; any other begins behind the first line feed at or after {@code start - 1}, on the assumption that it is
 * not inside quotes, which the driver checks afterwards. Offsets count decompressed bytes.
 */
final class CsvSplit implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int file;
    private final int index;
    private final String path;
    private final long start;
    private final long end;
    private final int layout;

    CsvSplit(int file, int index, String path, long start, long end, int layout) {
        this.file = file;
        this.index = index;
        this.path = path;
        this.start = start;
        this.end = end;
        this.layout = layout;
    }

    int file() {
        return file;
    }

    /** Which split of its file this is. */
    int index() {
        return index;
    }

    String path() {
        return path;
    }

    long start() {
        return start;
    }

    /** {@link Long#MAX_VALUE} where the split goes to the end of the file. */
    long end() {
        return end;
    }

    /** Which of the scan's layouts the file has. */
    int layout() {
        return layout;
    }
}
