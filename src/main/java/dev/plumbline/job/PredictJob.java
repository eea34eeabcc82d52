package dev.plumbline.job;

import dev.plumbline.engine.PredictedColumn;
import dev.plumbline.engine.PredictedRows;
import dev.plumbline.engine.StreamedTable;
import dev.plumbline.explain.PredictionBands;
import dev.plumbline.model.Application;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.PredictionBand;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import dev.plumbline.source.OutputFormat;
import dev.plumbline.source.OutputTable;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import dev.plumbline.source.WholeRows;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Applies a published model to a table. Every row is accounted for before the first is written; then the rows that can
 * be used are written with all of their columns and the prediction, aside, and get their name when as many were written
 * as the account says.
 */
public final class PredictJob {
    private final PredictSettings settings;
    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Listeners listeners;
    private final StoredLine model;

    private PredictJob(PredictSettings settings, SparkSession spark, Listeners listeners) {
        this.settings = settings;
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.listeners = listeners;
        this.model =
                StoredLine.load(settings.models(), settings.model(), settings.version(), context.hadoopConfiguration());
    }

    /** Predicts in a Spark session of its own. */
    public static Outcome run(PredictSettings settings, Listeners listeners) {
        try (Session session = Session.open("plumbline predict " + settings.model())) {
            return run(settings, session.sql(), listeners);
        }
    }

    /** Predicts in a session that is already there and goes on afterwards. */
    public static Outcome run(PredictSettings settings, SparkSession spark, Listeners listeners) {
        return new PredictJob(settings, spark, listeners).run();
    }

    private Outcome run() {
        Optional<PredictionBand> band = settings.interval().map(this::band);
        try (OutputTable output = OutputTable.at(spark, settings.output().place())) {
            TableSource source = Sources.open(spark, model.unlabelled(settings.source()));
            source.notes().forEach(listeners::note);
            OutputFormat format = format(source);
            WholeRows whole = source.wholeRows(form(format));
            refuseTaken(whole, PredictedRows.names(band));
            if (!format.isText()) {
                output.require(format, PredictedRows.schema(whole, band));
            }
            List<ColumnProfile> training = FeatureDrift.ofTraining(model.fitted());
            StreamedTable table = training.isEmpty()
                    ? StreamedTable.count(context, source)
                    : StreamedTable.compare(context, source, training);
            table.account().enforce(settings.source().badRows());
            table.account().notes().forEach(listeners::note);
            // Only CSV is ever cut anew; of anything else the files would be asked for their columns once more.
            WholeRows all = table.source() == source ? whole : table.source().wholeRows(form(format));
            long written = generated(table, all, band)
                    .map(rows -> described(() -> output.write(rows, format)))
                    .orElseGet(() -> described(() -> write(all, format, band, output)));
            table.source().verifyUnchanged();
            RowAccount rows = table.account().rows();
            if (written != rows.used()) {
                throw unequal(rows.used(), written, source);
            }
            output.commit();
            return outcome(new Application(rows, FeatureDrift.of(table, training)));
        }
    }

    private PredictionBand band(PredictSettings.Interval interval) {
        Optional<FitStatistics> fit = model.fitted().statistics();
        return fit.flatMap(known -> PredictionBands.of(known, interval.kind(), interval.confidence()))
                .orElseThrow(() -> new Refusal(
                        ExitCode.CONFIG,
                        "Cannot make intervals with --interval: version " + model.version() + " of " + model.name()
                                + " does not know how sure it is"
                                + fit.map(known -> known.degreesOfFreedom() <= 0
                                                ? ", for it was trained on as many rows as it has parameters; train it"
                                                        + " on more"
                                                : ", for covariances are kept of up to 50 parameters and it has "
                                                        + known.terms().size() + "; train one with fewer --features")
                                        .orElse(", for it was trained without moments; train one with fewer"
                                                + " --features")
                                + ", or leave --interval out"));
    }

    /** Of files it is known that they are as they were; of other tables it is not. */
    private Refusal unequal(long usable, long written, TableSource source) {
        boolean ours = !source.files().isEmpty() || !source.snapshot().isEmpty();
        return new Refusal(
                ours ? ExitCode.INTERNAL : ExitCode.DATA,
                "Cannot vouch for the predictions: " + usable + " rows can be used and " + written
                        + " were written; nothing is left in "
                        + settings.output().place()
                        + (ours
                                ? "; this is a bug of Plumbline"
                                : "; the table changed between two readings, so run again when it is settled"));
    }

    private OutputFormat format(TableSource source) {
        PredictSettings.Output output = settings.output();
        OutputFormat format = output.format()
                .map(name -> new OutputFormat(name, output.options()))
                .orElseGet(() -> OutputFormat.like(source.format(), output.options()));
        if (format.isText() && !output.options().isEmpty()) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use --output-option: CSV is written without Spark's writer; leave it out, or name another"
                            + " --output-format");
        }
        return format;
    }

    private static WholeRows.Form form(OutputFormat format) {
        return format.isText() ? WholeRows.Form.TEXT : WholeRows.Form.TYPED;
    }

    private static void refuseTaken(WholeRows whole, List<String> ours) {
        for (String name : whole.schema().fieldNames()) {
            for (String own : ours) {
                if (name.equalsIgnoreCase(own)) {
                    throw new Refusal(
                            ExitCode.CONFIG,
                            "Cannot write the column '" + own + "': the input has a column '" + name
                                    + "' already; rename that one");
                }
            }
        }
    }

    private long write(WholeRows whole, OutputFormat format, Optional<PredictionBand> band, OutputTable output) {
        try (PredictedRows predicted = new PredictedRows(context, whole, model.line(), band)) {
            StructType schema = PredictedRows.schema(whole, band);
            return format.isText()
                    ? output.writeCsv(predicted.rows(), schema, settings.source())
                    : output.write(predicted.rows(), schema, format);
        }
    }

    /**
     * The whole table with its predictions in Spark's generated code, which takes the time of a plain copy: where no row
     * is left out, no prediction can be other than finite, and files say that they are as they were when that was found.
     */
    private Optional<Dataset<Row>> generated(StreamedTable table, WholeRows all, Optional<PredictionBand> band) {
        boolean plain = band.isEmpty()
                && !table.source().files().isEmpty()
                && table.account().rows().rejected() == 0
                && table.features()
                        .filter(features -> PredictedColumn.isGeneratedAndFinite(model.line(), features.moments()))
                        .isPresent();
        return plain ? all.table().map(rows -> PredictedColumn.of(rows, model.line())) : Optional.empty();
    }

    private long described(LongSupplier writing) {
        context.setJobDescription("predict");
        try {
            return writing.getAsLong();
        } finally {
            context.setJobDescription(null);
        }
    }

    private Outcome outcome(Application applied) {
        applied.drift().flatMap(FeatureDrift::warning).ifPresent(listeners::note);
        RowAccount rows = applied.rows();
        String message =
                "wrote " + rows.used() + (rows.used() == 1 ? " prediction" : " predictions") + " of " + model.name()
                        + " " + model.version() + " to " + settings.output().place();
        if (rows.rejected() > 0) {
            message += rows.sortedReasons().entrySet().stream()
                    .map(reason -> reason.getValue() + " " + reason.getKey())
                    .collect(Collectors.joining(
                            ", ", "; left out " + rows.rejected() + " of " + rows.read() + " rows (", ")"));
        }
        listeners.say(message);
        return new Outcome(
                ExitCode.OK,
                message,
                "",
                model.name(),
                model.version(),
                0,
                rows.used(),
                Optional.empty(),
                Optional.of(applied));
    }
}
