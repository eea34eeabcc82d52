package dev.plumbline.explain;

import java.util.Optional;
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

    private Modes(double[] roots, Spectrum steep, Spectrum flat) {
        int n = roots.length;
        this.roots = roots;
        curvatures = new double[n];
        directions = new double[n][];
        int cut = cut(steep, flat);
        for (int i = 0; i < n; i++) {
            boolean isSteep = i < cut;
            curvatures[i] = isSteep ? steep.value(i) : 1 / flat.value(n - 1 - i);
            directions[i] = isSteep ? steep.direction(i) : flat.direction(n - 1 - i);
        }
    }

    /**
     * The modes, or empty where rates times curvatures, or their inverses, are beyond the range of double.
     *
     * @param hessian by rows, symmetric, positive definite
     * @param inverse of it
     * @param rates one per parameter, above 0
     */
    static Optional<Modes> of(double[][] hessian, double[][] inverse, double[] rates) {
        double[] roots = Symmetric.roots(rates, false);
        RealMatrix steep = Symmetric.scaled(hessian, roots);
        RealMatrix flat = Symmetric.scaled(inverse, Symmetric.roots(rates, true));
        return Spectrum.isFinite(steep) && Spectrum.isFinite(flat)
                ? Optional.of(new Modes(roots, Spectrum.of(steep), Spectrum.of(flat)))
                : Optional.empty();
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
