package dev.plumbline.engine;

import dev.plumbline.model.Density;
import dev.plumbline.source.ScanReport;
import dev.plumbline.summation.DyadicGrids;
import dev.plumbline.summation.ExactMoments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the partitions of a reading found, put together on the driver. */
final class ReadTotals {
    private final List<ScanReport> reports = new ArrayList<>();
    private final List<CachedPart> parts = new ArrayList<>();
    private final ExactMoments training;
    private final ExactMoments heldOut;
    private final DyadicGrids grids;

    /** Nothing yet, of a scan that takes the moments of {@code load}. */
    ReadTotals(LoadPartition load) {
        training = load.noTraining();
        heldOut = load.noHeldOut();
        grids = load.noGrids();
    }

    void add(PartitionSummary part) {
        reports.addAll(part.reports());
        parts.addAll(part.parts());
        training.merge(part.training());
        if (heldOut != null) {
            heldOut.merge(part.heldOut());
        }
        if (grids != null) {
            grids.merge(part.grids().open());
        }
    }

    List<ScanReport> reports() {
        return Collections.unmodifiableList(reports);
    }

    /** Where the blocks of each partition are. */
    List<CachedPart> parts() {
        return Collections.unmodifiableList(parts);
    }

    ExactMoments training() {
        return training;
    }

    /** Moments of the held-out rows; empty without a holdout. */
    Optional<ExactMoments> heldOut() {
        return Optional.ofNullable(heldOut);
    }

    /** The first features against the label, over the training rows; none where they were not taken. */
    List<Density> densities() {
        List<Density> densities = new ArrayList<>();
        for (int j = 0; grids != null && j < grids.columns(); j++) {
            densities.add(Pictures.density(grids, j));
        }
        return Collections.unmodifiableList(densities);
    }
}
