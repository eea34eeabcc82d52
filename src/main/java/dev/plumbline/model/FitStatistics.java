package dev.plumbline.model;

import java.util.List;
import java.util.Optional;

/**
 * The statistics of a least squares fit (Draper, Smith, "Applied Regression Analysis", 3rd ed., chapters 1-5), all about
 * the exact optimum of the training rows. NaN stands for what is not defined.
 *
 * @param rows n, rows trained on
 * @param degreesOfFreedom n less the number of parameters, may be 0
 * @param residualSd sigma: sqrt(residual sum of squares / degrees of freedom), in units of the label
 * @param residualSumOfSquares sum of w r^2
 * @param totalSumOfSquares sum of w (y - mean)^2, about 0 without intercept
 * @param r2 1 - residual / total sum of squares
 * @param adjustedR2 r2 with each sum divided by its degrees of freedom
 * @param f test that all slopes are 0
 * @param logLikelihood of normal residuals at the maximum-likelihood variance
 * @param aic Akaike's criterion, the variance counted as a parameter
 * @param bic the Bayesian criterion, likewise
 * @param condition of the problem
 * @param confidence level of the terms' intervals, such as 0.95
 * @param terms slopes in model order, then the intercept where there is one
 * @param covariance of the slopes in model order, then of the prediction at the centre where there is an intercept: by
 *     rows, the lower triangle only; empty where there are more parameters than are worth writing
 */
public record FitStatistics(
        long rows,
        long degreesOfFreedom,
        double residualSd,
        double residualSumOfSquares,
        double totalSumOfSquares,
        double r2,
        double adjustedR2,
        FTest f,
        double logLikelihood,
        double aic,
        double bic,
        Condition condition,
        double confidence,
        List<TermStatistics> terms,
        Optional<double[][]> covariance) {

    public FitStatistics {
        terms = List.copyOf(terms);
    }

    /**
     * An F test.
     *
     * @param statistic F; infinite for an exact fit
     * @param numerator degrees of freedom
     * @param denominator degrees of freedom
     * @param pValue upper tail; may underflow to 0
     * @param log10P its decimal logarithm
     */
    public record FTest(double statistic, long numerator, long denominator, double pValue, double log10P) {}

    /**
     * Largest over smallest eigenvalue of the matrix of second moments (of the Hessian of squared loss). The condition
     * number of the design matrix itself is the square root.
     *
     * @param raw of the columns as they are, with the constant 1 where there is an intercept
     * @param standardized of the columns centred and scaled
     */
    public record Condition(double raw, double standardized) {}
}
