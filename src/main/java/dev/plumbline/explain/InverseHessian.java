package dev.plumbline.explain;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import java.util.Arrays;

/**
 * The inverse of the Hessian of squared loss in some coordinates, from the inverse C of the centred sums of products in
 * original units. With W the weight, s the scales and m the means of the columns in the coordinates (exactly 0 in none:
 * even standardized ones are centred at means that were rounded), it is by blocks
 *
 * <pre>
 *   [  A      -A m       ]      A = W S C S
 *   [ -m'A    1 + m' A m ]
 * </pre>
 *
 * so nothing is inverted here, and each element is right to double precision of the largest beside it, whatever the
 * condition and the offset. Without intercept the products are about 0 and the inverse is A.
 */
record InverseHessian(Coordinates coordinates, ExactMoments training, double[][] hessian) {

    /** @param inverseProducts C, by rows, in units of 1 / (product of the features) */
    double[][] from(double[][] inverseProducts) {
        int d = coordinates.features();
        int n = coordinates.parameters();
        double[][] inverse = new double[n][n];
        double[] scales = new double[d]; // each a sum of exact parts, so taken once
        Arrays.setAll(scales, this::scale);
        double weight = training.weight();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                inverse[i][j] = inverse[j][i] = inverseProducts[i][j] * scales[i] * scales[j] * weight;
            }
        }
        if (n > d) {
            border(inverse);
        }
        return inverse;
    }

    private void border(double[][] inverse) {
        int d = inverse.length - 1;
        double corner = 1;
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += inverse[i][j] * hessian[j][d];
            }
            inverse[i][d] = inverse[d][i] = -sum;
            corner += hessian[i][d] * sum;
        }
        inverse[d][d] = corner;
    }

    private double scale(int j) {
        boolean standardized = coordinates.system() == CoordinateSystem.STANDARDIZED;
        return standardized ? Coordinates.spread(training, j, coordinates.hasIntercept()) : 1;
    }
}
