package dev.plumbline.explain;

import dev.plumbline.explain.Symmetric.Extremes;
import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The curvature of a quadratic objective in the coordinates descended in: what decides which learning rates are stable
 * and how many epochs they take (Boyd, Vandenberghe, "Convex Optimization", 9.3; Nesterov, "Lectures on Convex
 * Optimization", 2.1.5). For squared loss the Hessian H is the matrix of second moments of the columns and of the
 * constant 1, so all of this is known before the first epoch.
 *
 * <p>Two views: of H itself, which rules when all parameters share one rate; and of {@code D^1/2 H D^1/2} with {@code D =
 * 1 / diag(H)}, which rules when each parameter has its own rate {@code s / H_ii}. In standardized coordinates both are
 * the same.
 *
 * <p>Where the moments were not taken only an upper bound of the largest eigenvalue is known; then the smallest
 * eigenvalues are given as 0 and conditions as infinite.
 */
public final class Curvature {
    /** Relative error that the eigenvalues of a decomposition may have, with room: rates keep this far from the limit. */
    private static final double MARGIN = 1e-6;

    private final double[] diagonal;
    private final Extremes plain;
    private final Extremes scaled;
    private final Knowledge knowledge;

    private Curvature(double[] diagonal, Extremes plain, Extremes scaled, Knowledge knowledge) {
        this.diagonal = diagonal;
        this.plain = plain;
        this.scaled = scaled;
        this.knowledge = knowledge;
    }

    /** How well the ends of the spectrum are known. */
    private enum Knowledge {
        /** An upper bound of the largest eigenvalue. */
        BOUND,
        /** All of it, but for an absolute error of the size of the largest's rounding. */
        LARGE_END,
        /** Both ends to double precision. */
        BOTH_ENDS
    }

    /**
     * Curvature of a known Hessian; O(parameters^3).
     *
     * @param hessian symmetric, by rows, each diagonal element above 0; only the lower triangle is read
     */
    public static Curvature of(double[][] hessian) {
        double[] ones = new double[hessian.length];
        Arrays.fill(ones, 1);
        Extremes scaled = Symmetric.extremes(Symmetric.scaled(hessian, Symmetric.toUnitDiagonal(hessian)));
        Extremes plain = Symmetric.extremes(Symmetric.scaled(hessian, ones));
        return new Curvature(Symmetric.diagonal(hessian), atLeastZero(plain), atLeastZero(scaled), Knowledge.LARGE_END);
    }

    /**
     * Curvature of which only a bound is known, in coordinates where H has a unit diagonal.
     *
     * @param parameters how many
     * @param largest upper bound of the largest eigenvalue, as {@link LargestEigenvalue} gives it
     */
    public static Curvature bounded(int parameters, double largest) {
        double[] ones = new double[parameters];
        Arrays.fill(ones, 1);
        Extremes bound = new Extremes(largest, 0, new double[parameters]);
        return new Curvature(ones, bound, bound, Knowledge.BOUND);
    }

    /**
     * Curvature of a known Hessian whose inverse is known too, from wider arithmetic: then the smallest eigenvalues are
     * right at any condition, where those of H alone drown in the rounding of its largest. O(parameters^3).
     *
     * @param hessian symmetric, by rows, each diagonal element above 0; only the lower triangle is read
     * @param inverse of it, each element right to about double precision of the largest beside it; likewise
     */
    public static Curvature of(double[][] hessian, double[][] inverse) {
        double[] diagonal = Symmetric.diagonal(hessian);
        double[] ones = new double[diagonal.length];
        Arrays.fill(ones, 1);
        Extremes plain = Symmetric.extremes(Symmetric.scaled(hessian, ones));
        Extremes scaled = Symmetric.extremes(Symmetric.scaled(hessian, Symmetric.toUnitDiagonal(hessian)));
        return new Curvature(
                diagonal,
                withSmallest(plain, Symmetric.scaled(inverse, ones)),
                withSmallest(scaled, Symmetric.scaled(inverse, Symmetric.roots(diagonal, false))),
                Knowledge.BOTH_ENDS);
    }

    private static Extremes withSmallest(Extremes extremes, RealMatrix inverse) {
        double smallest = 1 / Symmetric.extremes(inverse).largest();
        return new Extremes(extremes.largest(), smallest, extremes.steepest());
    }

    private static Extremes atLeastZero(Extremes extremes) {
        return new Extremes(extremes.largest(), Math.max(0, extremes.smallest()), extremes.steepest());
    }

    public int parameters() {
        return diagonal.length;
    }

    /** Curvature along each parameter: the diagonal of H, a copy. */
    public double[] diagonal() {
        return diagonal.clone();
    }

    /** Whether only an upper bound of the largest eigenvalue is known. */
    public boolean isOnlyBounded() {
        return knowledge == Knowledge.BOUND;
    }

    /** Largest eigenvalue L of H. */
    public double largest() {
        return plain.largest();
    }

    /** Smallest eigenvalue mu of H, or 0 where rounding made it negative or it is not known. */
    public double smallest() {
        return plain.smallest();
    }

    /** L / mu: epochs of gradient descent with one rate grow with it. */
    public double condition() {
        return plain.largest() / plain.smallest();
    }

    /** Largest eigenvalue L' of D^1/2 H D^1/2; between 1 and the number of parameters. */
    public double scaledLargest() {
        return scaled.largest();
    }

    /** Smallest eigenvalue mu' of D^1/2 H D^1/2. */
    public double scaledSmallest() {
        return scaled.smallest();
    }

    /** L' / mu': epochs of gradient descent with one rate per parameter grow with it. */
    public double scaledCondition() {
        return scaled.largest() / scaled.smallest();
    }

    /** The largest stable single rate of gradient descent: 2 / L. */
    public double stableLimit() {
        return 2 / plain.largest();
    }

    /** The best single rate of gradient descent, 2 / (L + mu), with room for the error of L. */
    double bestSingleRate() {
        return 2 / (plain.largest() * (1 + MARGIN) + plain.smallest());
    }

    /** The largest stable rates of their own, {@code 2 / (L' H_ii)}, if all keep these proportions. */
    public double[] stableLimits() {
        double[] limits = new double[diagonal.length];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = 2 / (scaled.largest() * diagonal[i]);
        }
        return limits;
    }

    /** L' with room for the error of its computation. */
    double safeLargest() {
        return scaled.largest() * (1 + MARGIN);
    }

    /** mu' with room for the error of its computation: no smaller than what can be told apart from rounding. */
    double safeSmallest() {
        return knowledge == Knowledge.BOTH_ENDS
                ? scaled.smallest() * (1 - MARGIN)
                : Math.max(scaled.smallest(), MARGIN * scaled.largest());
    }
}
