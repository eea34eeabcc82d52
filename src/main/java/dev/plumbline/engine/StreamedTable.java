package dev.plumbline.engine;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.source.TableSource;
import java.util.List;
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

    private StreamedTable(Pass pass) {
        this.source = pass.source;
        this.account = pass.source.account(pass.whole.reports());
        this.whole = pass.whole;
    }

    /** One reading of a source; only that whose splits fit together can be accounted for. */
    private record Pass(TableSource source, StreamPart whole) {}

    /** What a task is given beside its rows; what is null is not asked for. */
    private record Asked(Broadcast<Line> line, Broadcast<Ranges> ranges, String description) {}

    /** Accounts for every row and does nothing else. */
    public static StreamedTable count(JavaSparkContext spark, TableSource source) {
        return read(spark, source, new Asked(null, null, "account for the rows"));
    }

    /** Accounts for every row and compares the features with what they looked like once, in model order. */
    public static StreamedTable compare(JavaSparkContext spark, TableSource source, List<ColumnProfile> once) {
        double[] min = once.stream().mapToDouble(ColumnProfile::min).toArray();
        double[] max = once.stream().mapToDouble(ColumnProfile::max).toArray();
        Broadcast<Ranges> ranges = spark.broadcast(new Ranges(min, max));
        try {
            return read(spark, source, new Asked(null, ranges, "account for the rows"));
        } finally {
            ranges.destroy();
        }
    }

    /** Accounts for every row and scores the model on those that can be used. */
    public static StreamedTable score(JavaSparkContext spark, TableSource source, LinearModel model) {
        Broadcast<Line> line = spark.broadcast(new Line(model));
        try {
            return read(spark, source, new Asked(line, null, "score the model"));
        } finally {
            line.destroy();
        }
    }

    private static StreamedTable read(JavaSparkContext spark, TableSource source, Asked asked) {
        return new StreamedTable(Rereading.settled(
                source, cut -> new Pass(cut, run(spark, cut, asked)), pass -> pass.whole.reports(), pass -> {}));
    }

    private static StreamPart run(JavaSparkContext spark, TableSource source, Asked asked) {
        spark.setJobDescription(asked.description);
        try {
            return source.chunks().mapPartitions(new StreamPartition(asked.line, asked.ranges)).collect().stream()
                    .reduce(StreamPart::merge)
                    .orElseGet(StreamPart::new);
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

    /** What the features look like; empty where they were not compared with anything, or the table has no partition. */
    public Optional<FeatureSpread> features() {
        return Optional.ofNullable(whole.features());
    }
}
