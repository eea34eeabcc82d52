package dev.plumbline.explain;

import java.util.function.UnaryOperator;

/**
 * The largest eigenvalue of a matrix that is only known by what it does to vectors, between two bounds.
 *
 * @param lower never above the eigenvalue
 * @param upper above it in practice: the lower bound with the error that power iteration leaves on average
 */
public record LargestEigenvalue(double lower, double upper) {
    /**
     * Power iteration from a fixed start, so the same matrix gives the same bits. After k products the largest
     * eigenvalue of a positive semidefinite n x n matrix is missed by 0.871 ln(n) / (k - 1) of itself on average over
     * the starts, whatever the gap (Kuczynski, Wozniakowski, doi:10.1137/0613066); the upper bound allows for just that.
     *
     * @param product v to Mv, M symmetric positive semidefinite; must not keep or change its argument
     * @param n size of M
     * @param iterations products to spend, at least 2; 20 leave the upper bound 30 % wide at n = 1,000
     */
    public static LargestEigenvalue byPowerIteration(UnaryOperator<double[]> product, int n, int iterations) {
        double[] direction = start(n);
        double lower = 0;
        for (int i = 0; i < iterations; i++) {
            double[] image = product.apply(direction.clone());
            double length = length(image);
            lower = Math.max(lower, length);
            if (length == 0) {
                break;
            }
            direction = over(image, length);
        }
        double missed = Math.min(0.5, 0.871 * StrictMath.log(n) / (iterations - 1));
        return new LargestEigenvalue(lower, lower / (1 - missed) * (1 + 1e-12));
    }

    /**
     * A unit vector in no special direction: elements by the SplitMix64 mixer (Steele, Lea, Flood,
     * doi:10.1145/2660193.2660195) of their position.
     */
    private static double[] start(int n) {
        double[] vector = new double[n];
        for (int i = 0; i < n; i++) {
            long z = (i + 1) * 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            vector[i] = ((z ^ (z >>> 31)) >> 10) * 0x1p-53;
        }
        return over(vector, length(vector));
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double[] over(double[] vector, double length) {
        double[] quotient = new double[vector.length];
        for (int i = 0; i < quotient.length; i++) {
            quotient[i] = vector[i] / length;
        }
        return quotient;
    }
}
