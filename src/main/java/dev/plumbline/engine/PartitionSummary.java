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
    private final PackedGrids grids;
    private final ArrayList<CachedPart> parts;

    PartitionSummary(List<ScanReport> reports, ExactMoments training, ExactMoments heldOut) {
        this(new ArrayList<>(reports), training, heldOut, null, new ArrayList<>());
    }

    private PartitionSummary(
            ArrayList<ScanReport> reports,
            ExactMoments training,
            ExactMoments heldOut,
            PackedGrids grids,
            ArrayList<CachedPart> parts) {
        this.reports = reports;
        this.training = training;
        this.heldOut = heldOut;
        this.grids = grids;
        this.parts = parts;
    }

    /** The same, and where its blocks are. */
    PartitionSummary at(CachedPart part) {
        return new PartitionSummary(reports, training, heldOut, grids, new ArrayList<>(List.of(part)));
    }

    /** The same, with grids of the training rows. */
    PartitionSummary with(PackedGrids counted) {
        return new PartitionSummary(reports, training, heldOut, counted, parts);
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

    /** Each feature that has one against the label, over the training rows; or null where none were taken. */
    PackedGrids grids() {
        return grids;
    }

    /** Where the blocks are, as far as that was noted. */
    List<CachedPart> parts() {
        return parts;
    }

    /** Both together; neither is changed, as both may be in the cache. */
    PartitionSummary merged(PartitionSummary other) {
        ArrayList<ScanReport> all = new ArrayList<>(reports);
        all.addAll(other.reports);
        ExactMoments apart = heldOut == null ? null : sum(heldOut, other.heldOut);
        ArrayList<CachedPart> everywhere = new ArrayList<>(parts);
        everywhere.addAll(other.parts);
        PackedGrids both = grids == null ? null : grids.merged(other.grids);
        return new PartitionSummary(all, sum(training, other.training), apart, both, everywhere);
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
