package dev.plumbline.kernel;

import dev.plumbline.summation.FoldedScale;
import java.io.Serializable;

/**
 * What an epoch broadcasts: the parameters in centred coordinates, and the scales of its sums. With {@code dx_j = x_j -
 * centre_j} and {@code dy = y - labelCentre} the residual of a row is
 *
 * <pre>  r = fma(slope_{d-1}, dx_{d-1}, ... fma(slope_0, dx_0, intercept)) - dy</pre>
 *
 * a fixed sequence of IEEE operations, so that each row gives the same bits on every machine.
 */
public final class EpochPoint implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] slopes;
    private final double intercept;
    private final double[] centre;
    private final double labelCentre;
    private final int[] exponents;
    private final int folds;

    private EpochPoint(
            double[] slopes, double intercept, double[] centre, double labelCentre, int[] exponents, int folds) {
        this.slopes = slopes;
        this.intercept = intercept;
        this.centre = centre;
        this.labelCentre = labelCentre;
        this.exponents = exponents;
        this.folds = folds;
    }

    /**
     * The point with scales that hold every term of the epoch: the bound of a residual is a function of the parameters
     * and of the columns' reach alone, so no state is carried from epoch to epoch.
     *
     * @param slopes one per feature, in units of label per unit of feature
     * @param intercept prediction at the centre, relative to the label's centre
     * @throws IllegalArgumentException where a term can exceed {@link FoldedScale#MAX_BOUND}; see {@link #fits}
     */
    public static EpochPoint of(double[] slopes, double intercept, Reach reach, int folds) {
        int d = slopes.length;
        double r = residualBound(slopes, intercept, reach);
        double wr = r * reach.maxWeight();
        int[] exponents = new int[d + GradientSum.FIRST_SLOPE];
        exponents[GradientSum.SQUARES] = FoldedScale.exponent(wr * r);
        exponents[GradientSum.HELD_OUT_SQUARES] = exponents[GradientSum.SQUARES];
        exponents[GradientSum.RESIDUALS] = FoldedScale.exponent(wr);
        for (int j = 0; j < d; j++) {
            exponents[GradientSum.FIRST_SLOPE + j] = FoldedScale.exponent(wr * reach.feature(j));
        }
        return new EpochPoint(slopes.clone(), intercept, reach.centre(), reach.labelCentre(), exponents, folds);
    }

    /** Whether every term at these parameters stays in the range that order-free sums can hold. */
    public static boolean fits(double[] slopes, double intercept, Reach reach) {
        double r = residualBound(slopes, intercept, reach);
        double wr = r * reach.maxWeight();
        double largest = wr * r;
        for (int j = 0; j < slopes.length; j++) {
            largest = Math.max(largest, wr * reach.feature(j));
        }
        return largest <= FoldedScale.MAX_BOUND;
    }

    private static double residualBound(double[] slopes, double intercept, Reach reach) {
        double sum = Math.abs(intercept) + reach.label();
        for (int j = 0; j < slopes.length; j++) {
            sum += Math.abs(slopes[j]) * reach.feature(j);
        }
        // Room for the rounding of this sum and of the residual's own chain, each at most (d + 3) half ulps.
        return sum * (1 + (slopes.length + 8) * 0x1p-50);
    }

    public int featureCount() {
        return slopes.length;
    }

    double slope(int j) {
        return slopes[j];
    }

    double intercept() {
        return intercept;
    }

    double centre(int j) {
        return centre[j];
    }

    double labelCentre() {
        return labelCentre;
    }

    public int folds() {
        return folds;
    }

    /** Most that the folds lose of one term of a slope's gradient sum. */
    public double slopeSumError(int j) {
        return Math.scalb(1.0, exponents[GradientSum.FIRST_SLOPE + j] - FoldedScale.lostBits(folds));
    }

    int[] exponents() {
        return exponents;
    }

    double splitConstant(int sum, int fold) {
        return FoldedScale.constant(exponents[sum], fold);
    }
}
