package dev.plumbline.engine;

import dev.plumbline.model.LinearModel;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;

/** Reads a table once more for what only residuals tell of a model: for tables whose rows were not kept. */
public final class ResidualScan {
    private static final ExactMoments.Detail DETAIL = ExactMoments.Detail.SQUARES_ONLY;

    private ResidualScan() {}

    /**
     * Scores the model over all rows of the table's source: the bits that {@link ScorePass} has over a cached table of
     * the same rows. One job, nothing cached. That the rows are the same is seen by their number and by the exact sums,
     * squares and extremes of every column.
     *
     * @param table read before, with the same settings
     * @throws dev.plumbline.model.Refusal 65 where the rows are not those that were read before
     */
    public static ScorePass.Result run(
            JavaSparkContext spark, ReadTable table, LinearModel model, EngineSettings settings) {
        TableSource source = table.source();
        LoadPartition load = LoadPartition.of(source.columns(), settings, DETAIL, DETAIL);
        TableScan scan = new TableScan(spark, source, load);
        Broadcast<Line> line = spark.broadcast(new Line(model));
        try {
            ReadTotals totals = new ReadTotals(load);
            Scores scores = new Scores();
            JavaRDD<Part> parts = scan.loaded().mapPartitions(new ScoreLoaded(line));
            for (Part part : scan.described(
                    "score the model by the residuals",
                    () -> scan.results(parts, load.summaryBytes() + Scores.WIRE_BYTES, new MergeParts()))) {
                totals.add(part.summary);
                scores.merge(part.scores);
            }
            SameRows.require(table, totals);
            return scores.result(table.training(), table.heldOut(), model.hasIntercept());
        } finally {
            line.destroy();
        }
    }

    /** What a partition leaves behind: its scores, and the sums that tell whether the rows are the same. */
    static final class Part implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Scores scores;
        private final PartitionSummary summary;

        Part(Scores scores, PartitionSummary summary) {
            this.scores = scores;
            this.summary = summary;
        }

        Scores scores() {
            return scores;
        }

        PartitionSummary summary() {
            return summary;
        }
    }

    /** Executor side: keeps no block longer than it takes to score it. */
    static final class ScoreLoaded implements FlatMapFunction<Iterator<Loaded>, Part> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<Line> line;

        ScoreLoaded(Broadcast<Line> line) {
            this.line = line;
        }

        @Override
        public Iterator<Part> call(Iterator<Loaded> loaded) {
            Line at = line.value();
            Scores scores = new Scores();
            PartitionSummary summary = null;
            while (loaded.hasNext()) {
                Loaded next = loaded.next();
                if (next.block() != null) {
                    scores.add(next.block(), at);
                } else {
                    summary = next.summary();
                }
            }
            return Collections.singleton(new Part(scores, summary)).iterator();
        }
    }

    static final class MergeParts implements Function2<Part, Part, Part> {
        private static final long serialVersionUID = 1L;

        @Override
        public Part call(Part a, Part b) {
            return new Part(a.scores.merge(b.scores), a.summary.merged(b.summary));
        }
    }
}
