package dev.plumbline.explain;

import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The directions in which a descent of a quadratic with a rate for each parameter falls apart into descents of one
 * parameter: the eigenvectors of {@code R^1/2 H R^1/2}, R being the diagonal matrix of the rates. Along each the error is
 * multiplied in each epoch by a factor that depends on its eigenvalue h, rate times curvature, alone.
 *
 * <p>The eigenvalues are right to a few digits at any condition: those above the geometric middle come from H, whose
 * decomposition errs by a rounding of the largest, the others from its inverse, whose decomposition errs by a rounding of
 * the inverse of the smallest. O(parameters^3).
 */
final class Modes {
    private final double[] roots;
    private final double[] curvatures;
    private final double[][] directions;

    /**
     * The modes.
     *
     * @param hessian by rows, symmetric, positive definite
     * @param inverse of it
     * @param rates one per parameter, above 0
     */
    Modes(double[][] hessian, double[][] inverse, double[] rates) {
        int n = rates.length;
        roots = Symmetric.roots(rates, false);
        curvatures = new double[n];
        directions = new double[n][];
        EigenDecomposition steep = new EigenDecomposition(Symmetric.scaled(hessian, roots));
        EigenDecomposition flat = new EigenDecomposition(Symmetric.scaled(inverse, Symmetric.roots(rates, true)));
        int[] steepOrder = descending(steep.getRealEigenvalues());
        int[] flatOrder = descending(flat.getRealEigenvalues());
        double largest = steep.getRealEigenvalue(steepOrder[0]);
        double smallest = 1 / flat.getRealEigenvalue(flatOrder[0]);
        for (int i = 0; i < n; i++) {
            double byInverse = 1 / flat.getRealEigenvalue(flatOrder[n - 1 - i]);
            boolean isFlat = byInverse > 0 && byInverse < Math.sqrt(largest) * Math.sqrt(smallest);
            curvatures[i] = isFlat ? byInverse : steep.getRealEigenvalue(steepOrder[i]);
            directions[i] = (isFlat ? flat.getEigenvector(flatOrder[n - 1 - i]) : steep.getEigenvector(steepOrder[i]))
                    .toArray();
        }
    }

    private static int[] descending(double[] values) {
        return java.util.stream.IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Rate times curvature of each mode, the steepest first. */
    double[] curvatures() {
        return curvatures.clone();
    }

    /** How much of each mode is in an error of the parameters. */
    double[] parts(double[] error) {
        double[] parts = new double[roots.length];
        for (int m = 0; m < parts.length; m++) {
            for (int i = 0; i < roots.length; i++) {
                parts[m] += directions[m][i] * (error[i] / roots[i]);
            }
        }
        return parts;
    }

    /** The error of the parameters that has these parts: the inverse of {@link #parts}. */
    double[] error(double[] parts) {
        double[] error = new double[roots.length];
        for (int m = 0; m < parts.length; m++) {
            for (int i = 0; i < error.length; i++) {
                error[i] += parts[m] * directions[m][i];
            }
        }
        for (int i = 0; i < error.length; i++) {
            error[i] *= roots[i];
        }
        return error;
    }
}
