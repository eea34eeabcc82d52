package dev.plumbline.job;

import dev.plumbline.explain.AdvisedDescent;
import dev.plumbline.explain.AutoOptimizer;
import dev.plumbline.explain.Circumstances;
import dev.plumbline.explain.Curvature;
import dev.plumbline.explain.Gradients;
import dev.plumbline.explain.LargestEigenvalue;
import dev.plumbline.explain.RateResolution;
import dev.plumbline.explain.Stability;
import dev.plumbline.explain.Terrain;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.ContractionForecast;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.Objective;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.util.Arrays;
import java.util.Optional;

/**
 * Plans a descent above the moments' limit, where no more is known than two bounds of the largest curvature: some twenty
 * jobs of power iteration.
 */
final class BoundedPlanning {
    private static final int POWER_ITERATIONS = 20;

    private BoundedPlanning() {}

    static Descent.Course of(Problem problem, Objective objective, DescentSettings settings) {
        AutoOptimizer.Choice choice = AutoOptimizer.withoutForecast(settings);
        require(choice.kind(), problem, settings);
        LargestEigenvalue bounds = largest(objective);
        Plan plan = plan(problem, settings, choice.kind(), bounds);
        int halvings = settings.backOff() ? Stability.halvings(plan, bounds.lower()) : 0;
        Plan run = plan.slower(halvings);
        Stability.require(run, bounds.lower());
        return course(settings, choice, run, halvings);
    }

    /** The course where not even a job over the rows can be run: standardized curvature is at most the trace. */
    static Descent.Course withoutRows(Problem problem, DescentSettings settings) {
        AutoOptimizer.Choice choice = AutoOptimizer.withoutForecast(settings);
        require(choice.kind(), problem, settings);
        int parameters = problem.features().size() + (problem.intercept() ? 1 : 0);
        Plan plan = plan(problem, settings, choice.kind(), new LargestEigenvalue(1, parameters));
        return course(settings, choice, plan, 0);
    }

    private static Descent.Course course(
            DescentSettings settings, AutoOptimizer.Choice choice, Plan run, int halvings) {
        Circumstances.Course course =
                new Circumstances.Course(settings, run, Gradients.BY_ROWS, Optional.empty(), halvings);
        return new Descent.Course(course, choice.why(), new ContractionForecast(), at -> false);
    }

    private static void require(OptimizerKind kind, Problem problem, DescentSettings settings) {
        String wanted = settings.stopAtSe().isPresent()
                ? "--stop-at-se"
                : kind == OptimizerKind.CG || kind == OptimizerKind.NEWTON ? "--optimizer " + kind.id() : "";
        if (!wanted.isEmpty()) {
            int features = problem.features().size();
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use " + wanted + ": it needs the products of all columns, and the table has " + features
                            + " features, more than --moments-limit; give --moments-limit " + features);
        }
    }

    private static Plan plan(Problem problem, DescentSettings settings, OptimizerKind kind, LargestEigenvalue bounds) {
        Coordinates coordinates = Coordinates.of(problem.training(), settings.standardize(), problem.intercept());
        Curvature curvature = Curvature.bounded(coordinates.parameters(), bounds.upper());
        int label = problem.training().columns() - 1;
        double labelSpread = Coordinates.spread(problem.training(), label, problem.intercept());
        AdvisedDescent advised = AdvisedDescent.advise(kind, curvature, labelSpread);
        boolean ours = settings.rate() instanceof RateSetting.Auto;
        return new Plan(
                Terrain.names(problem.features(), problem.intercept()),
                advised.optimizer(),
                RateResolution.resolve(settings.rate(), problem.features(), problem.intercept(), advised.rates()),
                settings.schedule().orElse(ours ? advised.schedule() : Schedule.CONSTANT),
                settings.epochs(),
                settings.tolerance(),
                settings.patience(),
                Gradients.BY_ROWS.magnitudes(coordinates, problem.training()));
    }

    /** For a quadratic the difference of two gradients is the Hessian times the way between them. */
    private static LargestEigenvalue largest(Objective objective) {
        int n = objective.parameters();
        double[] atZero = objective.evaluate(Parameters.zero(n)).gradient();
        return LargestEigenvalue.byPowerIteration(
                direction -> {
                    double[] image = objective
                            .evaluate(Parameters.zero(n).plus(direction))
                            .gradient();
                    Arrays.setAll(image, i -> image[i] - atZero[i]);
                    return image;
                },
                n,
                POWER_ITERATIONS);
    }
}
