package dev.plumbline.engine;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.source.TableSource;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A table that went by once: nothing is cached, only what is known of its rows afterwards is kept on the driver. One
 * job; where a quoted field crossed the boundary of two splits the source is cut anew and read again.
 */
public final class StreamedTable {
    private final TableSource source;
    private final ScanAccount account;
    private final StreamPart whole;

    private StreamedTable(TableSource source, StreamPart whole) {
        this.source = source;
        this.account = source.account(whole.reports());
        this.whole = whole;
    }

    /** Accounts for every row and does nothing else. */
    public static StreamedTable count(JavaSparkContext spark, TableSource source) {
        return read(spark, source, null, "account for the rows");
    }

    /** Accounts for every row and scores the model on those that can be used. */
    public static StreamedTable score(JavaSparkContext spark, TableSource source, LinearModel model) {
        Broadcast<Line> line = spark.broadcast(new Line(model));
        try {
            return read(spark, source, line, "score the model");
        } finally {
            line.destroy();
        }
    }

    private static StreamedTable read(
            JavaSparkContext spark, TableSource source, Broadcast<Line> line, String description) {
        TableSource current = source;
        for (int round = 0; round < 2; round++) {
            StreamPart whole = run(spark, current, line, description);
            Optional<TableSource> recut = current.recut(whole.reports());
            if (recut.isEmpty()) {
                return new StreamedTable(current, whole);
            }
            current = recut.get();
        }
        throw new Refusal(
                ExitCode.DATA,
                "Cannot read the table: a quoted field spans the end of a split even with one split per file;"
                        + " check the quotes of the input");
    }

    private static StreamPart run(
            JavaSparkContext spark, TableSource source, Broadcast<Line> line, String description) {
        spark.setJobDescription(description);
        try {
            return source.chunks().mapPartitions(new StreamPartition(line)).collect().stream()
                    .reduce(new StreamPart(), StreamPart::merge);
        } finally {
            spark.setJobDescription(null);
        }
    }

    /** Where the rows came from, as it was read in the end. */
    public TableSource source() {
        return source;
    }

    /** Every row, used or rejected; the policy is not enforced yet. */
    public ScanAccount account() {
        return account;
    }

    /**
     * How well the scored model predicts the used rows: the same bits for any order and partitioning, and those that
     * {@link ScorePass} has for the same rows. There must be used rows.
     */
    public Metrics metrics(LinearModel scored) {
        double totalSquares = scored.hasIntercept()
                ? whole.label().centredProduct(0, 0)
                : whole.label().rawProduct(0, 0);
        return whole.score().metrics(totalSquares);
    }
}
