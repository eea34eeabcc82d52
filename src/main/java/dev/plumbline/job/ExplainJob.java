package dev.plumbline.job;

import dev.plumbline.engine.MomentsTable;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.explain.UnusableColumn.Reason;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.report.ExplanationJson;
import dev.plumbline.report.ExplanationText;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Explains a table in one pass and trains nothing: what its columns look like, why a parameter would be slow, which rates
 * are stable and how many epochs each way would take.
 */
public final class ExplainJob {
    private final ExplainSettings settings;
    private final SparkSession spark;
    private final Listeners listeners;

    private ExplainJob(ExplainSettings settings, SparkSession spark, Listeners listeners) {
        this.settings = settings;
        this.spark = spark;
        this.listeners = listeners;
    }

    /** Explains in a Spark session of its own. */
    public static Outcome run(ExplainSettings settings, Listeners listeners) {
        try (Session session = Session.open("plumbline explain")) {
            return run(settings, session.sql(), listeners);
        }
    }

    /** Explains in a session that is already there and goes on afterwards. */
    public static Outcome run(ExplainSettings settings, SparkSession spark, Listeners listeners) {
        return new ExplainJob(settings, spark, listeners).run();
    }

    private Outcome run() {
        TableSource source = Sources.open(spark, settings.source());
        source.notes().forEach(listeners::note);
        ReadTable table = load(source);
        List<UnusableColumn> empty = empty(table);
        if (!empty.isEmpty()) {
            List<String> left = ColumnCheck.without(table.source().columns().features(), empty);
            if (left.isEmpty()) {
                throw ColumnCheck.refusal(empty, left);
            }
            table = load(Sources.open(spark, settings.source().withFeatures(left)));
        }
        ScanAccount account = table.source().account(table.reports());
        account.notes().forEach(listeners::note);
        judge(account);
        table.source().verifyUnchanged();
        Explaining explaining = new Explaining(settings, table, account, empty);
        listeners.print(
                settings.json()
                        ? ExplanationJson.of(explaining.explanation())
                        : ExplanationText.render(explaining.explanation()));
        long rows = account.rows().used();
        return new Outcome(ExitCode.OK, "explained " + rows + " rows", "", "", "", 0, rows);
    }

    private ReadTable load(TableSource source) {
        return MomentsTable.load(JavaSparkContext.fromSparkContext(spark.sparkContext()), source, settings.engine());
    }

    /** Where no row can be used, the features that have no value in any. */
    private static List<UnusableColumn> empty(ReadTable table) {
        ScanAccount account = table.source().account(table.reports());
        List<UnusableColumn> empty = new ArrayList<>();
        if (account.rows().used() == 0) {
            for (String feature : table.source().columns().features()) {
                if (account.isEmpty(feature)) {
                    empty.add(new UnusableColumn(feature, Reason.EMPTY, List.of()));
                }
            }
        }
        return empty;
    }

    /** Bad rows are part of the explanation, as long as there are good ones. */
    private void judge(ScanAccount account) {
        try {
            account.enforce(settings.source().badRows());
        } catch (Refusal refusal) {
            if (account.rows().used() == 0) {
                throw refusal;
            }
            listeners.note(
                    "train would refuse these rows (exit code " + refusal.code().code() + "): " + refusal.getMessage());
        }
    }
}
