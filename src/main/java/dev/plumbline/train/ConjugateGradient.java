package dev.plumbline.train;

import dev.plumbline.train.OptimizerState.Conjugate;

/**
 * Conjugate gradients on a quadratic whose Hessian H is known: Hestenes, Stiefel, "Methods of conjugate gradients for
 * solving linear systems" (doi:10.6028/jres.049.044), preconditioned by the diagonal of H (Jacobi).
 *
 * @param hessian in the coordinates descended in, by rows, each diagonal element above 0
 */
public record ConjugateGradient(double[][] hessian) implements Optimizer {
    @Override
    public OptimizerKind kind() {
        return OptimizerKind.CG;
    }

    @Override
    public OptimizerState initial(int parameters) {
        return new Conjugate(new double[parameters], new double[parameters], 0);
    }

    @Override
    public Step step(OptimizerState state, Standing here, LearningRates rates) {
        Conjugate before = state.as(Conjugate.class, kind());
        double[] gradient = here.gradient();
        double beta = beta(before, gradient);
        double[] direction = direction(before, gradient, beta);
        int steps = before.steps() + 1;
        if (!(dot(gradient, direction) < 0)) {
            direction = direction(before, gradient, 0);
            steps = 1;
        }
        if (beta == 0) {
            steps = 1;
        }
        double length = length(gradient, direction);
        double[] move = new double[direction.length];
        for (int i = 0; i < move.length; i++) {
            move[i] = rates.of(i) * length * direction[i];
        }
        return new Step(new Conjugate(direction, gradient, steps), move);
    }

    private double beta(Conjugate before, double[] gradient) {
        if (before.steps() == 0 || before.steps() >= gradient.length) {
            return 0;
        }
        double along = 0;
        double old = 0;
        for (int i = 0; i < gradient.length; i++) {
            double g = before.gradient()[i];
            along += gradient[i] / hessian[i][i] * (gradient[i] - g);
            old += g / hessian[i][i] * g;
        }
        return old > 0 ? Math.max(0, along / old) : 0;
    }

    private double[] direction(Conjugate before, double[] gradient, double beta) {
        double[] direction = new double[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = beta * before.direction()[i] - gradient[i] / hessian[i][i];
        }
        return direction;
    }

    /** How far to go along {@code direction} to the lowest point of the quadratic. */
    private double length(double[] gradient, double[] direction) {
        double curvature = 0;
        for (int i = 0; i < direction.length; i++) {
            curvature += direction[i] * dot(hessian[i], direction);
        }
        double length = -dot(gradient, direction) / curvature;
        return curvature > 0 && Double.isFinite(length) ? length : 0;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }
}
