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
}
