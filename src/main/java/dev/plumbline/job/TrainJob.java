package dev.plumbline.job;

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
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import dev.plumbline.store.Candidate;
import dev.plumbline.store.Claim;
import dev.plumbline.store.HistoryWriter;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.Published;
import dev.plumbline.store.RunDirectory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The river: opens the session, reads the table once, descends, scores, asks the gates and publishes. Every way out
 * leaves a {@code status.json} in the run's directory, once there is one.
 */
public final class TrainJob {
    private final TrainSettings settings;
    private final SparkSession spark;
    private final Listeners listeners;
    private final Timings timings = new Timings();
    private final Deadline deadline;
    private final ModelName name;
    private final ModelStore store;
    /** Fixed here, once: it is part of the run's identity. */
    private final Optional<ModelVersion> startedFrom;

    private TrainJob(TrainSettings settings, SparkSession spark, Listeners listeners) {
        this.settings = settings;
        this.spark = spark;
        this.listeners = listeners;
        this.deadline = new Deadline(settings.descent().deadline());
        this.name = new ModelName(settings.store().name());
        this.store =
                ModelStore.at(settings.store().models(), spark.sparkContext().hadoopConfiguration());
        this.startedFrom = settings.start() == TrainSettings.Start.ZERO
                ? Optional.empty()
                : store.currentBefore(name, settings.store().asOf());
    }

    /** Trains in a Spark session of its own. */
    public static Outcome run(TrainSettings settings, Listeners listeners) {
        try (Session session =
                Session.open("plumbline train " + settings.store().name())) {
            return run(settings, session.sql(), listeners);
        }
    }

    /** Trains in a session that is already there and goes on afterwards. */
    public static Outcome run(TrainSettings settings, SparkSession spark, Listeners listeners) {
        return new TrainJob(settings, spark, listeners).run();
    }

    private Outcome run() {
        TableSource source = timings.time("open the input", () -> Sources.open(spark, settings.source()));
        String id = RunId.of(settings, source.files(), startedFrom);
        RunRecord record = new RunRecord(store.run(name, id), id, name.value(), listeners);
        return record.of(() -> store.published(name, settings.store().asOf(), id)
                .map(claim -> alreadyPublished(claim, record))
                .orElseGet(() -> train(source, id, record)));
    }

    private Outcome train(TableSource opened, String id, RunRecord record) {
        Optional<WarmStart> start = warmStart();
        try (ReadTable table = timings.time("read the table", () -> read(opened, record))) {
            ScanAccount account = table.source().account(table.reports());
            account.notes().forEach(listeners::note);
            record.event("read", counts(account.rows()));
            Claim claim = store.claim(name, settings.store().asOf(), id);
            if (claim.published()) { // meanwhile, by another start of this run
                return alreadyPublished(claim, record);
            }
            FittedModel fitted = fit(table, record.directory(), start);
            record.event("descended", ends(fitted.convergence()));
            record.candidate(claim, new Candidate(fitted, TermsCsv.of(fitted)));
            Optional<Change> change = SinceCurrent.of(store, name, fitted, listeners::note);
            change.ifPresent(record::compared);
            StandingGates.check(settings.gates(), fitted);
            Published published = timings.time("publish", () -> record.publish(store, claim));
            tell(fitted, published, change);
            return record.outcome(
                    message(fitted, published),
                    published.version(),
                    fitted.convergence().epochs(),
                    fitted.rows());
        }
    }

    private ReadTable read(TableSource opened, RunRecord record) {
        return new Reading(settings, spark, listeners)
                .read(opened, account -> RejectedRows.write(account.rejects(), record.directory()));
    }

    /**
     * The same run was published before: nothing is trained. Publishing once more finishes what a run that died between
     * its manifest and the pointer left undone.
     */
    private Outcome alreadyPublished(Claim claim, RunRecord record) {
        FittedModel fitted = store.load(name, Optional.of(claim.version())).model();
        Published published = store.publish(claim, new Candidate(fitted, TermsCsv.of(fitted)));
        tell(fitted, published, Optional.empty());
        String message = "already published as " + name + " " + published.version();
        return record.outcome(message, published.version(), 0, fitted.rows());
    }

    private FittedModel fit(ReadTable table, RunDirectory directory, Optional<WarmStart> start) {
        Fitting.Run run = new Fitting.Run(listeners, timings, deadline::isOver, start, spark);
        try (HistoryWriter history = directory.history(table.source().columns().features())) {
            return new Fitting(settings, run)
                    .fit(table, coordinates -> new EpochHistory(history, coordinates, listeners.progress()));
        }
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
                + (published.current() ? "" : "; a later version stays current")
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
