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
import java.util.Arrays;
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
        require(plan, excess(plan, hessian));
    }

    /** Whether no error grows under this plan on a known Hessian, as far as that can be told beforehand. */
    public static boolean isStable(Plan plan, double[][] hessian) {
        return !isUnstable(plan, excess(plan, hessian));
    }

    /**
     * How often all rates of a plan must be halved until it is stable, for {@code --back-off}; 0 where it is stable.
     *
     * @param hessian in the coordinates descended in, by rows
     */
    public static int halvings(Plan plan, double[][] hessian) {
        return halvingsOf(plan, excess(plan, hessian));
    }

    /** The same where only a lower bound of the largest eigenvalue is known. */
    public static int halvings(Plan plan, double largest) {
        return halvingsOf(plan, excess(plan, largest));
    }

    private static int halvingsOf(Plan plan, Excess excess) {
        if (!isUnstable(plan, excess)) {
            return 0;
        }
        int halvings = 0;
        // At the limit itself a descent swings for ever.
        for (double left = excess.rate(); left > (1 - MARGIN) * excess.stable(); left /= 2) {
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
        require(plan, excess(plan, largest));
    }

    private static void require(Plan plan, Excess excess) {
        if (isUnstable(plan, excess)) {
            throw refusal(plan, excess);
        }
    }

    /**
     * How far rates go beyond what is stable. The quotient of the two rates may be beyond the range of double.
     *
     * @param parameter with the largest part in the direction that grows fastest
     * @param rate of it
     * @param stable the rate up to which it is stable, if all rates keep their proportions; infinite where the rule has no
     *     limit
     */
    record Excess(int parameter, double rate, double stable) {
        boolean isAbove() {
            return rate > (1 + MARGIN) * stable;
        }
    }

    /** The excess of a plan's rates before any schedule. */
    static Excess excess(Plan plan, double[][] hessian) {
        OptionalDouble limit = limit(plan.optimizer());
        if (limit.isEmpty()) {
            return unlimited(plan);
        }
        // In units of the largest rate: rate x curvature may be beyond the range of double, each of them is not.
        double[] proportions = plan.rates().toArray();
        double largest = Arrays.stream(proportions).max().orElseThrow();
        Arrays.setAll(proportions, i -> proportions[i] / largest);
        Extremes extremes = Symmetric.extremes(Symmetric.scaled(hessian, Symmetric.roots(proportions, false)));
        int steepest = steepest(extremes.steepest());
        double stable = limit.getAsDouble() / extremes.largest() * proportions[steepest];
        return new Excess(steepest, plan.rates().of(steepest), stable);
    }

    private static Excess excess(Plan plan, double largest) {
        OptionalDouble limit = limit(plan.optimizer());
        int smallest = smallest(plan.rates());
        return limit.isPresent()
                ? new Excess(smallest, plan.rates().of(smallest), limit.getAsDouble() / largest)
                : unlimited(plan);
    }

    private static Excess unlimited(Plan plan) {
        return new Excess(0, plan.rates().of(0), Double.POSITIVE_INFINITY);
    }

    /** A schedule may bring rates down in time. */
    private static boolean isUnstable(Plan plan, Excess excess) {
        return plan.schedule().kind() == Schedule.Kind.CONSTANT && excess.isAbove();
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

    private static Refusal refusal(Plan plan, Excess excess) {
        return new Refusal(
                ExitCode.DIVERGED,
                "Cannot descend: the learning rate " + excess.rate() + " of parameter '"
                        + PlainText.excerpt(plan.names().get(excess.parameter()), LONGEST_NAME)
                        + "' is above the stable limit of "
                        + plan.optimizer().kind().id() + " on these data, " + excess.stable()
                        + " at the proportions given. Use a smaller --learning-rate, --learning-rate auto,"
                        + " --standardize, or --back-off.");
    }
}
