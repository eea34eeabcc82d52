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
 * eigenvalues are farthest apart, for there the two bases are nearest to being one. Eigenvalues in the middle of a spectrum
 * so wide that neither sees them (conditions above 1e24) are put between their neighbours: how fast a descent is in the end
 * does not depend on them. O(parameters^3).
 */
final class Modes {
    /** Up to here double precision leaves the smallest eigenvalue of H six digits. */
    private static final double WELL_CONDITIONED = 1e10;

    /** Share of the largest eigenvalue, per parameter, above which rounding leaves another one some four digits. */
    private static final double CLEAR = 0x1p-40;

    private final double[] roots;
    private final double[] curvatures;
    private final double[][] directions;

    private Modes(double[] roots, Spectrum steep, Spectrum flat) {
        int n = roots.length;
        this.roots = roots;
        curvatures = new double[n];
        directions = new double[n][];
        int seen = steep.resolved();
        int unseen = n - flat.resolved();
        int cut = seen < unseen ? seen : cut(steep, flat);
        for (int i = 0; i < n; i++) {
            boolean isSteep = i < cut || i < unseen;
            curvatures[i] = isSteep ? steep.value(i) : 1 / flat.value(n - 1 - i);
            directions[i] = isSteep ? steep.direction(i) : flat.direction(n - 1 - i);
        }
        for (int i = seen; i < unseen; i++) {
            double share = (i - seen + 1.0) / (unseen - seen + 1);
            curvatures[i] = StrictMath.pow(curvatures[seen - 1], 1 - share)
                    * StrictMath.pow(1 / flat.value(n - 1 - unseen), share);
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
        return Symmetric.isFinite(steep) && Symmetric.isFinite(flat)
                ? Optional.of(new Modes(roots, Spectrum.of(steep), Spectrum.of(flat)))
                : Optional.empty();
    }

    /** How many modes to take from H, of those that both see. */
    private static int cut(Spectrum steep, Spectrum flat) {
        int n = steep.size();
        if (steep.value(0) * flat.value(0) <= WELL_CONDITIONED) {
            return n;
        }
        int cut = steep.resolved();
        double widest = 0;
        for (int i = Math.max(1, n - flat.resolved()); i <= Math.min(steep.resolved(), n - 1); i++) {
            double apart = steep.value(i - 1) * flat.value(n - 1 - i);
            if (apart > widest) {
                widest = apart;
                cut = i;
            }
        }
        return cut;
    }

    /** Eigenvalues, the largest first, with their eigenvectors. */
    private record Spectrum(Eigen eigen) {
        static Spectrum of(RealMatrix matrix) {
            return new Spectrum(Eigen.of(matrix));
        }

        int size() {
            return eigen.size();
        }

        /** How many eigenvalues, from the largest on, stand clear of the rounding of the largest. */
        int resolved() {
            int count = 1;
            while (count < size() && value(count) > CLEAR * size() * value(0)) {
                count++;
            }
            return count;
        }

        double value(int i) {
            return eigen.values()[i];
        }

        double[] direction(int i) {
            return eigen.vectors()[i];
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
