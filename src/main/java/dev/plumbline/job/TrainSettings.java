package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.Gate;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.store.StoreSettings;
import dev.plumbline.train.DescentSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One validated run of {@code train}: each package's own settings, composed.
 *
 * @param source what to read
 * @param intercept whether the model has an intercept
 * @param dropUnusable whether constant, all-missing and collinear columns are left out instead of refused
 * @param engine how Spark holds the rows
 * @param descent how to descend
 * @param start where the descent starts
 * @param store where to publish
 * @param checkpoints when to keep one, and whether to go on from one
 * @param gates which gates decide about publication
 * @param stallLimit how long no epoch and no task may end before the run is given up
 * @param timings whether the stages' times are printed
 * @param metricsFile local file, or directory of such, to which what came of the run is written for those who watch
 * @param resultOptions options that decide the result, by name, as text: provenance, and the run's identity
 */
public record TrainSettings(
        SourceSettings source,
        boolean intercept,
        boolean dropUnusable,
        EngineSettings engine,
        DescentSettings descent,
        Start start,
        StoreSettings store,
        CheckpointSettings checkpoints,
        Gates gates,
        Duration stallLimit,
        boolean timings,
        Optional<String> metricsFile,
        Map<String, String> resultOptions) {

    public TrainSettings {
        resultOptions = Map.copyOf(resultOptions);
    }

    /** The same, of the very state of the table that these options of its reader name. */
    TrainSettings at(Map<String, String> snapshot) {
        Map<String, String> options = new TreeMap<>(resultOptions);
        snapshot.forEach((key, value) -> options.put("option." + key, value));
        return new TrainSettings(
                source.withOptions(snapshot),
                intercept,
                dropUnusable,
                engine,
                descent,
                start,
                store,
                checkpoints,
                gates,
                stallLimit,
                timings,
                metricsFile,
                options);
    }

    /** Options that say something and are about a publication only, by name. */
    List<String> publicationOnly() {
        Map<String, Boolean> said = new LinkedHashMap<>();
        said.put("warm-start", start != Start.ZERO);
        said.put("gate", !gates.own().isEmpty());
        said.put("allow-unconverged", gates.standing() == Gates.Standing.ALLOW_UNCONVERGED);
        said.put("no-gate", gates.standing() == Gates.Standing.FINITE_ONLY);
        said.put("keep", store.keep().isPresent());
        said.put("restart", checkpoints.restart());
        said.put("timings", timings);
        said.put("metrics-file", metricsFile.isPresent());
        return said.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Result options in alphabetical order. */
    public Map<String, String> sortedResultOptions() {
        return new TreeMap<>(resultOptions);
    }

    /** Where a descent starts. */
    public enum Start {
        /** At zero. */
        ZERO,
        /** {@code --warm-start}: at the line that was current before the day of the run; at zero where there is none. */
        EARLIER_LINE
    }

    /**
     * Which gates decide about publication.
     *
     * @param standing of those that stand without being named
     * @param own gates that were named, in their order
     */
    public record Gates(Standing standing, List<Gate> own) {
        public static final Gates ALL = new Gates(Standing.ALL, List.of());
        public static final Gates ALLOW_UNCONVERGED = new Gates(Standing.ALLOW_UNCONVERGED, List.of());
        public static final Gates FINITE_ONLY = new Gates(Standing.FINITE_ONLY, List.of());

        public Gates {
            own = List.copyOf(own);
        }

        /** Which of the standing gates apply. */
        public enum Standing {
            /** Finite, converged, not worse than the mean, not much worse than the current model. */
            ALL,
            /** {@code --allow-unconverged}: all but converged, which is told as a warning. */
            ALLOW_UNCONVERGED,
            /** {@code --no-gate}: finite only. */
            FINITE_ONLY
        }
    }
}
