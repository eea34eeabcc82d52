package dev.plumbline.job;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.ScorePass;
import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import dev.plumbline.report.ClosingTable;
import dev.plumbline.report.TermsCsv;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import dev.plumbline.store.Candidate;
import dev.plumbline.store.Claim;
import dev.plumbline.store.HistoryWriter;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.Published;
import dev.plumbline.store.RunDirectory;
import dev.plumbline.summation.ExactMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The river: opens the session, reads the table once, descends, scores, asks the gates and publishes. Every way out
 * leaves a {@code status.json} in the run's directory, once there is one.
 */
public final class TrainJob {
    private final TrainSettings settings;
    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Listeners listeners;
    private final Timings timings = new Timings();
    private final Deadline deadline;
    private final ModelName name;
    private final ModelStore store;

    private TrainJob(TrainSettings settings, SparkSession spark, Listeners listeners) {
        this.settings = settings;
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.listeners = listeners;
        this.deadline = new Deadline(settings.descent().deadline());
        this.name = new ModelName(settings.store().name());
        this.store = ModelStore.at(settings.store().models(), context.hadoopConfiguration());
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
        String id = RunId.of(settings, source.files());
        RunRecord record = new RunRecord(store.run(name, id), id, name.value(), listeners);
        return record.of(() -> store.published(name, settings.store().asOf(), id)
                .map(claim -> alreadyPublished(claim, record))
                .orElseGet(() -> train(source, id, record)));
    }

    private Outcome train(TableSource opened, String id, RunRecord record) {
        try (CachedTable table = timings.time("read the table", () -> usable(load(opened), record))) {
            ScanAccount account = table.source().account(table.reports());
            account.notes().forEach(listeners::note);
            record.event("read", counts(account.rows()));
            Claim claim = store.claim(name, settings.store().asOf(), id);
            if (claim.published()) { // meanwhile, by another start of this run
                return alreadyPublished(claim, record);
            }
            Descent.Fit fit = timings.time("descend", () -> descend(table, record.directory()));
            record.event("descended", ends(fit.convergence()));
            ScorePass.Result score = timings.time("score", () -> ScorePass.run(table, fit.model()));
            // Behind the last pass: blocks that were lost from the cache are read again from the files.
            table.source().verifyUnchanged();
            FittedModel fitted = fitted(table, account, fit, score);
            record.candidate(claim, new Candidate(fitted, TermsCsv.of(fitted)));
            StandingGates.check(settings.gates(), fitted);
            Published published = timings.time("publish", () -> record.publish(store, claim));
            tell(fitted, published);
            return record.outcome(
                    message(fitted, published),
                    published.version(),
                    fit.convergence().epochs(),
                    fitted.rows());
        }
    }

    /**
     * The same run was published before: nothing is trained. Publishing once more finishes what a run that died between
     * its manifest and the pointer left undone.
     */
    private Outcome alreadyPublished(Claim claim, RunRecord record) {
        FittedModel fitted = store.load(name, Optional.of(claim.version())).model();
        Published published = store.publish(claim, new Candidate(fitted, TermsCsv.of(fitted)));
        tell(fitted, published);
        String message = "already published as " + name + " " + published.version();
        return record.outcome(message, published.version(), 0, fitted.rows());
    }

    private CachedTable load(TableSource source) {
        source.notes().forEach(listeners::note);
        return CachedTable.load(context, source, settings.engine());
    }

    /** The table without the columns that cannot have a slope, where the user wants them dropped; else a refusal. */
    private CachedTable usable(CachedTable table, RunRecord record) {
        CachedTable current = table;
        for (; ; ) {
            List<UnusableColumn> unusable = unusableOrClosed(current, record.directory());
            if (unusable.isEmpty()) {
                return current;
            }
            List<String> features = current.source().columns().features();
            current.close();
            List<String> left = ColumnCheck.without(features, unusable);
            if (!settings.dropUnusable() || left.isEmpty()) {
                throw ColumnCheck.refusal(unusable, left);
            }
            unusable.forEach(column -> listeners.note("left out: " + column.sentence()));
            current = load(Sources.open(spark, settings.source().withFeatures(left)));
        }
    }

    /** In a session that goes on afterwards a refused table must not stay in the cache. */
    private List<UnusableColumn> unusableOrClosed(CachedTable table, RunDirectory directory) {
        try {
            return unusable(table, directory);
        } catch (Throwable refused) { // Spark throws checked exceptions without declaring them
            table.close();
            throw refused;
        }
    }

    private List<UnusableColumn> unusable(CachedTable table, RunDirectory directory) {
        List<String> features = table.source().columns().features();
        if (settings.dropUnusable()) {
            ScanAccount found = table.source().account(table.reports());
            List<UnusableColumn> empty = EmptyColumns.of(found, features, this::scanOf);
            if (!empty.isEmpty()) {
                return empty;
            }
        }
        account(table, directory);
        requireHoldout(table);
        return ColumnCheck.unusable(table.training(), features, settings.intercept());
    }

    /** Few rows may all fall on one side of a holdout. */
    private void requireHoldout(CachedTable table) {
        if (table.heldOut().isEmpty()) {
            return;
        }
        long training = table.training().count();
        long heldOut = table.heldOut().get().count();
        if (training == 0 || heldOut == 0) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot hold out " + settings.engine().holdoutPercent() + "% of the rows: of "
                            + (training + heldOut) + " used rows " + heldOut + " are held out and " + training
                            + " are left to train on; give more rows, another --holdout or another --seed");
        }
    }

    /** What becomes of the rows where this is the only feature. */
    private ScanAccount scanOf(String feature) {
        SourceSettings alone = settings.source().withFeatures(List.of(feature));
        try (CachedTable table = CachedTable.load(context, Sources.open(spark, alone), settings.engine())) {
            return table.source().account(table.reports());
        }
    }

    private ScanAccount account(CachedTable table, RunDirectory directory) {
        ScanAccount account = table.source().account(table.reports());
        RejectedRows.write(account.rejects(), directory);
        account.enforce(settings.source().badRows());
        return account;
    }

    private Descent.Fit descend(CachedTable table, RunDirectory directory) {
        List<String> features = table.source().columns().features();
        try (HistoryWriter history = directory.history(features)) {
            ColumnCheck.requireRange(table.training(), table.source().columns(), settings.intercept());
            Descent descent = Descent.over(table, settings.descent(), settings.intercept());
            descent.notes().forEach(listeners::note);
            return descent.run(
                    new EpochHistory(history, descent.coordinates(), listeners.progress()), deadline::isOver);
        }
    }

    private FittedModel fitted(CachedTable table, ScanAccount account, Descent.Fit fit, ScorePass.Result score) {
        RowAccount scanned = account.rows();
        long heldOut = table.heldOut().map(ExactMoments::count).orElse(0L);
        RowAccount rows =
                new RowAccount(scanned.read(), scanned.used(), scanned.rejected(), heldOut, scanned.rejectedByReason());
        List<Provenance.Input> inputs = new ArrayList<>();
        table.source()
                .files()
                .forEach(file -> inputs.add(new Provenance.Input(file.path(), file.length(), file.modified())));
        Provenance provenance = new Provenance(inputs, settings.resultOptions(), Versions.all(spark.version()));
        return new FittedModel(
                fit.model(),
                "squared",
                rows,
                score.training(),
                score.heldOut(),
                fit.convergence(),
                Map.of(),
                Optional.empty(),
                List.of(),
                provenance);
    }

    private void tell(FittedModel fitted, Published published) {
        List<String> warnings = new ArrayList<>();
        if (!fitted.convergence().converged()) {
            warnings.add("not converged: the parameters are short of the optimum; give more --epochs");
        }
        listeners.print(
                new ClosingTable(name.value(), published.version().toString(), published.current(), fitted, warnings)
                        .render());
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
