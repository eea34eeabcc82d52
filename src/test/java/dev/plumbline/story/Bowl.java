package dev.plumbline.story;

import dev.plumbline.explain.Curvature;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss of a line as a function of its two parameters: {@code J = best + e'He / 2}, e being the error of (k, b) and H
 * the Hessian.
 *
 * @param h Hessian: mean of x^2, mean of x, 1
 */
record Bowl(double[][] h) {
    /** The bowl of points whose x have this mean and this mean square, in raw coordinates. */
    static Bowl of(double meanX, double meanSquareX) {
        return new Bowl(new double[][] {{meanSquareX, meanX}, {meanX, 1}});
    }

    /** The bowl of x spread evenly from {@code low} to {@code high}. */
    static Bowl ofUniform(double low, double high) {
        double mean = (low + high) / 2;
        double spread = high - low;
        return of(mean, mean * mean + spread * spread / 12);
    }

    Curvature curvature() {
        return Curvature.of(h);
    }

    /** {@code |mean x| / rms x}: 0 where x is centred, near 1 where it lies far from 0. */
    double rho() {
        return Math.abs(h[0][1]) / Math.sqrt(h[0][0]);
    }

    /** How much of k there is to one of b along the bottom of the valley: the eigenvector of the smallest eigenvalue. */
    double slopePerIntercept() {
        return -h[0][1] / (h[0][0] - curvature().smallest());
    }

    /** Loss above the best one. */
    double excess(double errorOfK, double errorOfB) {
        return (h[0][0] * errorOfK * errorOfK + 2 * h[0][1] * errorOfK * errorOfB + h[1][1] * errorOfB * errorOfB) / 2;
    }

    /** Points around the optimum at which the loss is this much above the best, as errors of (k, b). */
    List<double[]> contour(double excess) {
        // H = R'R with R upper triangular, so that e = R^-1 (cos, sin) runs around.
        double r00 = Math.sqrt(h[0][0]);
        double r01 = h[0][1] / r00;
        double r11 = Math.sqrt(h[1][1] - r01 * r01);
        double radius = Math.sqrt(2 * excess);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= 120; i++) {
            double angle = 2 * Math.PI * i / 120;
            double b = radius * StrictMath.sin(angle) / r11;
            points.add(new double[] {(radius * StrictMath.cos(angle) - r01 * b) / r00, b});
        }
        return points;
    }

    /** Epochs in which gradient descent with the best step takes a millionth of the error, for such a condition. */
    static long epochsToAMillionth(double condition) {
        if (condition < 1 + 1e-9) {
            return 1;
        }
        return (long) Math.ceil(StrictMath.log(1e-6) / StrictMath.log1p(-2 / (condition + 1)));
    }
}
