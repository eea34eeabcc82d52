package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.Charts;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** One pass over cached rows that scores a model in its published form, training and held-out rows apart. */
public final class ScorePass {
    private ScorePass() {}

    /**
     * What a table's rows say of a model.
     *
     * @param training over the rows that trained it, or all rows of a table that is only evaluated
     * @param heldOut over the held-out rows, where there are any
     * @param residuals over the rows that trained it, where pictures were taken
     */
    public record Result(Metrics training, Optional<Metrics> heldOut, Optional<Charts.Residuals> residuals) {
        /** Without pictures. */
        public Result(Metrics training, Optional<Metrics> heldOut) {
            this(training, heldOut, Optional.empty());
        }
    }

    /** Scores the model over all cached rows. One job. */
    public static Result run(CachedTable table, LinearModel model) {
        return run(table, List.of(model)).get(0);
    }

    /** Scores several models of the table's features over all cached rows. One job. */
    public static List<Result> run(CachedTable table, List<LinearModel> models) {
        return run(table, ToScore.of(models));
    }

    /** The same, with pictures of the residuals of each or without. */
    public static List<Result> run(CachedTable table, ToScore task) {
        List<LinearModel> models = task.models();
        Pictures pictures = task.pictures();
        Broadcast<Line[]> lines = table.spark().broadcast(LineScores.lines(models));
        table.spark().setJobDescription("score the model");
        try {
            return table.blocks().mapPartitions(new ScorePartition(lines, pictures)).collect().stream()
                    .reduce(new LineScores(models.size(), pictures), LineScores::merge)
                    .results(table.training(), table.heldOut(), models);
        } finally {
            lines.destroy();
            table.spark().setJobDescription(null);
        }
    }

    private static final class ScorePartition implements FlatMapFunction<Iterator<NarrowBlock>, LineScores> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<Line[]> lines;
        private final Pictures pictures;

        ScorePartition(Broadcast<Line[]> lines, Pictures pictures) {
            this.lines = lines;
            this.pictures = pictures;
        }

        @Override
        public Iterator<LineScores> call(Iterator<NarrowBlock> blocks) {
            Line[] at = lines.value();
            LineScores scores = new LineScores(at.length, pictures);
            while (blocks.hasNext()) {
                scores.add(blocks.next(), at);
            }
            return Collections.singleton(scores).iterator();
        }
    }
}
