package dev.plumbline.explain;

import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The least squares line of a table, from its exact moments: the normal equations {@code C k = c}, whose numbers are
 * known exactly, are solved by {@code L D L'} with 384 fraction bits. Forming normal equations squares the condition
 * number, which is why they are avoided in doubles (Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed.,
 * doi:10.1137/1.9780898718027, 20.4); here they are formed without rounding, and a condition of C of 1e40 leaves 60 digits.
 *
 * <p>{@code w} are the weights, 1 where there are none, W their sum; dx are the features less their means, or as they are
 * where the model has no intercept; C is the sum of {@code w dx dx'}. Immutable.
 */
public final class LeastSquares {
    /** Where a wide number has to be rounded. */
    private static final MathContext WIDE = new MathContext(60);

    /**
     * Scaled numbers below {@code 2^-200} (6e-61) are the rounding of this arithmetic, not of the table: residuals of
     * that size are 1e-30 of the label's spread, where the last bit of a label is 1e-16.
     */
    private static final BigInteger NOTHING = BigInteger.ONE.shiftLeft(WideFactor.BITS - 200);

    /** The same for the intercept, as a share of what it is the difference of: WIDE leaves 1e-58 of it. */
    private static final BigDecimal NOTHING_OF_PARTS = new BigDecimal("1e-55");

    private final boolean hasIntercept;
    private final NormalEquations equations;
    private final WideFactor factor;
    private final BigDecimal weight;
    private final BigDecimal[] means;
    private final BigDecimal[] slopes;
    private final BigDecimal intercept;
    private final BigDecimal totalSquares;
    private final BigDecimal explainedSquares;
    private final BigDecimal residualSquares;
    private final double[][] inverse;
    private final double[] inflation;
    private final double conditionRaw;
    private final double conditionStandardized;

    private LeastSquares(ExactMoments moments, boolean hasIntercept) {
        this.hasIntercept = hasIntercept;
        equations = new NormalEquations(moments, hasIntercept);
        factor = new WideFactor(equations.matrix());
        weight = moments.exactWeight();
        means = hasIntercept ? means(moments) : zeros(moments.columns());
        BigInteger[] byLabel = equations.byLabel();
        BigInteger[] scaled = factor.solve(byLabel);
        slopes = new BigDecimal[scaled.length];
        for (int j = 0; j < scaled.length; j++) {
            slopes[j] = equations.slope(cleared(scaled[j]), j).toBigDecimal().round(WIDE);
        }
        intercept = hasIntercept ? interceptAtOrigin() : BigDecimal.ZERO;
        BigInteger explained = WideFactor.dot(scaled, byLabel, scaled.length);
        totalSquares = squares(equations.labelSquares());
        explainedSquares = squares(explained);
        residualSquares = squares(equations.labelSquares().subtract(explained));
        BigInteger[][] scaledInverse = factor.inverse();
        inverse = equations.inverse(scaledInverse);
        inflation = equations.inflation(scaledInverse);
        conditionStandardized = Condition.standardized(equations, scaledInverse);
        conditionRaw = hasIntercept
                ? Condition.raw(moments, inverse, inverseTimes(origin()), leverage(origin()))
                : Condition.raw(equations, scaledInverse);
    }

    /**
     * Solves for a table. O(d^3), see {@link WideFactor}.
     *
     * @param moments the features in model order, then the label; all products, finite values
     * @param intercept whether the line has an intercept
     * @throws IllegalArgumentException if a feature is constant, or a combination of those before it
     */
    public static LeastSquares of(ExactMoments moments, boolean intercept) {
        return new LeastSquares(moments, intercept);
    }

    private static BigDecimal[] means(ExactMoments moments) {
        BigDecimal[] means = new BigDecimal[moments.columns()];
        for (int j = 0; j < means.length; j++) {
            means[j] = moments.dyadicSumAbout(j, 0).toBigDecimal().divide(moments.exactWeight(), WIDE);
        }
        return means;
    }

    private static BigDecimal[] zeros(int count) {
        BigDecimal[] zeros = new BigDecimal[count];
        Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }

    private double[] origin() {
        return new double[slopes.length];
    }

    private static BigInteger cleared(BigInteger scaled) {
        return scaled.abs().compareTo(NOTHING) < 0 ? BigInteger.ZERO : scaled;
    }

    private BigDecimal squares(BigInteger scaled) {
        return equations.squares(cleared(scaled)).toBigDecimal().divide(equations.divisor(), WIDE);
    }

    private BigDecimal interceptAtOrigin() {
        BigDecimal sum = means[slopes.length];
        BigDecimal reach = sum.abs();
        for (int j = 0; j < slopes.length; j++) {
            BigDecimal part = slopes[j].multiply(means[j]);
            sum = sum.subtract(part);
            reach = reach.add(part.abs());
        }
        return sum.abs().compareTo(reach.multiply(NOTHING_OF_PARTS)) < 0 ? BigDecimal.ZERO : sum.round(WIDE);
    }

    /** Whether the line has an intercept. */
    public boolean hasIntercept() {
        return hasIntercept;
    }

    /** The slopes in model order, to 60 digits; exactly 0 where the label does not depend on the feature. */
    public BigDecimal[] slopes() {
        return slopes.clone();
    }

    /**
     * The prediction where all features are 0, to 58 digits of the largest {@code |k_j mean_j|}; 0 without intercept, or
     * where that is what it is.
     */
    public BigDecimal intercept() {
        return intercept;
    }

    /** The prediction at {@code x}, one value per feature. */
    public BigDecimal predict(double[] x) {
        BigDecimal sum = intercept;
        for (int j = 0; j < slopes.length; j++) {
            sum = sum.add(slopes[j].multiply(new BigDecimal(x[j])));
        }
        return sum;
    }

    /**
     * Sum of {@code w r^2}; exactly 0 where all rows lie on the line, which is to say that it is below 6e-61 of
     * {@link #totalSquares}.
     */
    public BigDecimal residualSquares() {
        return residualSquares;
    }

    /** Sum of {@code w (y - mean)^2}, of {@code w y^2} without intercept. */
    public BigDecimal totalSquares() {
        return totalSquares;
    }

    /** Total less residual sum of squares. */
    public BigDecimal explainedSquares() {
        return explainedSquares;
    }

    /** {@code C^-1} by rows, each element rounded once; exactly symmetric. */
    public double[][] inverse() {
        double[][] copy = new double[inverse.length][];
        Arrays.setAll(copy, i -> inverse[i].clone());
        return copy;
    }

    /** Variance inflation factors, {@code C_jj (C^-1)_jj}, each rounded once: at least 1. */
    double[] inflation() {
        return inflation.clone();
    }

    /** {@code C^-1 (x - means)}, in units of 1 / (feature W): one solve, O(d^2). */
    double[] inverseTimes(double[] x) {
        BigDecimal[] solved = solvedAt(x);
        double[] rounded = new double[solved.length];
        Arrays.setAll(rounded, j -> solved[j].doubleValue());
        return rounded;
    }

    /**
     * {@code 1/W + (x - means)' C^-1 (x - means)}: what the variance of the prediction at {@code x} is to the variance of
     * a row of weight 1 (Draper, Smith, 3rd ed., 3.1); without the first part where there is no intercept.
     */
    double leverage(double[] x) {
        BigDecimal[] solved = solvedAt(x);
        BigDecimal sum = hasIntercept ? BigDecimal.ONE.divide(weight, WIDE) : BigDecimal.ZERO;
        for (int j = 0; j < solved.length; j++) {
            sum = sum.add(solved[j].multiply(new BigDecimal(x[j]).subtract(means[j])));
        }
        return sum.doubleValue();
    }

    private BigDecimal[] solvedAt(double[] x) {
        BigDecimal[] distance = new BigDecimal[x.length];
        Arrays.setAll(distance, j -> new BigDecimal(x[j]).subtract(means[j]));
        BigInteger[] scaled = factor.solve(equations.scaledRow(distance));
        BigDecimal[] solved = new BigDecimal[x.length];
        Arrays.setAll(solved, j -> equations.solved(scaled[j], j).toBigDecimal().round(WIDE));
        return solved;
    }

    /**
     * Largest over smallest eigenvalue of the mean of {@code w [x; 1] [x; 1]'}, without the 1 where the model has no
     * intercept. The smallest is the largest of the wide inverse, so that this is right however large it is; infinite
     * beyond the range of double.
     */
    public double conditionRaw() {
        return conditionRaw;
    }

    /** The same of the columns divided by their standard deviations after centring; by their root mean squares without intercept. */
    public double conditionStandardized() {
        return conditionStandardized;
    }
}
