package dev.plumbline.explain;

import dev.plumbline.summation.Dyadic;
import dev.plumbline.summation.ExactMoments;
import java.math.BigInteger;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;

/**
 * Condition numbers, largest over smallest eigenvalue, of matrices whose inverse is known to all digits: the smallest is
 * 1 / the largest of the inverse, and largest eigenvalues are right to a few units in the last place, however large the
 * condition is.
 */
final class Condition {
    private Condition() {}

    /** Of the matrix scaled to a unit diagonal. */
    static double standardized(NormalEquations equations, BigInteger[][] inverse) {
        double[][] matrix = toDoubles(equations.matrix());
        double[] roots = new double[matrix.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(matrix[i][i]);
        }
        double[][] ofInverse = toDoubles(inverse);
        for (int i = 0; i < roots.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] /= roots[i] * roots[j];
                ofInverse[i][j] *= roots[i] * roots[j];
            }
        }
        return largest(matrix) * largest(ofInverse);
    }

    /** Of the matrix as it is. */
    static double raw(NormalEquations equations, BigInteger[][] inverse) {
        double[][] matrix = toDoubles(equations.matrix());
        double[][] ofInverse = toDoubles(inverse);
        int base = largestExponent(equations);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                int shift = equations.exponent(i) + equations.exponent(j) - 2 * base;
                matrix[i][j] = Math.scalb(matrix[i][j], shift);
                ofInverse[i][j] = Math.scalb(ofInverse[i][j], -shift);
            }
        }
        return largest(matrix) * largest(ofInverse);
    }

    /**
     * Of the mean of {@code w [x; 1] [x; 1]'}, whose inverse is W times that of C bordered by the solution at the origin.
     *
     * @param inverse of C
     * @param solvedAtOrigin {@code -C^-1 means}
     * @param leverageAtOrigin {@code 1/W + means' C^-1 means}
     */
    static double raw(ExactMoments moments, double[][] inverse, double[] solvedAtOrigin, double leverageAtOrigin) {
        int d = inverse.length;
        double weight = moments.weight();
        double[][] matrix = new double[d + 1][d + 1];
        double[][] ofMatrix = new double[d + 1][d + 1];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = moments.rawProduct(i, j) / weight;
                ofMatrix[i][j] = inverse[i][j] * weight;
            }
            matrix[d][i] = moments.mean(i);
            ofMatrix[d][i] = solvedAtOrigin[i] * weight;
        }
        matrix[d][d] = 1;
        ofMatrix[d][d] = leverageAtOrigin * weight;
        return largest(matrix) * largest(ofMatrix);
    }

    private static int largestExponent(NormalEquations equations) {
        int largest = Integer.MIN_VALUE;
        for (int j = 0; j < equations.features(); j++) {
            largest = Math.max(largest, equations.exponent(j));
        }
        return largest;
    }

    private static double[][] toDoubles(BigInteger[][] fixed) {
        double[][] doubles = new double[fixed.length][fixed.length];
        for (int i = 0; i < fixed.length; i++) {
            for (int j = 0; j <= i; j++) {
                doubles[i][j] = Dyadic.of(fixed[i][j], -WideFactor.BITS).toDouble();
            }
        }
        return doubles;
    }

    /** Largest eigenvalue of a symmetric matrix given by its lower triangle; infinite where it is out of range. */
    private static double largest(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[j][i] = matrix[i][j];
                if (!Double.isFinite(matrix[i][j])) {
                    return Double.POSITIVE_INFINITY;
                }
            }
        }
        return matrix.length == 0
                ? 1
                : Symmetric.extremes(new Array2DRowRealMatrix(matrix, false)).largest();
    }
}
