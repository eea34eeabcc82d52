package dev.plumbline.engine;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
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
     * Scores models of the table's features over all rows of its source: the bits that {@link ScorePass} has over a cached table of
     * the same rows. One job, nothing cached. That the rows are the same is seen by their number and by the exact sums,
     * squares and extremes of every column.
     *
     * @param table read before, with the same settings
     * @throws dev.plumbline.model.Refusal 65 where the rows are not those that were read before
     */
    public static List<ScorePass.Result> run(
            JavaSparkContext spark, ReadTable table, List<LinearModel> models, EngineSettings settings) {
        return run(spark, table, ToScore.of(models), settings);
    }

    /** The same, with pictures of the residuals of each or without. */
    public static List<ScorePass.Result> run(
            JavaSparkContext spark, ReadTable table, ToScore task, EngineSettings settings) {
        List<LinearModel> models = task.models();
        TableSource source = table.source();
        LoadPartition load = LoadPartition.of(source.columns(), settings, DETAIL, DETAIL);
        TableScan scan = new TableScan(spark, source, load);
        Broadcast<Line[]> lines = spark.broadcast(LineScores.lines(models));
        try {
            Reading read = read(scan, load, lines, task.pictures());
            SameRows.difference(table, read.totals).ifPresent(ResidualScan::refuse);
            return read.scores.results(table.training(), table.heldOut(), models);
        } finally {
            lines.destroy();
        }
    }

    private static void refuse(String how) {
        throw new Refusal(
                ExitCode.DATA,
                "Cannot trust what was read: the scan for --residuals found " + how
                        + ", so the input changed between the two scans; run again when it is settled, or without"
                        + " --residuals");
    }

    /** What a whole scan found and scored. */
    record Reading(ReadTotals totals, LineScores scores) {}

    /** Scores lines over whatever rows a scan finds. One job. */
    static Reading read(TableScan scan, LoadPartition load, Broadcast<Line[]> lines, Pictures pictures) {
        int count = lines.value().length;
        Reading read = new Reading(new ReadTotals(load), new LineScores(count, pictures));
        long bytes = load.summaryBytes() + LineScores.wireBytes(count, pictures);
        JavaRDD<Part> parts = scan.loaded().mapPartitions(new ScoreLoaded(lines, pictures));
        for (Part part : scan.described(
                "score the model by the residuals", () -> scan.results(parts, bytes, new MergeParts()))) {
            read.totals.add(part.summary);
            read.scores.merge(part.scores);
        }
        return read;
    }

    /** What a partition leaves behind: its scores, and the sums that tell whether the rows are the same. */
    static final class Part implements Serializable {
        private static final long serialVersionUID = 1L;

        private final LineScores scores;
        private final PartitionSummary summary;

        Part(LineScores scores, PartitionSummary summary) {
            this.scores = scores;
            this.summary = summary;
        }

        LineScores scores() {
            return scores;
        }

        PartitionSummary summary() {
            return summary;
        }
    }

    /** Executor side: keeps no block longer than it takes to score it. */
    static final class ScoreLoaded implements FlatMapFunction<Iterator<Loaded>, Part> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<Line[]> lines;
        private final Pictures pictures;

        ScoreLoaded(Broadcast<Line[]> lines, Pictures pictures) {
            this.lines = lines;
            this.pictures = pictures;
        }

        @Override
        public Iterator<Part> call(Iterator<Loaded> loaded) {
            Line[] at = lines.value();
            LineScores scores = new LineScores(at.length, pictures);
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
