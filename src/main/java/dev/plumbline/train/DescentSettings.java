package dev.plumbline.train;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How to descend, validated: nothing behind it checks again.
 *
 * @param optimizer which rule makes a step
 * @param rate learning rates, in the coordinates descended in
 * @param schedule how they change; empty: as advised with the optimizer
 * @param epochs most epochs, from 1 to {@value #MOST_EPOCHS}
 * @param tolerance converged when each parameter's predicted remaining error is below this times its scale; 0: never
 * @param patience epochs without a better held-out error before stopping; 0: not used
 * @param deadline wall clock allowed for the whole run
 * @param standardize whether to descend in centred and scaled coordinates
 * @param stopAtSe stop when each parameter is nearer to the optimum than this many of its standard errors
 * @param backOff whether unstable constant rates are halved and the descent replayed, instead of refused
 */
public record DescentSettings(
        OptimizerKind optimizer,
        RateSetting rate,
        Optional<Schedule> schedule,
        int epochs,
        double tolerance,
        int patience,
        Optional<Duration> deadline,
        boolean standardize,
        OptionalDouble stopAtSe,
        boolean backOff) {
    /** More epochs than this are not allowed. */
    public static final int MOST_EPOCHS = 10_000_000;
}
