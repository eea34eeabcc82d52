package dev.plumbline.source;

import dev.plumbline.kernel.BlockBuilder;
import java.io.IOException;

/**
 * Reads the records of one split after another straight into the arrays of a {@link BlockBuilder}. A fast loop takes
 * the records that are plain numbers where numbers are needed; whatever it does not take is read again from its first
 * byte by {@link CsvRecord}, which decides. So the fast loop may give up on anything but must never accept what the
 * careful reading would not.
 *
 * <p>Nothing is allocated per row. Memory is one window, which grows with the longest record up to the record limit.
 */
final class CsvScanner {
    private final CsvDialect dialect;
    private final RejectLog log;
    private final CsvCells cells;
    private final CsvPlainRow plain;
    private final CsvField field;

    private CsvSplit split;
    private CsvLayout layout;
    private CsvRecord careful;
    private CsvWindow window;

    private int pos;
    private long line;
    private long firstRecord;
    private long read;
    private long used;
    private long fastRows;
    private long blank;
    private long underflows;
    private long inexactIntegers;

    CsvScanner(CsvDialect dialect, RejectLog log) {
        this(dialect, log, null);
    }

    /** @param cells receive all columns of each good row, in the order of the builder's rows; null for none */
    CsvScanner(CsvDialect dialect, RejectLog log, CsvCells cells) {
        this.dialect = dialect;
        this.log = log;
        this.cells = cells;
        this.plain = new CsvPlainRow(dialect);
        this.field = new CsvField(dialect);
    }

    /**
     * Begins a split.
     *
     * @param source stands at the start of the split, or one byte before it where the split is not its file's first
     */
    void open(CsvSplit next, CsvLayout itsLayout, CsvWindow source) throws IOException {
        split = next;
        if (layout != itsLayout) {
            layout = itsLayout;
            careful = new CsvRecord(dialect, layout.columns());
            plain.expect(layout);
            if (cells != null) {
                cells.open(layout);
            }
        }
        window = source;
        pos = 0;
        line = 0;
        read = 0;
        used = 0;
        fastRows = 0;
        blank = 0;
        underflows = 0;
        inexactIntegers = 0;
        log.nextSplit();
        if (split.index() > 0) {
            pos = lineFeedFrom(0);
        }
        firstRecord = window.offset() + pos;
    }

    /** Reads on. Returns true where the builder (or what takes the cells) is full, false where the split is at its end. */
    boolean scan(BlockBuilder builder) throws IOException {
        plain.bind(builder);
        while (window.offset() + pos < split.end()) {
            if (builder.isFull() || cells != null && cells.isFull()) {
                return true;
            }
            // The fast loop does not know where fields begin and end.
            if (cells == null) {
                int lines = window.endOfLines(pos);
                int stop = (int) Math.min(lines, split.end() - window.offset());
                pos = fast(builder, stop, lines);
            }
            if (builder.isFull() || window.offset() + pos >= split.end()) {
                continue;
            }
            if (pos < window.end()) {
                careful(builder);
            } else if (window.last()) {
                return false;
            } else {
                fill();
            }
        }
        return false;
    }

    /**
     * Takes records as long as they are plain.
     *
     * @param stop records that begin here or behind are not this call's
     * @param lines index behind the last line feed in memory, so that no field needs to look for the end of memory
     * @return where the first record begins that was not taken
     */
    private int fast(BlockBuilder builder, int stop, int lines) {
        byte[] bytes = window.bytes();
        int capacity = builder.capacity();
        int row = builder.rows();
        int before = row;
        int p = pos;
        while (p < stop && row < capacity) {
            int begin = p;
            p = plain.read(bytes, begin, lines, row);
            if (p < 0) {
                p = begin;
                break;
            }
            row++;
        }
        builder.commit(row - before);
        read += row - before;
        used += row - before;
        fastRows += row - before;
        line += row - before;
        return Math.min(p, window.end());
    }

    private void careful(BlockBuilder builder) throws IOException {
        for (; ; ) {
            int limit = dialect.recordLimit();
            boolean whole = window.end() - pos <= limit;
            int to = whole ? window.end() : pos + limit;
            if (careful.read(window.bytes(), pos, to, whole && window.last())) {
                take(builder);
                return;
            }
            if (!whole) {
                tooLong(to);
                return;
            }
            fill();
        }
    }

    private void take(BlockBuilder builder) {
        byte[] bytes = window.bytes();
        int begin = pos;
        int end = CsvLayout.withoutLineEnd(bytes, begin, careful.next());
        if (begin == end) {
            blank++;
        } else if (careful.fault() != null) {
            int at = careful.faultAt() < 0 ? begin : careful.faultAt();
            reject(careful.fault(), "", line + lineFeeds(begin, at), begin, end);
        } else if (careful.count() != layout.columns()) {
            RejectReason reason =
                    careful.count() < layout.columns() ? RejectReason.TOO_FEW_FIELDS : RejectReason.TOO_MANY_FIELDS;
            reject(reason, "", line, begin, end);
        } else {
            takeFields(builder, begin);
        }
        advance(careful.next());
    }

    private void takeFields(BlockBuilder builder, int begin) {
        byte[] bytes = window.bytes();
        int row = builder.rows();
        int small = 0;
        int inexact = 0;
        for (int c = 0; c < layout.columns(); c++) {
            if (plain.target(c) == null) {
                continue;
            }
            RejectReason fault = field.read(bytes, careful.begin(c), careful.end(c), c == plain.weightColumn());
            if (fault != null) {
                rejectField(fault, c, begin);
                return;
            }
            small += field.isUnderflow() ? 1 : 0;
            inexact += field.isInexactInteger() ? 1 : 0;
            plain.target(c)[row] = field.value();
        }
        builder.commit();
        if (cells != null) {
            cells.add(bytes, begin, careful);
        }
        read++;
        used++;
        underflows += small;
        inexactIntegers += inexact;
    }

    /** Rejects the record for one of its fields, and counts all those that have no value. */
    private void rejectField(RejectReason reason, int column, int begin) {
        byte[] bytes = window.bytes();
        if (reason == RejectReason.NOT_A_NUMBER && layout.isHeader(bytes, begin, careful.next())) {
            reject(RejectReason.REPEATED_HEADER, "", line, begin, careful.next());
            return;
        }
        reject(reason, layout.name(column), line, field.from(), field.to());
        for (int c = 0; c < layout.columns(); c++) {
            int slot = layout.slots()[c];
            if (slot != CsvLayout.SKIP && dialect.isMissing(bytes, careful.begin(c), careful.end(c))) {
                log.missing(slot);
            }
        }
    }

    private void reject(RejectReason reason, String column, long where, int from, int to) {
        read++;
        if (log.count(reason)) {
            int end = CsvLayout.withoutLineEnd(window.bytes(), from, to);
            log.sample(new Reject(split.path(), where, column, reason, Excerpt.of(window.bytes(), from, end)));
        }
    }

    /** A record whose end does not lie before {@code to}, where the record limit is. */
    private void tooLong(int to) throws IOException {
        int quote = careful.openQuote();
        if (quote >= 0) {
            for (int p = quote; p < to; p++) {
                if (window.bytes()[p] == '\n') {
                    reject(RejectReason.UNCLOSED_QUOTE, "", line + lineFeeds(pos, quote), pos, to);
                    advance(p + 1);
                    return;
                }
            }
        }
        reject(RejectReason.LINE_TOO_LONG, "", line, pos, to);
        advance(to);
        line++;
        pos = lineFeedFrom(pos);
    }

    /** Goes on at {@code next}, counting lines. */
    private void advance(int next) {
        line += lineFeeds(pos, next);
        if (window.last() && next == window.end() && next > pos && window.bytes()[next - 1] != '\n') {
            line++;
        }
        pos = next;
    }

    private int lineFeeds(int from, int to) {
        byte[] bytes = window.bytes();
        int count = 0;
        for (int p = from; p < to; p++) {
            if (bytes[p] == '\n') {
                count++;
            }
        }
        return count;
    }

    /** Behind the first line feed at or after {@code from}, or at the end of the stream. */
    private int lineFeedFrom(int from) throws IOException {
        int p = from;
        for (; ; ) {
            while (p < window.end()) {
                if (window.bytes()[p++] == '\n') {
                    return p;
                }
            }
            if (window.last()) {
                return p;
            }
            window.fill(p, window.offset() + p);
            p = 0;
        }
    }

    private void fill() throws IOException {
        window.fill(pos, split.end());
        pos = 0;
    }

    /** Used rows of the split that needed no careful reading. */
    long fastRows() {
        return fastRows;
    }

    /** What the split came to. */
    ScanReport report(String fault) {
        return new ScanReport(
                split.file(),
                split.index(),
                firstRecord,
                window == null ? firstRecord : window.offset() + pos,
                line,
                read,
                used,
                log.counts(),
                log.samples(),
                blank,
                underflows,
                inexactIntegers,
                fault,
                log.missing());
    }
}
