package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.Optional;

/** The scores of training and of held-out rows. */
final class Scores implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Bytes on the wire, for planning: some 40 for each of six exact sums. */
    static final long WIRE_BYTES = 1_024;

    private final Score training = new Score();
    private final Score heldOut = new Score();

    /** Adds the rows of a block to the side that they are on. */
    void add(Block block, Line line) {
        (block.heldOut() ? heldOut : training).add(block, line);
    }

    Scores merge(Scores other) {
        training.merge(other.training);
        heldOut.merge(other.heldOut);
        return this;
    }

    /** What these scores of all rows of a table say of the model. */
    ScorePass.Result result(ReadTable table, LinearModel model) {
        Optional<Metrics> apart = table.heldOut()
                .filter(moments -> moments.count() > 0)
                .map(moments -> heldOut.metrics(totalSquares(moments, model)));
        return new ScorePass.Result(training.metrics(totalSquares(table.training(), model)), apart);
    }

    private static double totalSquares(ExactMoments moments, LinearModel model) {
        int label = moments.columns() - 1;
        return model.hasIntercept() ? moments.centredProduct(label, label) : moments.rawProduct(label, label);
    }
}
