package dev.plumbline.job;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.engine.RowsObjective;
import dev.plumbline.explain.Circumstances;
import dev.plumbline.explain.Stability;
import dev.plumbline.kernel.Kernels;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.Checkpoint;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.MomentsObjective;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.TrainResult;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A descent over a table with every {@code auto} resolved: objective, plan and what convergence means here. The trainer
 * sees numbers only.
 */
final class Descent {
    /** From a rate of 1e300 down to one of 1e-300. */
    private static final int MOST_HALVINGS = 2_000;

    private final Problem problem;
    private final Coordinates coordinates;
    private final Objective objective;
    private final Course course;
    private final Parameters start;

    private Descent(Problem problem, Coordinates coordinates, Objective objective, Course course, Parameters start) {
        this.problem = problem;
        this.coordinates = coordinates;
        this.objective = objective;
        this.course = course;
        this.start = start;
    }

    /**
     * How a descent goes, whatever it is known from.
     *
     * @param findings what findings are made from; its plan is the one that is run, after {@code halvings}
     * @param why the optimizer was taken, for people
     * @param remainingError how far it is to go
     * @param nearEnough whether to stop by standard errors
     */
    record Course(
            Circumstances.Course findings,
            String why,
            RemainingError remainingError,
            Predicate<Parameters> nearEnough) {}

    /**
     * Where a descent ended, in original units.
     *
     * @param model the line
     * @param convergence why it ended
     * @param result in {@code coordinates}
     * @param coordinates descended in
     * @param course that was run in the end
     */
    record Fit(
            LinearModel model,
            Convergence convergence,
            TrainResult result,
            Coordinates coordinates,
            Circumstances.Course course) {}

    /**
     * Plans a descent.
     *
     * @param startingAt where to start, in given coordinates
     * @throws Refusal 81 for a constant rate that is not stable, unless it may back off
     */
    static Descent over(
            ReadTable table, Problem problem, TrainSettings settings, Function<Coordinates, Parameters> startingAt) {
        DescentSettings descent = settings.descent();
        if (problem.terrains().isEmpty()) {
            Coordinates coordinates = Coordinates.of(problem.training(), descent.standardize(), problem.intercept());
            Objective objective = objective(table, coordinates);
            Course course = BoundedPlanning.of(problem, objective, descent);
            return new Descent(problem, coordinates, objective, course, startingAt.apply(coordinates));
        }
        Planning planning = Planning.of(problem, descent, settings.engine().kind(), startingAt);
        Coordinates coordinates = planning.terrain().coordinates();
        return new Descent(
                problem,
                coordinates,
                objective(table, coordinates),
                course(planning, descent),
                startingAt.apply(coordinates));
    }

    private static Course course(Planning planning, DescentSettings settings) {
        int halvings = settings.backOff() ? planning.halvings() : 0;
        Circumstances.Course course = planning.course(halvings);
        Stability.require(course.plan(), planning.terrain().hessian());
        return new Course(
                course,
                planning.choice().why(),
                planning.plans().gradients().remainingError(planning.terrain()),
                planning.nearEnough());
    }

    private static Objective objective(ReadTable table, Coordinates coordinates) {
        return table instanceof CachedTable cached
                ? new RowsObjective(cached, coordinates)
                : new MomentsObjective(coordinates, table.training(), table.heldOut());
    }

    Coordinates coordinates() {
        return coordinates;
    }

    /** For the log of the run. */
    Map<String, String> planned() {
        Map<String, String> told = new TreeMap<>();
        told.put("optimizer", course.why());
        told.put("coordinates", coordinates.system().id());
        told.put("epochs", Integer.toString(course.findings().plan().epochs()));
        course.findings()
                .forecast()
                .ifPresent(forecast -> told.put(
                        "forecast", forecast.ends().name().toLowerCase(Locale.ROOT) + " after " + forecast.epochs()));
        return told;
    }

    /** What a person should know before the first epoch. */
    List<String> notes(EngineSettings.Kind engine) {
        Plan plan = course.findings().plan();
        List<String> notes = new ArrayList<>();
        notes.add("optimizer " + course.why());
        notes.add(coordinates.system().id() + " coordinates, at most " + plan.epochs() + " epochs, "
                + (engine == EngineSettings.Kind.ROWS
                        ? Kernels.create().name() + " kernel"
                        : "gradients from moments"));
        return notes;
    }

    /**
     * Descends from the start, or goes on from a checkpoint; where it may back off and runs away, again from the start
     * with slower rates.
     */
    Fit run(DescentWatch watch, BooleanSupplier timeIsUp) {
        EpochListener listener = named(watch.listener(coordinates));
        Circumstances.Course asked = course.findings();
        Optional<Checkpoint> from = watch.from();
        int halvings = from.map(Checkpoint::halvings).orElse(asked.halvings());
        if (halvings > 0) {
            listener.backedOff(halvings);
        }
        Optional<TrainingState> kept = from.map(Checkpoint::state);
        for (; ; halvings++) {
            Plan plan = asked.plan().slower(halvings - asked.halvings());
            try {
                TrainingState first = kept.orElseGet(() -> beginning(plan));
                return fit(plan, halvings, trainer(plan, timeIsUp).train(objective, first, listener));
            } catch (Refusal ranAway) {
                boolean over = halvings >= MOST_HALVINGS;
                if (ranAway.code() != ExitCode.DIVERGED || !asked.settings().backOff() || over) {
                    throw ranAway;
                }
                listener.backedOff(halvings + 1);
                kept = Optional.empty();
            }
        }
    }

    /** By moments there are no jobs. */
    private EpochListener named(EpochListener listener) {
        return objective instanceof RowsObjective rows
                ? new EpochNames(course.findings().plan().epochs(), rows::name, listener)
                : listener;
    }

    private TrainingState beginning(Plan plan) {
        return TrainingState.startingAt(start, plan.optimizer());
    }

    private Trainer trainer(Plan plan, BooleanSupplier timeIsUp) {
        return new Trainer(plan, course.remainingError(), course.nearEnough(), timeIsUp);
    }

    private Fit fit(Plan plan, int halvings, TrainResult result) {
        Circumstances.Course asked = course.findings();
        Circumstances.Course run =
                new Circumstances.Course(asked.settings(), plan, asked.gradients(), asked.forecast(), halvings);
        LinearModel model =
                coordinates.toModel(result.parameters(), problem.columns().label(), problem.features());
        return new Fit(model, result.convergence(), result, coordinates, run);
    }
}
