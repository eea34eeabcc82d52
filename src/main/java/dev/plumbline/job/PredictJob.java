package dev.plumbline.job;

import dev.plumbline.engine.PredictedRows;
import dev.plumbline.engine.StreamedTable;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import dev.plumbline.source.OutputTable;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import dev.plumbline.source.WholeRows;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

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
        try (OutputTable output = OutputTable.at(spark, settings.output())) {
            TableSource source = Sources.open(spark, model.unlabelled(settings.source()));
            source.notes().forEach(listeners::note);
            WholeRows.Form form = form(source);
            refuseTaken(source.wholeRows(form));
            StreamedTable table = StreamedTable.count(context, source);
            table.account().enforce(settings.source().badRows());
            table.account().notes().forEach(listeners::note);
            long written = write(table.source().wholeRows(form), form, output);
            table.source().verifyUnchanged();
            RowAccount rows = table.account().rows();
            if (written != rows.used()) {
                throw unequal(rows.used(), written, source);
            }
            output.commit();
            return outcome(rows);
        }
    }

    /** Of files it is known that they are as they were; of other tables it is not. */
    private Refusal unequal(long usable, long written, TableSource source) {
        boolean ours = !source.files().isEmpty() || !source.snapshot().isEmpty();
        return new Refusal(
                ours ? ExitCode.INTERNAL : ExitCode.DATA,
                "Cannot vouch for the predictions: " + usable + " rows can be used and " + written
                        + " were written; nothing is left in " + settings.output()
                        + (ours
                                ? "; this is a bug of Plumbline"
                                : "; the table changed between two readings, so run again when it is settled"));
    }

    private WholeRows.Form form(TableSource source) {
        return settings.outputFormat()
                .map(format -> format.equals("csv") ? WholeRows.Form.TEXT : WholeRows.Form.TYPED)
                .orElse(source.form());
    }

    private static void refuseTaken(WholeRows whole) {
        for (String name : whole.schema().fieldNames()) {
            if (name.equalsIgnoreCase(PredictedRows.COLUMN)) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot write the column '" + PredictedRows.COLUMN + "': the input has a column '" + name
                                + "' already; rename that one");
            }
        }
    }

    private long write(WholeRows whole, WholeRows.Form form, OutputTable output) {
        context.setJobDescription("predict");
        try (PredictedRows predicted = new PredictedRows(context, whole, model.line())) {
            if (form == WholeRows.Form.TYPED) {
                return output.writeParquet(predicted.rows(), predicted.schema());
            }
            return output.writeCsv(
                    predicted.rows(),
                    List.of(predicted.schema().fieldNames()),
                    settings.source().delimiter(),
                    settings.source().header());
        } finally {
            context.setJobDescription(null);
        }
    }

    private Outcome outcome(RowAccount rows) {
        String message = "wrote " + rows.used() + (rows.used() == 1 ? " prediction" : " predictions") + " of "
                + model.name() + " " + model.version() + " to " + settings.output();
        if (rows.rejected() > 0) {
            message += rows.sortedReasons().entrySet().stream()
                    .map(reason -> reason.getValue() + " " + reason.getKey())
                    .collect(Collectors.joining(
                            ", ", "; left out " + rows.rejected() + " of " + rows.read() + " rows (", ")"));
        }
        listeners.say(message);
        return new Outcome(ExitCode.OK, message, "", model.name(), model.version(), 0, rows.used());
    }
}
