package dev.plumbline.explain;

import dev.plumbline.explain.Symmetric.Extremes;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Momentum;
import dev.plumbline.train.Nesterov;
import dev.plumbline.train.Optimizer;
import dev.plumbline.train.Plan;
import dev.plumbline.train.Schedule;
import java.util.OptionalDouble;

/**
 * Finds a descent that must run away before it begins. With R the diagonal matrix of the rates, a quadratic is descended
 * stably at constant rates when the largest eigenvalue of {@code R^1/2 H R^1/2} is below 2 for gd, 2 (1 + beta) for
 * momentum, and 2 (1 + beta) / (1 + 2 beta) for nesterov (where a root of z^2 - (1 + beta) (1 - h) z + beta (1 - h)
 * leaves the unit circle at -1). Other optimizers bound their own moves.
 */
public final class Stability {
    /** Rates this little above the limit are not refused: the eigenvalue is not known better. */
    private static final double MARGIN = 1e-9;

    private static final int LONGEST_NAME = 64;

    private Stability() {}

    /**
     * Refuses a plan that is unstable on a known Hessian; O(parameters^3).
     *
     * @param hessian in the coordinates descended in, by rows
     * @throws Refusal 81, naming the parameter with the largest part in the direction that runs away, its rate, and how
     *     large it could be if all rates kept their proportions
     */
    public static void require(Plan plan, double[][] hessian) {
        OptionalDouble limit = limit(plan);
        if (limit.isEmpty()) {
            return;
        }
        double[] roots = plan.rates().toArray();
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(roots[i]);
        }
        Extremes extremes = Symmetric.extremes(Symmetric.scaled(hessian, roots));
        if (extremes.largest() > limit.getAsDouble() * (1 + MARGIN)) {
            throw refusal(plan, steepest(extremes.steepest()), limit.getAsDouble() / extremes.largest());
        }
    }

    /**
     * Refuses a plan that is unstable whatever the Hessian is in detail, where only a lower bound of its largest
     * eigenvalue is known: the smallest rate alone is then above the limit.
     *
     * @param largest lower bound, as {@link LargestEigenvalue#lower} gives it
     */
    public static void require(Plan plan, double largest) {
        OptionalDouble limit = limit(plan);
        int smallest = smallest(plan.rates());
        double reached = plan.rates().of(smallest) * largest;
        if (limit.isPresent() && reached > limit.getAsDouble() * (1 + MARGIN)) {
            throw refusal(plan, smallest, limit.getAsDouble() / reached);
        }
    }

    /** What rate x curvature must stay below, or empty where the schedule or the optimizer bounds the moves. */
    private static OptionalDouble limit(Plan plan) {
        if (plan.schedule().kind() != Schedule.Kind.CONSTANT) {
            return OptionalDouble.empty();
        }
        Optimizer optimizer = plan.optimizer();
        if (optimizer instanceof GradientDescent) {
            return OptionalDouble.of(2);
        }
        if (optimizer instanceof Momentum momentum) {
            return OptionalDouble.of(2 * (1 + momentum.beta()));
        }
        if (optimizer instanceof Nesterov nesterov) {
            return OptionalDouble.of(2 * (1 + nesterov.beta()) / (1 + 2 * nesterov.beta()));
        }
        return OptionalDouble.empty();
    }

    private static int steepest(double[] direction) {
        int steepest = 0;
        for (int i = 1; i < direction.length; i++) {
            steepest = Math.abs(direction[i]) > Math.abs(direction[steepest]) ? i : steepest;
        }
        return steepest;
    }

    private static int smallest(LearningRates rates) {
        int smallest = 0;
        for (int i = 1; i < rates.count(); i++) {
            smallest = rates.of(i) < rates.of(smallest) ? i : smallest;
        }
        return smallest;
    }

    private static Refusal refusal(Plan plan, int parameter, double share) {
        double rate = plan.rates().of(parameter);
        return new Refusal(
                ExitCode.DIVERGED,
                "Cannot descend: the learning rate " + rate + " of parameter '"
                        + PlainText.excerpt(plan.names().get(parameter), LONGEST_NAME)
                        + "' is above the stable limit of "
                        + plan.optimizer().kind().id() + " on these data, " + rate * share
                        + " at the proportions given. Use a smaller --learning-rate, --learning-rate auto, or"
                        + " --standardize.");
    }
}
