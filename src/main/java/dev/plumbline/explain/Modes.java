package dev.plumbline.explain;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The directions in which a descent of a quadratic with a rate for each parameter falls apart into descents of one
 * parameter: the eigenvectors of {@code R^1/2 H R^1/2}, R being the diagonal matrix of the rates. Along each the error is
 * multiplied in each epoch by a factor that depends on its eigenvalue h, rate times curvature, alone.
 *
 * <p>The decomposition of H errs by a rounding of its largest eigenvalue, that of its inverse by a rounding of the inverse
 * of the smallest. So where H is badly conditioned the flat modes are taken from the inverse; the cut is where neighbouring
 * eigenvalues are farthest apart, for there the two bases are nearest to being one. O(parameters^3).
 */
final class Modes {
    /** Up to here double precision leaves the smallest eigenvalue of H six digits. */
    private static final double WELL_CONDITIONED = 1e10;

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
        Spectrum steep = Spectrum.of(Symmetric.scaled(hessian, roots));
        Spectrum flat = Spectrum.of(Symmetric.scaled(inverse, Symmetric.roots(rates, true)));
        int cut = cut(steep, flat);
        for (int i = 0; i < n; i++) {
            boolean isSteep = i < cut;
            curvatures[i] = isSteep ? steep.value(i) : 1 / flat.value(n - 1 - i);
            directions[i] = isSteep ? steep.direction(i) : flat.direction(n - 1 - i);
        }
    }

    /** How many modes to take from H. */
    private static int cut(Spectrum steep, Spectrum flat) {
        int n = steep.size();
        double condition = steep.value(0) * flat.value(0);
        double middle = steep.value(0) / Math.sqrt(condition);
        int cut = n;
        double widest = 0;
        for (int i = 1; i < n && condition > WELL_CONDITIONED; i++) {
            double before = steep.value(i - 1) >= middle ? steep.value(i - 1) : 1 / flat.value(n - i);
            double after = steep.value(i) >= middle ? steep.value(i) : 1 / flat.value(n - 1 - i);
            if (before / after > widest) {
                widest = before / after;
                cut = i;
            }
        }
        return cut;
    }

    /** Eigenvalues, the largest first, with their eigenvectors. */
    private record Spectrum(EigenDecomposition decomposition, int[] order) {
        static Spectrum of(RealMatrix matrix) {
            EigenDecomposition decomposition = new EigenDecomposition(matrix);
            double[] values = decomposition.getRealEigenvalues();
            int[] order = IntStream.range(0, values.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(values[b], values[a]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Spectrum(decomposition, order);
        }

        int size() {
            return order.length;
        }

        double value(int i) {
            return decomposition.getRealEigenvalue(order[i]);
        }

        double[] direction(int i) {
            return decomposition.getEigenvector(order[i]).toArray();
        }
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
