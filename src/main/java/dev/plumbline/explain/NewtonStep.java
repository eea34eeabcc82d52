package dev.plumbline.explain;

import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.TrainingState;

/**
 * The distance from the minimiser of a quadratic, {@code H^-1 gradient}: for squared loss it is exact up to rounding,
 * wherever the descent stands and however it got there. Its floor is what the rounding of the gradient can make of it,
 * {@code |H^-1| noise}.
 *
 * <p>Where H is not positive definite to working precision (columns that are collinear but for their last bits) the
 * directions that H cannot tell from flat are left out: along them every point is as good as any other.
 */
public final class NewtonStep implements RemainingError {
    private final SymmetricSolver solver;

    /**
     * For one Hessian; O(parameters^3) here, O(parameters^2) per look.
     *
     * @param hessian in the coordinates descended in, by rows, each diagonal element above 0
     */
    public NewtonStep(double[][] hessian) {
        solver = new SymmetricSolver(hessian);
    }

    @Override
    public Remaining at(Plan plan, TrainingState state, Evaluation here) {
        double[] error = step(here.gradient());
        for (int i = 0; i < error.length; i++) {
            error[i] = Math.abs(error[i]);
        }
        return new Remaining(error, solver.solveBounds(plan.magnitudes().gradientNoise()));
    }

    /** {@code H^-1 gradient}: where the parameters stand, less where the minimiser is. */
    public double[] step(double[] gradient) {
        return solver.solve(gradient);
    }
}
