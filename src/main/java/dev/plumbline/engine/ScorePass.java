package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
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
     */
    public record Result(Metrics training, Optional<Metrics> heldOut) {}

    /** Scores the model over all cached rows. One job. */
    public static Result run(CachedTable table, LinearModel model) {
        Broadcast<Line> line = table.spark().broadcast(new Line(model));
        table.spark().setJobDescription("score the model");
        try {
            Scores scores = table.blocks().mapPartitions(new ScorePartition(line)).collect().stream()
                    .reduce(Scores::merge)
                    .orElseThrow();
            Metrics training = scores.training.metrics(totalSquares(table.training(), model));
            Optional<Metrics> heldOut = table.heldOut()
                    .filter(moments -> moments.count() > 0)
                    .map(moments -> scores.heldOut.metrics(totalSquares(moments, model)));
            return new Result(training, heldOut);
        } finally {
            line.destroy();
            table.spark().setJobDescription(null);
        }
    }

    private static double totalSquares(ExactMoments moments, LinearModel model) {
        int label = moments.columns() - 1;
        return model.hasIntercept() ? moments.centredProduct(label, label) : moments.rawProduct(label, label);
    }

    private static final class Scores implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Score training = new Score();
        private final Score heldOut = new Score();

        Scores merge(Scores other) {
            training.merge(other.training);
            heldOut.merge(other.heldOut);
            return this;
        }
    }

    private static final class ScorePartition implements FlatMapFunction<Iterator<Block>, Scores> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<Line> line;

        ScorePartition(Broadcast<Line> line) {
            this.line = line;
        }

        @Override
        public Iterator<Scores> call(Iterator<Block> blocks) {
            Line at = line.value();
            Scores scores = new Scores();
            while (blocks.hasNext()) {
                Block block = blocks.next();
                (block.heldOut() ? scores.heldOut : scores.training).add(block, at);
            }
            return Collections.singleton(scores).iterator();
        }
    }
}
