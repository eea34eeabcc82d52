package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.explain.AutoOptimizer;
import dev.plumbline.explain.Circumstances;
import dev.plumbline.explain.Gradients;
import dev.plumbline.explain.LeastSquares;
import dev.plumbline.explain.OptimisationError;
import dev.plumbline.explain.Plans;
import dev.plumbline.explain.Stability;
import dev.plumbline.explain.Terrain;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.LinearModel;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A descent planned by the exact moments: which optimizer, at which rates, forecast to take how long. For explaining and
 * for training alike.
 *
 * @param plans of this terrain
 * @param choice of the optimizer, with the reason
 * @param plan to run, as the settings say it
 */
record Planning(Plans plans, AutoOptimizer.Choice choice, Plan plan) {
    /** Of a descent from zero; terrains are known, that is the problem is below the moments' limit. */
    static Planning of(Problem problem, DescentSettings settings, EngineSettings.Kind engine) {
        return of(problem, settings, engine, coordinates -> Parameters.zero(coordinates.parameters()));
    }

    /** The same of a descent that starts elsewhere. */
    static Planning of(
            Problem problem,
            DescentSettings settings,
            EngineSettings.Kind engine,
            Function<Coordinates, Parameters> start) {
        Terrain terrain = problem.terrains().orElseThrow().in(system(settings));
        Gradients gradients = engine == EngineSettings.Kind.MOMENTS ? Gradients.BY_MOMENTS : Gradients.BY_ROWS;
        Plans fromZero = settings.stopAtSe().isPresent()
                ? new Plans(
                        terrain,
                        gradients,
                        settings,
                        coordinates -> nearEnough(
                                problem, coordinates, settings.stopAtSe().getAsDouble()))
                : new Plans(terrain, gradients, settings);
        Plans plans = fromZero.startingAt(start);
        AutoOptimizer.Choice choice = AutoOptimizer.choose(plans);
        return new Planning(plans, choice, plans.of(choice.kind()));
    }

    private static CoordinateSystem system(DescentSettings settings) {
        return settings.standardize() ? CoordinateSystem.STANDARDIZED : CoordinateSystem.RAW;
    }

    private static Predicate<Parameters> nearEnough(Problem problem, Coordinates coordinates, double share) {
        LeastSquares exact = problem.exact().orElseThrow();
        Parameters optimum = coordinates.toParameters(exact.slopes(), exact.intercept());
        LinearModel best = coordinates.toModel(optimum, problem.columns().label(), problem.features());
        OptimisationError error = problem.error(problem.statistics(best).orElseThrow(), coordinates);
        return at -> error.isWithin(share, at);
    }

    Terrain terrain() {
        return plans.terrain();
    }

    Predicate<Parameters> nearEnough() {
        return plans.nearEnough().apply(terrain().coordinates());
    }

    /** How many times the rates must be halved to be stable; 0 where they are. */
    int halvings() {
        return Stability.halvings(plan, terrain().hessian());
    }

    /** The forecast of the plan. */
    Forecast forecast() {
        List<Forecast> considered = choice.considered();
        return considered.get(considered.size() - 1);
    }

    /** For the findings. */
    Circumstances.Course course(int halvings) {
        return new Circumstances.Course(
                plans.settings(), plan.slower(halvings), plans.gradients(), Optional.of(forecast()), halvings);
    }
}
