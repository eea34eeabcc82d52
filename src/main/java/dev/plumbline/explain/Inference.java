package dev.plumbline.explain;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FitStatistics.FTest;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statistics of the least squares line of a table, by the textbook definitions (Draper, Smith, "Applied Regression
 * Analysis", 3rd ed., chapters 1-6), which are also those of R's {@code summary.lm}, {@code confint}, {@code logLik},
 * {@code AIC} and {@code BIC}. They follow from the exact moments, and each is rounded a few times at most.
 *
 * <p>Weights are analytic: the variance of a row is {@code sigma^2 / w}, so {@code sigma^2 = sum of w r^2 / (n - p)}, and
 * n counts rows, whatever they weigh. Without intercept, the total sum of squares, R2 and the inflation of variances are
 * about 0 instead of the means, as NIST and R have them.
 *
 * <p><b>An exact fit</b>, in which every residual is 0, has standard errors 0, intervals of length 0, infinite t and F with
 * p = 0 (NaN where the estimate is 0 too), infinite log-likelihood, and criteria of -infinity. <b>Without degrees of
 * freedom</b>, with as many parameters as rows, what needs an estimate of sigma is NaN. R2 and F are NaN where the label
 * is constant.
 */
public final class Inference {
    /** More parameters than this and nobody reads their covariances. */
    private static final int MOST_IN_COVARIANCE = 50;

    private final LeastSquares exact;
    private final ExactMoments moments;
    private final LinearModel line;
    private final double confidence;
    private final long freedom;
    private final double variance;

    private Inference(LeastSquares exact, ExactMoments moments, LinearModel line, double confidence) {
        this.exact = exact;
        this.moments = moments;
        this.line = line;
        this.confidence = confidence;
        freedom = moments.count() - parameters();
        variance = freedom > 0 ? exact.residualSquares().doubleValue() / freedom : Double.NaN;
    }

    /**
     * The statistics of {@code exact}. O(d^2), and O(d^3) where covariances are given, with up to 50 parameters.
     *
     * @param exact the least squares line of these moments
     * @param moments of the rows trained on: the features in model order, then the label
     * @param line the model that they are published with: its names and its centre, to which the last row of the
     *     covariances belongs
     * @param confidence level of the intervals, between 0 and 1
     */
    public static FitStatistics of(LeastSquares exact, ExactMoments moments, LinearModel line, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("Cannot make intervals of confidence " + confidence);
        }
        return new Inference(exact, moments, line, confidence).statistics();
    }

    private int parameters() {
        return line.features().size() + (line.hasIntercept() ? 1 : 0);
    }

    private FitStatistics statistics() {
        double likelihood = logLikelihood();
        int estimated = parameters() + 1;
        return new FitStatistics(
                moments.count(),
                freedom,
                Math.sqrt(variance),
                exact.residualSquares().doubleValue(),
                exact.totalSquares().doubleValue(),
                share(exact.explainedSquares()),
                adjustedR2(),
                fTest(),
                likelihood,
                2 * (estimated - likelihood),
                StrictMath.log(moments.count()) * estimated - 2 * likelihood,
                new FitStatistics.Condition(exact.conditionRaw(), exact.conditionStandardized()),
                confidence,
                terms(),
                covariance());
    }

    /** What share of the total sum of squares this is. */
    private double share(BigDecimal squares) {
        return exact.totalSquares().signum() == 0
                ? Double.NaN
                : squares.divide(exact.totalSquares(), MathContext.DECIMAL128).doubleValue();
    }

    private double adjustedR2() {
        long ofTotal = moments.count() - (line.hasIntercept() ? 1 : 0);
        return freedom > 0 ? 1 - share(exact.residualSquares()) * ofTotal / freedom : Double.NaN;
    }

    private FTest fTest() {
        int slopes = line.features().size();
        double f = exact.explainedSquares().doubleValue() / slopes / variance;
        Tails.Tail tail = Tails.upperF(f, slopes, freedom);
        return new FTest(f, slopes, freedom, tail.p(), tail.log10());
    }

    private double logLikelihood() {
        double n = moments.count();
        double perRow = StrictMath.log(2 * Math.PI)
                + 1
                - StrictMath.log(n)
                + StrictMath.log(exact.residualSquares().doubleValue());
        return (moments.sumOfLogWeights() - n * perRow) / 2;
    }

    private List<TermStatistics> terms() {
        List<TermStatistics> terms = new ArrayList<>();
        double quantile = Tails.quantileT(confidence, freedom);
        BigDecimal[] slopes = exact.slopes();
        double[][] inverse = exact.inverse();
        double[] inflation = exact.inflation();
        // Roots before the product: the squares may be beyond the range of double, where the error is not.
        double sd = Math.sqrt(variance);
        for (int j = 0; j < slopes.length; j++) {
            double error = sd * Math.sqrt(inverse[j][j]);
            terms.add(term(line.features().get(j), slopes[j].doubleValue(), error, quantile, inflation[j]));
        }
        if (line.hasIntercept()) {
            double error = sd * Math.sqrt(exact.leverage(new double[slopes.length]));
            terms.add(term("intercept", exact.intercept().doubleValue(), error, quantile, Double.NaN));
        }
        return terms;
    }

    private TermStatistics term(String name, double estimate, double error, double quantile, double inflation) {
        double statistic = estimate / error;
        Tails.Tail tail = Tails.twoSidedT(statistic, freedom);
        double reach = quantile * error;
        return new TermStatistics(
                name, error, statistic, tail.p(), tail.log10(), estimate - reach, estimate + reach, inflation);
    }

    private Optional<double[][]> covariance() {
        if (freedom <= 0 || parameters() > MOST_IN_COVARIANCE) {
            return Optional.empty();
        }
        int d = line.features().size();
        double[][] inverse = exact.inverse();
        double[][] covariance = new double[parameters()][];
        for (int i = 0; i < d; i++) {
            covariance[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = variance * inverse[i][j];
            }
        }
        if (line.hasIntercept()) {
            double[] atCentre = exact.inverseTimes(line.centre());
            covariance[d] = new double[d + 1];
            for (int j = 0; j < d; j++) {
                covariance[d][j] = variance * atCentre[j];
            }
            covariance[d][d] = variance * exact.leverage(line.centre());
        }
        return Optional.of(covariance);
    }
}
