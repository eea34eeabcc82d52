package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.Metrics;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.Optional;

/** The scores of training and of held-out rows. */
final class Scores implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Some 40 for each of six exact sums. */
    private static final long WIRE_BYTES = 1_024;

    private final Score training;
    private final Score heldOut = new Score();

    /** @param pictures of the training rows */
    Scores(Pictures pictures) {
        training = new Score(pictures);
    }

    /** Bytes on the wire, for planning. */
    static long wireBytes(Pictures pictures) {
        return WIRE_BYTES + (pictures == Pictures.NONE ? 0 : ResidualCounts.wireBytes());
    }

    /** Adds the rows of a block to the side that they are on. */
    void add(NarrowBlock block, Line line) {
        (block.heldOut() ? heldOut : training).add(block, line);
    }

    Scores merge(Scores other) {
        training.merge(other.training);
        heldOut.merge(other.heldOut);
        return this;
    }

    /**
     * What these scores of all rows of a table say of a model.
     *
     * @param rows moments of the training rows
     * @param apart of the held-out rows, where there is a holdout
     * @param intercept whether the model has one
     */
    ScorePass.Result result(ExactMoments rows, Optional<ExactMoments> apart, boolean intercept) {
        Optional<Metrics> others = apart.filter(moments -> moments.count() > 0)
                .map(moments -> heldOut.metrics(totalSquares(moments, intercept)));
        return new ScorePass.Result(training.metrics(totalSquares(rows, intercept)), others, training.residuals());
    }

    private static double totalSquares(ExactMoments moments, boolean intercept) {
        int label = moments.columns() - 1;
        return intercept ? moments.centredProduct(label, label) : moments.rawProduct(label, label);
    }
}
