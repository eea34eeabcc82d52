package dev.plumbline.explain;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Solves {@code H x = g} for a symmetric positive semidefinite H, after scaling its diagonal to 1: by Cholesky, and where
 * H is not positive definite to working precision by its eigenvalues, leaving out the directions whose eigenvalue is
 * rounding only (so that x is the shortest solution). O(n^3) once, O(n^2) per solution.
 */
final class SymmetricSolver {
    private final double[] factors;
    private final RealMatrix inverse;
    private final DecompositionSolver cholesky;

    SymmetricSolver(double[][] hessian) {
        factors = Symmetric.toUnitDiagonal(hessian);
        RealMatrix scaled = Symmetric.scaled(hessian, factors);
        double rounding = hessian.length * 0x1p-53;
        DecompositionSolver found;
        RealMatrix inverted;
        try {
            found = new CholeskyDecomposition(scaled, 0, rounding).getSolver();
            inverted = found.getInverse();
        } catch (NonPositiveDefiniteMatrixException notDefinite) {
            found = null;
            inverted = pseudoInverse(scaled, rounding);
        }
        cholesky = found;
        inverse = inverted;
    }

    /** Whether H is positive definite to working precision. */
    boolean isDefinite() {
        return cholesky != null;
    }

    double[] solve(double[] g) {
        double[] scaled = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            scaled[i] = g[i] * factors[i];
        }
        ArrayRealVector right = new ArrayRealVector(scaled, false);
        double[] x = (cholesky != null ? cholesky.solve(right) : inverse.operate(right)).toArray();
        for (int i = 0; i < x.length; i++) {
            x[i] *= factors[i];
        }
        return x;
    }

    /** {@code |H^-1| bounds}: the largest that each |x_i| can be when each |g_j| is within its bound. */
    double[] solveBounds(double[] bounds) {
        double[] largest = new double[bounds.length];
        for (int i = 0; i < largest.length; i++) {
            double sum = 0;
            for (int j = 0; j < largest.length; j++) {
                sum += Math.abs(inverse.getEntry(i, j)) * bounds[j] * factors[j];
            }
            largest[i] = sum * factors[i];
        }
        return largest;
    }

    private static RealMatrix pseudoInverse(RealMatrix matrix, double rounding) {
        EigenDecomposition decomposition = new EigenDecomposition(matrix);
        double[] values = decomposition.getRealEigenvalues();
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double[] inverses = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            inverses[i] = values[i] > 2 * rounding * largest ? 1 / values[i] : 0;
        }
        RealMatrix v = decomposition.getV();
        return v.multiply(MatrixUtils.createRealDiagonalMatrix(inverses)).multiply(v.transpose());
    }
}
