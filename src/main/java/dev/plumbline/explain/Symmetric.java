package dev.plumbline.explain;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** Symmetric matrices given by rows: only the lower triangle is read. */
final class Symmetric {
    private Symmetric() {}

    static double[] diagonal(double[][] matrix) {
        double[] diagonal = new double[matrix.length];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = matrix[i][i];
        }
        return diagonal;
    }

    /** {@code F M F} with F the diagonal matrix of {@code factors}, exactly symmetric. */
    static RealMatrix scaled(double[][] matrix, double[] factors) {
        double[][] scaled = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                scaled[i][j] = matrix[i][j] * factors[i] * factors[j];
                scaled[j][i] = scaled[i][j];
            }
        }
        return new Array2DRowRealMatrix(scaled, false);
    }

    /** Factors {@code 1 / sqrt(M_ii)} that bring the diagonal to 1. */
    static double[] toUnitDiagonal(double[][] matrix) {
        double[] factors = new double[matrix.length];
        for (int i = 0; i < factors.length; i++) {
            double curvature = matrix[i][i];
            if (!(curvature > 0 && curvature < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "Cannot use a Hessian: its diagonal element " + i + " is " + curvature + ", not above 0");
            }
            factors[i] = 1 / Math.sqrt(curvature);
        }
        return factors;
    }

    /** {@code |M| v} for a v of no negative element: what each {@code |(M u)_i|} can be at most where {@code |u| <= v}. */
    static double[] absoluteTimes(double[][] matrix, double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[i] += Math.abs(matrix[Math.max(i, j)][Math.min(i, j)]) * v[j];
            }
        }
        return product;
    }

    /** Square roots, or their inverses. */
    static double[] roots(double[] values, boolean inverted) {
        double[] roots = new double[values.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = inverted ? 1 / Math.sqrt(values[i]) : Math.sqrt(values[i]);
        }
        return roots;
    }

    static boolean isFinite(RealMatrix matrix) {
        for (int i = 0; i < matrix.getRowDimension(); i++) {
            for (int j = 0; j <= i; j++) {
                if (!Double.isFinite(matrix.getEntry(i, j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Largest and smallest eigenvalue, and the eigenvector of the largest. */
    static Extremes extremes(RealMatrix matrix) {
        Eigen eigen = Eigen.of(matrix);
        return new Extremes(eigen.values()[0], eigen.values()[eigen.size() - 1], eigen.vectors()[0]);
    }

    /**
     * The ends of a spectrum.
     *
     * @param largest eigenvalue
     * @param smallest eigenvalue
     * @param steepest unit eigenvector of the largest
     */
    record Extremes(double largest, double smallest, double[] steepest) {}
}
