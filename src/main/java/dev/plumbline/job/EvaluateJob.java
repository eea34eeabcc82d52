package dev.plumbline.job;

import dev.plumbline.engine.StreamedTable;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import dev.plumbline.report.Evaluation;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Scores a published model on a table, in one pass that caches nothing. */
public final class EvaluateJob {
    private EvaluateJob() {}

    /** Evaluates in a Spark session of its own. */
    public static Outcome run(EvaluateSettings settings, Listeners listeners) {
        try (Session session = Session.open("plumbline evaluate " + settings.model())) {
            return run(settings, session.sql(), listeners);
        }
    }

    /** Evaluates in a session that is already there and goes on afterwards. */
    public static Outcome run(EvaluateSettings settings, SparkSession spark, Listeners listeners) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        StoredLine model =
                StoredLine.load(settings.models(), settings.model(), settings.version(), context.hadoopConfiguration());
        TableSource source = Sources.open(spark, model.labelled(settings.source()));
        source.notes().forEach(listeners::note);
        StreamedTable table = StreamedTable.score(context, source, model.line());
        table.account().enforce(settings.source().badRows());
        table.source().verifyUnchanged();
        table.account().notes().forEach(listeners::note);
        Evaluation evaluation = new Evaluation(
                model.name(), model.version(), table.account().rows(), finite(table.metrics(model.line())));
        listeners.print(settings.json() ? evaluation.json() : evaluation.render());
        RowAccount rows = evaluation.rows();
        return new Outcome(
                ExitCode.OK,
                "evaluated " + model.name() + " " + model.version() + " on " + rows.used() + " rows",
                "",
                model.name(),
                model.version(),
                0,
                rows.used());
    }

    private static Metrics finite(Metrics metrics) {
        if (!Double.isFinite(metrics.mse())) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot score the model: its errors on these rows are beyond the range of numbers;"
                            + " see whether the columns are in the units that it was trained in");
        }
        return metrics;
    }
}
