package dev.plumbline.source;

import java.io.Serializable;

/** Row groups of a file that stand one behind the other: those whose middle lies in a range of its bytes. */
final class ParquetPiece implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final long start;
    private final long length;

    ParquetPiece(String path, long start, long length) {
        this.path = path;
        this.start = start;
        this.length = length;
    }

    String path() {
        return path;
    }

    /** Where in the file the first of the groups begins. */
    long start() {
        return start;
    }

    long length() {
        return length;
    }
}
