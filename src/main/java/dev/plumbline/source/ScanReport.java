package dev.plumbline.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the scan of one split found. Travels in the task's result, never in accumulators, so that a retried or
 * speculative task counts once.
 */
public final class ScanReport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int file;
    private final int split;
    private final long firstRecord;
    private final long endOfRecords;
    private final long lines;
    private final long read;
    private final long used;
    private final long[] rejected;
    private final ArrayList<Reject> samples;
    private final long blankLines;
    private final long underflows;
    private final long inexactIntegers;
    private final String fault;
    private final long[] missing;

    /**
     * @param file index into {@link TableSource#files()}
     * @param split index of the split within its file
     * @param firstRecord where the first record of the split begins: byte offset (CSV), else row number
     * @param endOfRecords where the record behind the last one of the split begins: the next split's {@code firstRecord}
     * @param lines physical lines (CSV) or rows between the two
     * @param read data rows
     * @param used good rows, all of which are in the split's blocks
     * @param rejected per {@link RejectReason} ordinal
     * @param samples the first rejects of each reason; positions count from the split's start
     * @param blankLines empty lines passed over, which are not rows
     * @param underflows non-zero decimals that became 0
     * @param inexactIntegers integers above 2^53 that a double cannot hold
     */
    public ScanReport(
            int file,
            int split,
            long firstRecord,
            long endOfRecords,
            long lines,
            long read,
            long used,
            long[] rejected,
            List<Reject> samples,
            long blankLines,
            long underflows,
            long inexactIntegers) {
        this(
                file,
                split,
                firstRecord,
                endOfRecords,
                lines,
                read,
                used,
                rejected,
                samples,
                blankLines,
                underflows,
                inexactIntegers,
                "",
                new long[0]);
    }

    /**
     * A report that says why the split could not be read to its end; the same in every attempt, so the task does not
     * fail for it.
     *
     * @param fault a clause like "its gzip data end too early", or empty
     * @param missing per slot (features in model order, label, weight), rejected rows without a value in it; may be
     *     shorter where the last slots have none
     */
    ScanReport(
            int file,
            int split,
            long firstRecord,
            long endOfRecords,
            long lines,
            long read,
            long used,
            long[] rejected,
            List<Reject> samples,
            long blankLines,
            long underflows,
            long inexactIntegers,
            String fault,
            long[] missing) {
        this.file = file;
        this.split = split;
        this.firstRecord = firstRecord;
        this.endOfRecords = endOfRecords;
        this.lines = lines;
        this.read = read;
        this.used = used;
        this.rejected = rejected.clone();
        // An ArrayList: Kryo does not know the JDK's immutable lists.
        this.samples = new ArrayList<>(samples);
        this.blankLines = blankLines;
        this.underflows = underflows;
        this.inexactIntegers = inexactIntegers;
        this.fault = fault;
        this.missing = missing.clone();
    }

    /** The report of a split that could not even be begun. */
    static ScanReport unreadable(CsvSplit split, String fault) {
        long[] none = new long[RejectReason.values().length];
        long at = split.start();
        return new ScanReport(
                split.file(), split.index(), at, at, 0, 0, 0, none, List.of(), 0, 0, 0, fault, new long[0]);
    }

    /** The same report under another number. */
    ScanReport numbered(int itsFile, int itsSplit) {
        return new ScanReport(
                itsFile,
                itsSplit,
                firstRecord,
                endOfRecords,
                lines,
                read,
                used,
                rejected,
                samples,
                blankLines,
                underflows,
                inexactIntegers,
                fault,
                missing);
    }

    public int file() {
        return file;
    }

    public int split() {
        return split;
    }

    public long firstRecord() {
        return firstRecord;
    }

    public long endOfRecords() {
        return endOfRecords;
    }

    public long lines() {
        return lines;
    }

    public long read() {
        return read;
    }

    public long used() {
        return used;
    }

    public long rejected(RejectReason reason) {
        return rejected[reason.ordinal()];
    }

    /**
     * Rejected rows that have no value in the needed column of this slot, whatever they were rejected for; those whose
     * fields could not be told apart are in no slot.
     */
    long missing(int slot) {
        return slot < missing.length ? missing[slot] : 0;
    }

    public List<Reject> samples() {
        return Collections.unmodifiableList(samples);
    }

    public long blankLines() {
        return blankLines;
    }

    public long underflows() {
        return underflows;
    }

    public long inexactIntegers() {
        return inexactIntegers;
    }

    /** Why the split could not be read to its end, or empty. */
    public String fault() {
        return fault;
    }

    /** All rejected rows of the split. */
    public long rejected() {
        long sum = 0;
        for (long count : rejected) {
            sum += count;
        }
        return sum;
    }
}
