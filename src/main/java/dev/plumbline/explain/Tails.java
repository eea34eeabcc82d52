package dev.plumbline.explain;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tails of Student's t and of F, with their decimal logarithms, which stay finite where the tails are below the range of
 * double: t = 40 with 1e9 degrees of freedom leaves 1e-349. 12 digits of both for 1 to 1e10 degrees of freedom.
 *
 * <p>The body of F, its distribution function up to 1, and the quantiles of t are those of commons-statistics, right to 14
 * digits. Beyond 1 the tail is {@link BetaTail}'s: with 50 and 1e9 degrees of freedom the library's has 8 digits. A
 * two-sided test of t is a test of F = t^2 with one degree of freedom in the numerator.
 */
final class Tails {
    private static final double LN_10 = StrictMath.log(10);

    private Tails() {}

    /**
     * A p-value.
     *
     * @param p in [0, 1]; 0 where it underflows
     * @param log10 its decimal logarithm
     */
    record Tail(double p, double log10) {}

    /** Probability that {@code |T|} is larger than {@code |t|}; as {@link #upperF} for odd arguments. */
    static Tail twoSidedT(double t, double freedom) {
        return upperF(t * t, 1, freedom);
    }

    /**
     * Probability that F is larger than {@code f}. NaN for a NaN or without degrees of freedom; 0 with the logarithm
     * -infinity for an infinite {@code f}.
     *
     * @param f at least 0
     */
    static Tail upperF(double f, double numerator, double denominator) {
        if (Double.isNaN(f) || !(numerator > 0 && denominator > 0)) {
            return new Tail(Double.NaN, Double.NaN);
        }
        if (f == Double.POSITIVE_INFINITY) {
            return new Tail(0, Double.NEGATIVE_INFINITY);
        }
        if (f <= 1) {
            double body = FDistribution.of(numerator, denominator).cumulativeProbability(f);
            return new Tail(1 - body, StrictMath.log1p(-body) / LN_10);
        }
        double log = BetaTail.log(denominator / 2, numerator / 2, f * numerator / denominator);
        return new Tail(StrictMath.exp(log), log / LN_10);
    }

    /** What {@code |T|} exceeds with probability {@code 1 - confidence}; NaN without degrees of freedom. */
    static double quantileT(double confidence, double freedom) {
        return freedom > 0 ? TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2) : Double.NaN;
    }
}
