package dev.plumbline.kernel;

import dev.plumbline.summation.FoldedSums;
import java.io.Serializable;

/**
 * The sums of one epoch over some rows: squared residuals, residuals, and residuals times each centred feature, all
 * weighted; and the squared residuals of held-out rows. Mergeable in any order with the same bits.
 */
public final class GradientSum implements Serializable {
    private static final long serialVersionUID = 1L;

    static final int SQUARES = 0;
    static final int RESIDUALS = 1;
    static final int HELD_OUT_SQUARES = 2;
    static final int FIRST_SLOPE = 3;

    private final FoldedSums sums;

    public GradientSum(EpochPoint at) {
        this.sums = new FoldedSums(at.exponents(), at.folds());
    }

    public GradientSum merge(GradientSum other) {
        sums.merge(other.sums);
        return this;
    }

    void add(int sum, int fold, double partial) {
        sums.add(sum, fold, partial);
    }

    /** Sum of w r^2 over training rows. */
    public double squares() {
        return sums.toDouble(SQUARES);
    }

    /** Sum of w r over training rows: the gradient by the intercept, times the weight. */
    public double residuals() {
        return sums.toDouble(RESIDUALS);
    }

    /** Sum of w r^2 over held-out rows. */
    public double heldOutSquares() {
        return sums.toDouble(HELD_OUT_SQUARES);
    }

    /** Sum of w r dx_j over training rows: the gradient by slope j, times the weight. */
    public double residualsTimesFeature(int j) {
        return sums.toDouble(FIRST_SLOPE + j);
    }

    /** Bytes of one partial result on the wire, for planning. */
    public static long wireBytes(int features, int folds) {
        return 16L * folds * (features + FIRST_SLOPE) + 4L * (features + FIRST_SLOPE) + 512;
    }
}
