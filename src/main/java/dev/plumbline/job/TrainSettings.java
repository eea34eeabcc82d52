package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.store.StoreSettings;
import dev.plumbline.train.DescentSettings;
import java.util.Map;
import java.util.TreeMap;

/**
 * One validated run of {@code train}: each package's own settings, composed.
 *
 * @param source what to read
 * @param intercept whether the model has an intercept
 * @param dropUnusable whether constant, all-missing and collinear columns are left out instead of refused
 * @param engine how Spark holds the rows
 * @param descent how to descend
 * @param store where to publish
 * @param checkpoints when to keep one, and whether to go on from one
 * @param gates which gates decide about publication
 * @param timings whether the stages' times are printed
 * @param resultOptions options that decide the result, by name, as text: provenance, and the run's identity
 */
public record TrainSettings(
        SourceSettings source,
        boolean intercept,
        boolean dropUnusable,
        EngineSettings engine,
        DescentSettings descent,
        StoreSettings store,
        CheckpointSettings checkpoints,
        Gates gates,
        boolean timings,
        Map<String, String> resultOptions) {

    public TrainSettings {
        resultOptions = Map.copyOf(resultOptions);
    }

    /** Result options in alphabetical order. */
    public Map<String, String> sortedResultOptions() {
        return new TreeMap<>(resultOptions);
    }

    /** Which of the standing gates apply. */
    public enum Gates {
        /** Finite and converged. */
        ALL,
        /** {@code --allow-unconverged}: finite; not converged is published with a warning. */
        ALLOW_UNCONVERGED,
        /** {@code --no-gate}: finite only. */
        FINITE_ONLY
    }
}
