package dev.plumbline.source;

import java.io.Serializable;

/**
 * One row that was not used, and where it stands. {@code position} counts from the start of the split while on an
 * executor; the driver resolves it to the line (CSV) or row (other formats) of the file, both from 1.
 */
public final class Reject implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long position;
    private final String column;
    private final RejectReason reason;
    private final String excerpt;

    /** @param column name of the column, or empty where the whole row is at fault; @param excerpt short, escaped */
    public Reject(String file, long position, String column, RejectReason reason, String excerpt) {
        this.file = file;
        this.position = position;
        this.column = column;
        this.reason = reason;
        this.excerpt = excerpt;
    }

    public String file() {
        return file;
    }

    public long position() {
        return position;
    }

    public String column() {
        return column;
    }

    public RejectReason reason() {
        return reason;
    }

    public String excerpt() {
        return excerpt;
    }

    Reject at(long resolved) {
        return new Reject(file, resolved, column, reason, excerpt);
    }
}
