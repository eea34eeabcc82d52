package dev.plumbline.job;

import dev.plumbline.engine.Pictures;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.model.Change;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.RowAccount;
import dev.plumbline.report.ChangeText;
import dev.plumbline.report.ClosingTable;
import dev.plumbline.report.TermsCsv;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.source.TableSource;
import dev.plumbline.store.Candidate;
import dev.plumbline.store.Claim;
import dev.plumbline.store.Lease;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.Published;
import dev.plumbline.store.RunIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * The river: opens the session, reads the table once, descends, scores, asks the gates and publishes. Every way out
 * leaves a {@code status.json} in the run's directory, once there is one.
 */
public final class TrainJob {
    /** From the moment the input is open, with the snapshot that is read. */
    private TrainSettings settings;

    private final Input input;
    private final SparkSession spark;
    private final Listeners listeners;
    private final MetricsWatch metrics;
    private final Timings timings;
    private final Ending ending;
    private final Watchdog watchdog;
    private final ModelName name;
    private final ModelStore store;
    /** Fixed here, once: it is part of the run's identity. */
    private final Optional<ModelVersion> startedFrom;

    private TrainJob(TrainSettings settings, Input input, MetricsWatch metrics, Ending ending) {
        this.settings = settings;
        this.input = input;
        this.spark = input.spark();
        this.metrics = metrics;
        this.listeners = metrics.listeners();
        this.timings = metrics.timings();
        this.ending = ending;
        this.watchdog = new Watchdog(settings.stallLimit(), System::nanoTime);
        this.name = new ModelName(settings.store().name());
        this.store =
                ModelStore.at(settings.store().models(), spark.sparkContext().hadoopConfiguration());
        metrics.started(spark.version(), store);
        this.startedFrom = settings.start() == TrainSettings.Start.ZERO
                ? Optional.empty()
                : store.currentBefore(name, settings.store().asOf());
    }

    /** Trains in a Spark session of its own. */
    public static Outcome run(TrainSettings settings, Listeners listeners) {
        Ending ending = Ending.of(settings, listeners);
        try (Session session = new MetricsWatch(settings, listeners)
                .begun(() -> Session.open("plumbline train " + settings.store().name()))) {
            return run(settings, Input.named(session.sql()), listeners, ending);
        }
    }

    /** Trains in a session that is already there and goes on afterwards. */
    public static Outcome run(TrainSettings settings, SparkSession spark, Listeners listeners) {
        return run(settings, Input.named(spark), listeners, Ending.of(settings, listeners));
    }

    /** @param ending what may end the run before it is done; its clock has started */
    static Outcome run(TrainSettings settings, Input input, Listeners listeners, Ending ending) {
        MetricsWatch metrics = new MetricsWatch(settings, listeners);
        return metrics.over(() -> new TrainJob(settings, input, metrics, ending).run());
    }

    private Outcome run() {
        Stall stall = new Stall(settings.stallLimit(), name.value(), listeners);
        try (RunningJobs jobs = new RunningJobs(spark.sparkContext(), watchdog::progress);
                Watch watch = new Watch(ending, watchdog, stall, jobs::cancel, System::nanoTime).started()) {
            TableSource source =
                    watch.reading(() -> timings.time("open the input", () -> input.open(settings.source())));
            settings = settings.at(source.snapshot());
            String id = RunId.of(settings, source.files(), startedFrom);
            RunRecord record =
                    new RunRecord(store.run(name, id), id, name.value(), listeners).timedBy(timings::seconds);
            LastPage page = new LastPage(new RunReport(store, name), record);
            stall.recordedBy(record);
            metrics.recordedBy(record);
            stall.shownBy(page::after);
            Outcome outcome = record.of(() ->
                    watch.over(() -> store.published(name, settings.store().asOf(), id)
                            .map(claim -> alreadyPublished(claim, record))
                            .orElseGet(() -> alone(source, watch, record))));
            page.after(outcome);
            return outcome;
        }
    }

    /** Two runs of one model at a time would do work of which only one is kept. */
    private Outcome alone(TableSource source, Watch watch, RunRecord record) {
        try (Lease lease = store.lease(name, record.run(), settings.store().lease(), listeners::note)) {
            RunIdentity identity = new RunIdentity(
                    record.run(), settings.store().asOf(), Provenances.of(source, settings, startedFrom, spark));
            putAside(identity);
            record.begin(identity);
            return train(() -> watch.reading(() -> read(source, record)), lease, record);
        }
    }

    /** What earlier attempts left for this day is gone on from, refused or, where that was asked for, forgotten. */
    private void putAside(RunIdentity identity) {
        List<RunIdentity> others = store.unfinished(name, identity.asOf(), identity.run());
        if (settings.checkpoints().restart()) {
            others.forEach(other -> store.run(name, other.run()).checkpoints().clear());
            store.run(name, identity.run()).checkpoints().clear();
            return;
        }
        for (RunIdentity other : others) {
            if (!UnfinishedRun.isLost(other, identity)) {
                throw UnfinishedRun.refusal(other, identity);
            }
            listeners.note("run " + other.run() + " was not finished, and this one begins anew: nothing tells whether"
                    + " the rows of the table are still the same");
            store.run(name, other.run()).checkpoints().clear();
        }
    }

    private Outcome train(Supplier<ReadTable> reading, Lease lease, RunRecord record) {
        Optional<WarmStart> start = warmStart();
        try (ReadTable table = timings.time("read the table", reading)) {
            ScanAccount account = table.source().account(table.reports());
            account.notes().forEach(listeners::note);
            record.event("read", counts(account.rows()));
            Claim claim = store.claim(name, settings.store().asOf(), record.run());
            if (claim.published()) { // meanwhile, by another start of this run
                return alreadyPublished(claim, record);
            }
            FittedModel fitted = fit(table, start, lease, record);
            metrics.found(fitted);
            record.event("descended", ends(fitted.convergence()));
            record.candidate(claim, new Candidate(fitted, TermsCsv.of(fitted)));
            Optional<Change> change = SinceCurrent.of(store, name, fitted, listeners::note);
            change.ifPresent(record::compared);
            new Gates(settings, input, store, listeners).judge(table, fitted, claim, record);
            Published published = timings.time("publish", () -> publish(table, lease, claim, record));
            Outcome outcome = record.published(
                    message(fitted, published),
                    published.version(),
                    fitted.convergence().epochs(),
                    fitted.rows());
            tell(fitted, published, change);
            record.tidy(store, name, settings.store().keep());
            return outcome;
        }
    }

    private Published publish(ReadTable table, Lease lease, Claim claim, RunRecord record) {
        table.source().verifyUnchanged();
        lease.requireHeld();
        return record.publish(store, claim);
    }

    private ReadTable read(TableSource opened, RunRecord record) {
        return new Reading(settings, input, listeners, Pictures.TAKEN).read(opened, account -> {
            metrics.read(account.rows());
            RejectedRows.keep(account, record);
        });
    }

    /**
     * The same run was published before: nothing is trained. Publishing once more finishes what a run that died between
     * its manifest and the pointer left undone.
     */
    private Outcome alreadyPublished(Claim claim, RunRecord record) {
        FittedModel fitted = store.load(name, Optional.of(claim.version())).model();
        metrics.found(fitted);
        Published published = store.publish(claim, new Candidate(fitted, TermsCsv.of(fitted)));
        String message = "already published as " + name + " " + published.version();
        Outcome outcome = record.published(message, published.version(), 0, fitted.rows());
        tell(fitted, published, Optional.empty());
        return outcome;
    }

    private FittedModel fit(ReadTable table, Optional<WarmStart> start, Lease lease, RunRecord record) {
        Fitting.Run run =
                new Fitting.Run(listeners, timings, this::isTimeUp, start, Optional.of(record::charts), spark);
        RunWatch.Bounds bounds = new RunWatch.Bounds(lease, ending);
        FittedModel fitted;
        try (RunWatch watch = RunWatch.open(record, bounds, settings, table.source())) {
            fitted = new Fitting(settings, run).fit(table, watch);
        }
        record.directory().historyGap().ifPresent(listeners::note);
        return fitted;
    }

    /** At the end of each epoch. */
    private boolean isTimeUp() {
        watchdog.progress();
        return ending.isDue();
    }

    private Optional<WarmStart> warmStart() {
        if (settings.start() == TrainSettings.Start.EARLIER_LINE && startedFrom.isEmpty()) {
            listeners.note("no version of " + name + " was current before "
                    + settings.store().asOf() + ": the descent starts at zero");
        }
        return startedFrom.map(version -> WarmStart.load(store, name, version)
                .predicting(settings.source().label()));
    }

    private void tell(FittedModel fitted, Published published, Optional<Change> change) {
        List<String> warnings = Unconverged.warning(fitted).stream().toList();
        listeners.print(
                new ClosingTable(name.value(), published.version().toString(), published.current(), fitted, warnings)
                        .render());
        change.map(ChangeText::of).ifPresent(listeners::print);
        if (settings.timings()) {
            listeners.print(timings.table());
        }
    }

    private String message(FittedModel fitted, Published published) {
        return "published " + name + " " + published.version()
                + (published.current() ? "" : "; another version stays current")
                + (fitted.convergence().converged() ? "" : "; not converged");
    }

    private static Map<String, String> counts(RowAccount rows) {
        return Map.of(
                "read", Long.toString(rows.read()),
                "used", Long.toString(rows.used()),
                "rejected", Long.toString(rows.rejected()));
    }

    private static Map<String, String> ends(Convergence convergence) {
        return Map.of(
                "epochs", Long.toString(convergence.epochs()),
                "reason", convergence.reason().id(),
                "converged", Boolean.toString(convergence.converged()));
    }
}
