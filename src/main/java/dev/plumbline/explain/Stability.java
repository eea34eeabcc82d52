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
        Excess excess = excess(plan, hessian);
        if (isUnstable(plan, excess.times())) {
            throw refusal(plan, excess.parameter(), 1 / excess.times());
        }
    }

    /** Whether no error grows under this plan on a known Hessian, as far as that can be told beforehand. */
    public static boolean isStable(Plan plan, double[][] hessian) {
        return !isUnstable(plan, excess(plan, hessian).times());
    }

    /**
     * How often all rates of a plan must be halved until it is stable, for {@code --back-off}; 0 where it is stable.
     *
     * @param hessian in the coordinates descended in, by rows
     */
    public static int halvings(Plan plan, double[][] hessian) {
        return halvingsOf(plan, excess(plan, hessian).times());
    }

    /** The same where only a lower bound of the largest eigenvalue is known. */
    public static int halvings(Plan plan, double largest) {
        return halvingsOf(plan, excess(plan, largest).times());
    }

    private static int halvingsOf(Plan plan, double times) {
        if (!isUnstable(plan, times)) {
            return 0;
        }
        int halvings = 0;
        // At the limit itself a descent swings for ever.
        for (double left = times; left > 1 - MARGIN; left /= 2) {
            halvings++;
        }
        return halvings;
    }

    /**
     * Refuses a plan that is unstable whatever the Hessian is in detail, where only a lower bound of its largest
     * eigenvalue is known: the smallest rate alone is then above the limit.
     *
     * @param largest lower bound, as {@link LargestEigenvalue#lower} gives it
     */
    public static void require(Plan plan, double largest) {
        Excess excess = excess(plan, largest);
        if (isUnstable(plan, excess.times())) {
            throw refusal(plan, excess.parameter(), 1 / excess.times());
        }
    }

    /**
     * How far rates go beyond what is stable.
     *
     * @param times the limit; 0 where the rule has none
     * @param parameter with the largest part in the direction that grows fastest
     */
    record Excess(double times, int parameter) {
        boolean isAbove() {
            return times > 1 + MARGIN;
        }
    }

    /** The excess of a plan's rates before any schedule. */
    static Excess excess(Plan plan, double[][] hessian) {
        OptionalDouble limit = limit(plan.optimizer());
        if (limit.isEmpty()) {
            return new Excess(0, 0);
        }
        double[] roots = Symmetric.roots(plan.rates().toArray(), false);
        Extremes extremes = Symmetric.extremes(Symmetric.scaled(hessian, roots));
        return new Excess(extremes.largest() / limit.getAsDouble(), steepest(extremes.steepest()));
    }

    private static Excess excess(Plan plan, double largest) {
        OptionalDouble limit = limit(plan.optimizer());
        int smallest = smallest(plan.rates());
        double reached = plan.rates().of(smallest) * largest;
        return new Excess(limit.isPresent() ? reached / limit.getAsDouble() : 0, smallest);
    }

    /** A schedule may bring rates down in time. */
    private static boolean isUnstable(Plan plan, double times) {
        return plan.schedule().kind() == Schedule.Kind.CONSTANT && times > 1 + MARGIN;
    }

    /** What rate x curvature must stay below, or empty where the optimizer bounds its own moves. */
    private static OptionalDouble limit(Optimizer optimizer) {
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
                        + " at the proportions given. Use a smaller --learning-rate, --learning-rate auto,"
                        + " --standardize, or --back-off.");
    }
}
