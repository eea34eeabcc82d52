package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
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
            return table.blocks().mapPartitions(new ScorePartition(line)).collect().stream()
                    .reduce(new Scores(), Scores::merge)
                    .result(table.training(), table.heldOut(), model.hasIntercept());
        } finally {
            line.destroy();
            table.spark().setJobDescription(null);
        }
    }

    private static final class ScorePartition implements FlatMapFunction<Iterator<NarrowBlock>, Scores> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<Line> line;

        ScorePartition(Broadcast<Line> line) {
            this.line = line;
        }

        @Override
        public Iterator<Scores> call(Iterator<NarrowBlock> blocks) {
            Line at = line.value();
            Scores scores = new Scores();
            while (blocks.hasNext()) {
                scores.add(blocks.next(), at);
            }
            return Collections.singleton(scores).iterator();
        }
    }
}
