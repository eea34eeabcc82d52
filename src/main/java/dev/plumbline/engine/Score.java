package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.Charts;
import dev.plumbline.model.Metrics;
import dev.plumbline.summation.ExactSum;
import java.io.Serializable;
import java.util.Optional;

/**
 * How well the published form of a model predicts some rows: exact sums of the rounded residuals, so that a score has
 * the same bits for any order and partitioning. Mergeable.
 */
final class Score implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int TILE = 1024;

    private final ExactSum weight = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private final ExactSum magnitudes = new ExactSum();
    /** Null where no pictures are taken. */
    private final ResidualCounts counts;

    Score() {
        this(Pictures.NONE);
    }

    Score(Pictures pictures) {
        counts = pictures == Pictures.NONE ? null : new ResidualCounts();
    }

    /** Adds the rows of a block. */
    void add(NarrowBlock block, Line line) {
        double[] residual = new double[TILE];
        double[] values = new double[TILE];
        double[] prediction = counts == null ? null : new double[TILE];
        for (int from = 0; from < block.rows(); from += TILE) {
            int count = Math.min(TILE, block.rows() - from);
            line.predict(block, from, count, values, residual);
            if (counts != null) {
                System.arraycopy(residual, 0, prediction, 0, count);
            }
            block.label().copy(from, count, values);
            for (int i = 0; i < count; i++) {
                residual[i] -= values[i];
            }
            if (counts != null) {
                counts.add(prediction, residual, count);
            }
            if (block.weight() != null) {
                block.weight().copy(from, count, values);
            }
            sum(residual, block.weight() == null ? null : values, count);
        }
    }

    private void sum(double[] residual, double[] weights, int count) {
        for (int i = 0; i < count; i++) {
            double r = residual[i];
            double w = weights == null ? 1 : weights[i];
            weight.add(w);
            squares.addProduct(w * r, r);
            magnitudes.add(Math.abs(w * r));
        }
    }

    Score merge(Score other) {
        weight.merge(other.weight);
        squares.merge(other.squares);
        magnitudes.merge(other.magnitudes);
        if (counts != null) {
            counts.merge(other.counts);
        }
        return this;
    }

    /** The residuals in bins; empty where no pictures were taken, or a residual is not finite. */
    Optional<Charts.Residuals> residuals() {
        return counts == null ? Optional.empty() : counts.residuals();
    }

    /** @param totalSquares weighted sum of squares of the label about its mean (about 0 without intercept) */
    Metrics metrics(double totalSquares) {
        double total = weight.toDouble();
        double residualSquares = squares.toDouble();
        double mse = residualSquares / total;
        double r2 = totalSquares > 0 ? 1 - residualSquares / totalSquares : Double.NaN;
        return new Metrics(mse, Math.sqrt(mse), magnitudes.toDouble() / total, r2);
    }
}
