package dev.plumbline.job;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.Verdict;
import dev.plumbline.report.RunMetrics;
import dev.plumbline.store.MetricsFile;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Collects what becomes known of a run, and writes it for those who watch when the run is over, whatever way it ended.
 * What cannot be written is told and changes nothing. Mutable.
 */
final class MetricsWatch {
    /** The store may be what hangs. */
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final TrainSettings settings;
    private final Timings timings = new Timings();
    private final Listeners listeners;
    private final long began = System.nanoTime();
    private Optional<ModelStore> store = Optional.empty();
    private String spark = "";
    private Optional<RowAccount> rows = Optional.empty();
    private Optional<FittedModel> fitted = Optional.empty();
    private Optional<RunRecord> record = Optional.empty();

    MetricsWatch(TrainSettings settings, Listeners listeners) {
        this.settings = settings;
        this.listeners = listeners;
    }

    /** Spark has started. */
    void started(String version, ModelStore models) {
        spark = version;
        store = Optional.of(models);
    }

    void recordedBy(RunRecord run) {
        record = Optional.of(run);
    }

    void read(RowAccount account) {
        rows = Optional.of(account);
    }

    void found(FittedModel model) {
        fitted = Optional.of(model);
        rows = Optional.of(model.rows());
    }

    Listeners listeners() {
        return listeners;
    }

    Timings timings() {
        return timings;
    }

    /** Does the work of the run, and writes what came of it. */
    Outcome over(Supplier<Outcome> work) {
        Outcome outcome = begun(work);
        write(outcome);
        return outcome;
    }

    /** Does what a run begins with, and writes what came of the run if it ends there. */
    <T> T begun(Supplier<T> work) {
        try {
            return work.get();
        } catch (Throwable error) { // Spark throws checked exceptions without declaring them
            Failure failure = Failure.of(error);
            write(new Outcome(
                    failure.code(), failure.message(), "", settings.store().name(), "", 0, 0));
            throw error;
        }
    }

    private void write(Outcome outcome) {
        settings.metricsFile().ifPresent(place -> {
            try {
                MetricsFile file = MetricsFile.at(place, outcome.model());
                RunMetrics.Standing standing = new RunMetrics.Standing(
                        file.earlier(RunMetrics.LAST_SUCCESS, outcome.model()),
                        current(),
                        file.earlier(RunMetrics.CURRENT_AS_OF, outcome.model()));
                file.write(ended -> metrics(outcome, ended, standing).text());
            } catch (RuntimeException unwritten) {
                listeners.note(unwritten.getMessage());
            }
        });
    }

    private RunMetrics metrics(Outcome outcome, Instant ended, RunMetrics.Standing standing) {
        List<Verdict> verdicts = record.map(RunRecord::verdicts).orElse(List.of());
        double seconds = (System.nanoTime() - began) / 1e9;
        return new RunMetrics(
                outcome,
                new RunMetrics.Times(ended, seconds, timings.seconds()),
                rows,
                fitted,
                verdicts,
                standing,
                Versions.all(spark));
    }

    private Optional<Map.Entry<String, Instant>> current() {
        AtomicReference<ModelVersion> found = new AtomicReference<>();
        try {
            BoundedWork.done(
                    "ask for the current version",
                    A_WHILE,
                    () -> store.flatMap(models -> models.current(
                                    new ModelName(settings.store().name())))
                            .ifPresent(found::set));
        } catch (RuntimeException unknown) {
            listeners.note(unknown.getMessage());
        }
        return Optional.ofNullable(found.get())
                .map(version -> Map.entry(
                        version.toString(), version.asOf().atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
}
