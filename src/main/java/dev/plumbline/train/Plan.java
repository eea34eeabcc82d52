package dev.plumbline.train;

import java.util.List;

/**
 * A descent with every {@code auto} resolved: numbers only.
 *
 * @param names of the parameters, in order: features, then {@code intercept} where the model has one; for messages
 * @param optimizer the rule of a step
 * @param rates one per parameter, before the schedule
 * @param schedule how they change
 * @param epochs most epochs in all, those before a resume included; at least 1
 * @param tolerance converged when each parameter's predicted remaining error is below this times its scale; 0: run all
 * @param patience epochs without a better held-out error before stopping; 0: not used
 * @param magnitudes what is large and what is small here
 */
public record Plan(
        List<String> names,
        Optimizer optimizer,
        LearningRates rates,
        Schedule schedule,
        int epochs,
        double tolerance,
        int patience,
        Magnitudes magnitudes) {

    public Plan {
        names = List.copyOf(names);
        int count = names.size();
        if (rates.count() != count || magnitudes.scales().length != count) {
            throw new IllegalArgumentException("Cannot plan a descent: " + count + " parameters, " + rates.count()
                    + " rates, " + magnitudes.scales().length + " scales");
        }
    }

    /** The same plan with every rate halved so many times. */
    public Plan slower(int halvings) {
        return new Plan(names, optimizer, rates.halved(halvings), schedule, epochs, tolerance, patience, magnitudes);
    }

    /** Whether this is gradient descent at a constant rate, on which the objective never rises while it is stable. */
    boolean descendsSteadily() {
        return optimizer instanceof GradientDescent && schedule.kind() == Schedule.Kind.CONSTANT;
    }
}
