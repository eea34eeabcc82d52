package dev.plumbline.explain;

import dev.plumbline.train.Parameters;
import java.util.Optional;

/**
 * The minimiser of a quadratic {@code J(t) = t'Ht / 2 - q't + const}, by Cholesky and refinement of the residual in twice
 * the working precision: Wilkinson, "Rounding errors in algebraic processes" (1963), chapter 3; Demmel et al., "Error
 * bounds from extra-precise iterative refinement" (doi:10.1145/1141885.1141894). Each round takes the error times about
 * cond(H) 2^-53, so the result is right to the last digits for conditions up to some 1e14 (in the scaling where the
 * diagonal is 1) - of the H and q that are given: what rounding them to double cost is not undone, unless their low parts
 * are given too.
 */
public final class Optimum {
    private static final int MOST_ROUNDS = 100;
    private static final double FULL_DOUBLE = 0x1p-53;
    private static final double BEYOND_DOUBLE = 0x1p-70;

    private Optimum() {}

    /**
     * The minimiser, or empty where H is too near singular for the refinement to close in.
     *
     * @param h symmetric, by rows, each diagonal element above 0
     * @param q one per parameter
     */
    public static Optional<Parameters> of(double[][] h, double[] q) {
        return of(h, new double[q.length][q.length], q, new double[q.length]);
    }

    /**
     * The minimiser for H and q known to twice the digits, as unevaluated pairs.
     *
     * @param h high parts of H
     * @param hLow low parts of H
     * @param q high parts of q
     * @param qLow low parts of q
     */
    public static Optional<Parameters> of(double[][] h, double[][] hLow, double[] q, double[] qLow) {
        SymmetricSolver solver = new SymmetricSolver(h);
        if (!solver.isDefinite()) {
            return Optional.empty();
        }
        Parameters at = Parameters.zero(q.length);
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] move = solver.solve(residual(h, hLow, q, qLow, at));
            at = at.plus(move);
            double size = relativeSize(move, at, h);
            boolean stalled = !(size <= before / 2);
            if (size <= (stalled ? FULL_DOUBLE : BEYOND_DOUBLE)) {
                return Optional.of(at);
            }
            if (stalled) {
                return Optional.empty();
            }
            before = size;
        }
        return Optional.empty();
    }

    /** {@code q - H t}, each component summed in twice the working precision. */
    private static double[] residual(double[][] h, double[][] hLow, double[] q, double[] qLow, Parameters t) {
        double[] residual = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            DoubleDouble sum = new DoubleDouble();
            sum.add(q[i]);
            sum.add(qLow[i]);
            for (int j = 0; j < q.length; j++) {
                sum.addProduct(-h[i][j], t.hi(j));
                sum.addProduct(-h[i][j], t.lo(j));
                sum.addProduct(-hLow[i][j], t.hi(j));
            }
            residual[i] = sum.value();
        }
        return residual;
    }

    /** The largest move against the largest parameter, both in the scaling where the diagonal of H is 1. */
    private static double relativeSize(double[] move, Parameters at, double[][] h) {
        double largestMove = 0;
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < move.length; i++) {
            double root = Math.sqrt(h[i][i]);
            largestMove = Math.max(largestMove, Math.abs(move[i]) * root);
            largest = Math.max(largest, Math.abs(at.hi(i)) * root);
        }
        return largestMove / largest;
    }
}
