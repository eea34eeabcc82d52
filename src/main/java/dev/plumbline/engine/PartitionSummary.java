package dev.plumbline.engine;

import dev.plumbline.source.ScanReport;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What a partition's scan found beside its blocks. */
final class PartitionSummary implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<ScanReport> reports;
    private final ExactMoments training;
    private final ExactMoments heldOut;

    PartitionSummary(List<ScanReport> reports, ExactMoments training, ExactMoments heldOut) {
        this.reports = new ArrayList<>(reports);
        this.training = training;
        this.heldOut = heldOut;
    }

    List<ScanReport> reports() {
        return reports;
    }

    ExactMoments training() {
        return training;
    }

    /** Moments of the held-out rows, or null without holdout. */
    ExactMoments heldOut() {
        return heldOut;
    }

    /** Both together; neither is changed, as both may be in the cache. */
    PartitionSummary merged(PartitionSummary other) {
        ArrayList<ScanReport> all = new ArrayList<>(reports);
        all.addAll(other.reports);
        ExactMoments apart = heldOut == null ? null : sum(heldOut, other.heldOut);
        return new PartitionSummary(all, sum(training, other.training), apart);
    }

    private static ExactMoments sum(ExactMoments a, ExactMoments b) {
        ExactMoments sum = new ExactMoments(a.columns(), a.detail());
        sum.merge(a);
        sum.merge(b);
        return sum;
    }

    /** Bytes of a summary on the wire, for planning: some 40 for each exact sum. */
    static long wireBytes(int features, ExactMoments.Detail detail) {
        return 40 * sums(features, detail) + 1_024;
    }

    /** Bytes of a summary in memory, for messages: some 150 for each exact sum. */
    static long heapBytes(int features, ExactMoments.Detail detail) {
        return 150 * sums(features, detail);
    }

    private static long sums(int features, ExactMoments.Detail detail) {
        long columns = features + 1L;
        return columns + (detail == ExactMoments.Detail.ALL_PRODUCTS ? columns * (columns + 1) / 2 : columns);
    }
}
