package dev.plumbline.source;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * Counts rejected rows by reason and keeps the first of each. The splits of a partition are read in file order, so the
 * first of a partition are all that can be among the first of the table; a partition never holds more than that.
 */
final class RejectLog {
    /** How many rejects of each reason a run shows. */
    static final int SHOWN = 1_000;

    private final int limit;
    private final int[] kept = new int[RejectReason.values().length];
    private long[] counts = new long[kept.length];
    private ArrayList<Reject> samples = new ArrayList<>();
    private long[] missing = {};

    RejectLog() {
        this(SHOWN);
    }

    /** @param limit how many rejects of each reason to keep; {@link Integer#MAX_VALUE}: all */
    RejectLog(int limit) {
        this.limit = limit;
    }

    /** Counts one row. Returns whether a sample of it is wanted, so that none is made in vain. */
    boolean count(RejectReason reason) {
        counts[reason.ordinal()]++;
        return kept[reason.ordinal()] < limit;
    }

    void sample(Reject reject) {
        kept[reject.reason().ordinal()]++;
        samples.add(reject);
    }

    /** Counts one rejected row that has no value in the needed column of this slot. */
    void missing(int slot) {
        if (slot >= missing.length) {
            missing = Arrays.copyOf(missing, slot + 1);
        }
        missing[slot]++;
    }

    /** By slot, rejected rows without a value in it; slots behind the end have none. */
    long[] missing() {
        return missing;
    }

    long[] counts() {
        return counts;
    }

    ArrayList<Reject> samples() {
        return samples;
    }

    /** Begins the next split: counts from 0; what was kept before still counts against the limit. */
    void nextSplit() {
        counts = new long[kept.length];
        samples = new ArrayList<>();
        missing = new long[0];
    }
}
