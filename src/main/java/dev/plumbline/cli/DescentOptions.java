package dev.plumbline.cli;

import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How to descend, and when to stop. */
final class DescentOptions {
    static final Option OPTIMIZER = Option.result(
                    "optimizer",
                    "NAME",
                    "auto, gd, momentum, nesterov, adagrad, rmsprop, adam, cg or newton; auto is the first of gd,"
                            + " nesterov, cg, newton that is forecast to converge within --epochs")
            .or("auto");
    static final Option LEARNING_RATE = Option.result(
                    "learning-rate",
                    "RATE",
                    "auto (from the curvature of the data), one number for every parameter, or rates of their own:"
                            + " k=R for the slopes, b=R for the intercept, FEATURE=R; all in the columns descended in;"
                            + " cg and newton find their own")
            .or("auto");
    static final Option SCHEDULE = Option.result(
                    "schedule",
                    "NAME",
                    "auto (constant; cosine for rmsprop and adam at their own rates), constant, step, exponential,"
                            + " inverse, cosine or plateau")
            .or("auto");
    static final Option DECAY = Option.result(
            "decay",
            "R",
            "factor of a step (default 0.5; step, plateau) or of an epoch (default 0.99; exponential),"
                    + " or how fast the rate falls (default 0.01; inverse)");
    static final Option DECAY_EVERY = Option.result(
            "decay-every",
            "N",
            "epochs between steps (default 100), or without progress before one (plateau; default 10)");
    static final Option EPOCHS = Option.result("epochs", "N", "most epochs").or("450");
    static final Option TOLERANCE = Option.result(
                    "tolerance",
                    "R",
                    "converged when each parameter's predicted remaining error is below this times its scale;"
                            + " 0 runs all epochs")
            .or("1e-14");
    static final Option STOP_AT_SE = Option.result(
            "stop-at-se",
            "R",
            "converged when each parameter, the intercept too, is nearer to the optimum than this many of its"
                    + " standard errors; needs the moments, so at most --moments-limit features");
    static final Option BACK_OFF = Option.flag(
            "back-off",
            Option.Role.RESULT,
            "halve constant rates that are too large until they are stable, instead of refusing them");
    static final Option PATIENCE = Option.result(
            "patience", "N", "stop after this many epochs without a better held-out error; needs --holdout");
    static final Option HOLDOUT =
            Option.result("holdout", "P%", "share of the rows held out of training, chosen by their content");
    static final Option DEADLINE =
            Option.operational("deadline", "TIME", "wall clock allowed from the start, such as 2h, 90s, 1h30m or PT2H");
    static final Option STALL_LIMIT = Option.operational(
                    "stall-limit",
                    "TIME",
                    "a run in which no epoch and no task ends for so long is given up, with what each thread did")
            .or("2h");
    static final Option SEED =
            Option.result("seed", "N", "of every random choice").or("1");

    static final OptionGroup GROUP = OptionGroup.of(
            "Descent",
            OPTIMIZER,
            LEARNING_RATE,
            SCHEDULE,
            DECAY,
            DECAY_EVERY,
            EPOCHS,
            TOLERANCE,
            STOP_AT_SE,
            BACK_OFF,
            PATIENCE,
            HOLDOUT,
            DEADLINE,
            STALL_LIMIT,
            SEED,
            Option.notBuilt("batch-fraction"));

    /** For a command that looks ahead and is done at once. */
    static final OptionGroup EXPLAINED = GROUP.without(DEADLINE, STALL_LIMIT);

    private static final Set<String> LATER = Set.of("lbfgs");
    private static final Set<OptimizerKind> OWN_STEPS = Set.of(OptimizerKind.CG, OptimizerKind.NEWTON);
    private static final Numbers.Range TOLERANCES = new Numbers.Range(0, true, 1, false);
    private static final Numbers.Range HOLDOUTS = new Numbers.Range(0, false, 100, false);

    /** Shorter is what healthy clusters need to begin. */
    private static final Duration SHORTEST_STALL = Duration.ofSeconds(10);

    private DescentOptions() {}

    static DescentSettings read(Values values) {
        OptimizerKind optimizer = values.choice(OPTIMIZER, Words.of(OptimizerKind.values()), LATER);
        if (OWN_STEPS.contains(optimizer)) {
            refuseRates(values);
        }
        int epochs = (int) values.integer(EPOCHS, 1, DescentSettings.MOST_EPOCHS);
        return new DescentSettings(
                optimizer,
                RateText.read(values, LEARNING_RATE),
                schedule(values),
                epochs,
                values.decimal(TOLERANCE, TOLERANCES),
                patience(values),
                deadline(values),
                values.flag(ModelOptions.STANDARDIZE),
                stopAtSe(values),
                values.flag(BACK_OFF));
    }

    /** Rates and schedules mean nothing to an optimizer that works out its own step length. */
    private static void refuseRates(Values values) {
        List.of(LEARNING_RATE, SCHEDULE, DECAY, DECAY_EVERY).forEach(option -> values.giveWay(option, OPTIMIZER));
        for (Option option : List.of(LEARNING_RATE, SCHEDULE)) {
            if (values.given(option) && !values.required(option).equals("auto")) {
                throw values.refusal(
                        option,
                        "--optimizer " + values.required(OPTIMIZER) + " finds its own step lengths; leave "
                                + option.dashed() + " out, or choose gd, momentum, nesterov, adagrad, rmsprop or adam");
            }
        }
    }

    private static OptionalDouble stopAtSe(Values values) {
        return values.text(STOP_AT_SE).isPresent()
                ? OptionalDouble.of(values.decimal(STOP_AT_SE, Numbers.Range.POSITIVE))
                : OptionalDouble.empty();
    }

    static long seed(Values values) {
        return values.integer(SEED, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Percent of the rows, 0 without. */
    static double holdout(Values values) {
        return values.text(HOLDOUT).isPresent() ? RowOptions.percent(values, HOLDOUT, HOLDOUTS) : 0;
    }

    private static Optional<Schedule> schedule(Values values) {
        return ScheduleText.read(values);
    }

    private static int patience(Values values) {
        if (values.text(PATIENCE).isEmpty()) {
            return 0;
        }
        if (values.text(HOLDOUT).isEmpty()) {
            throw values.refusal(PATIENCE, "it needs --holdout P%, the rows whose error it watches");
        }
        return (int) values.integer(PATIENCE, 1, DescentSettings.MOST_EPOCHS);
    }

    static Duration stallLimit(Values values) {
        return TimeText.parse(values.required(STALL_LIMIT))
                .filter(limit -> limit.compareTo(SHORTEST_STALL) >= 0)
                .orElseThrow(() -> values.refusal(
                        STALL_LIMIT, "it must be a time from 10s to 366d, such as 2h, 30m, 90s, 1h30m or PT2H"));
    }

    private static Optional<Duration> deadline(Values values) {
        return values.text(DEADLINE)
                .map(text -> TimeText.parse(text)
                        .orElseThrow(() -> values.refusal(
                                DEADLINE, "it must be a time from 1s to 366d, such as 2h, 30m, 90s, 1h30m or PT2H")));
    }
}
