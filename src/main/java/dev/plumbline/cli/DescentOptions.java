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
            .or("auto")
            .offering(Words.of(OptimizerKind.values()).keySet())
            .more("By rows `auto` also asks whether it is precise enough"
                    + " (docs/decisions/0020-forecasts-are-rehearsals.md). The run says which, and why. cg, newton and"
                    + " the forecast need the moments: above --moments-limit `auto` is gd.");
    static final Option LEARNING_RATE = Option.result(
                    "learning-rate",
                    "RATE",
                    "auto (from the curvature of the data), one number for every parameter, or rates of their own:"
                            + " k=R for the slopes, b=R for the intercept, FEATURE=R; all in the columns descended in;"
                            + " cg and newton find their own")
            .or("auto")
            .more("With rates of yours `--optimizer auto` is gd. `history.jsonl` says which coordinates a descent went"
                    + " in.");
    static final Option SCHEDULE = Option.result(
                    "schedule",
                    "NAME",
                    "auto (constant; cosine for rmsprop and adam at their own rates), constant, step, exponential,"
                            + " inverse, cosine or plateau")
            .or("auto")
            .offering(ScheduleText.words())
            .more("Not with cg and newton; with a falling schedule `--optimizer auto` is gd.");
    static final Option DECAY = Option.result(
                    "decay",
                    "R",
                    "factor of a step (step, plateau) or of an epoch (exponential), or how fast the rate falls (inverse)")
            .otherwise("0.5; exponential 0.99, inverse 0.01");
    static final Option DECAY_EVERY = Option.result(
                    "decay-every", "N", "epochs between steps (step), or without progress before one (plateau)")
            .otherwise("100; plateau 10");
    static final Option EPOCHS = Option.result("epochs", "N", "most epochs").or("450");
    static final Option TOLERANCE = Option.result(
                    "tolerance",
                    "R",
                    "converged when each parameter is nearer to the exact optimum than this times its scale; 0 runs"
                            + " all epochs")
            .or("1e-14")
            .more("Above --moments-limit: when it is predicted to be.");
    static final Option STOP_AT_SE = Option.result(
                    "stop-at-se",
                    "R",
                    "converged when each parameter, the intercept too, is nearer to the optimum than this many of its"
                            + " standard errors; needs the moments, so at most --moments-limit features")
            .more("That is the intercept at the origin and at the centre (docs/statistics.md).");
    static final Option BACK_OFF = Option.flag(
                    "back-off",
                    Option.Role.RESULT,
                    "halve constant rates that are too large until they are stable, instead of refusing them")
            .more("Of gd, momentum and nesterov; refused ones end with 81. A descent that runs away all the same begins"
                    + " anew at half its rates. `history.jsonl` and finding PL114 say how often.");
    static final Option PATIENCE = Option.result(
                    "patience", "N", "stop after this many epochs without a better held-out error; needs --holdout")
            .more("The best one is published.");
    static final Option HOLDOUT =
            Option.result("holdout", "P%", "share of the rows held out of training, chosen by their content");
    static final Option DEADLINE = Option.operational(
                    "deadline", "TIME", "wall clock allowed from the start, such as 2h, 90s, 1h30m or PT2H")
            .more("The reading of the table counts. When it is over the reading ends at once, a descent at the end of"
                    + " its epoch, with 75; --allow-unconverged and --no-gate publish what a descent has come to.");
    static final Option STALL_LIMIT = Option.operational(
                    "stall-limit",
                    "TIME",
                    "a run in which no epoch and no task ends for so long is given up, with what each thread did")
            .or("2h")
            .more("That goes to the run's `threads.txt`, its jobs are cancelled, 69; from 10s. Time in"
                    + " which the process was stopped or its machine slept does not count. More than it for a table whose"
                    + " single task takes longer, such as one large gzip file.");
    static final Option SEED =
            Option.result("seed", "N", "seed of every random choice").or("1");

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
                    Option.notBuilt("batch-fraction"))
            .about("how to descend, and when to stop");

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
