package dev.plumbline.explain;

import dev.plumbline.train.Coordinates;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes plans over one terrain, each {@code auto} resolved: what is forecast is the very plan that is run.
 *
 * @param terrain descended on
 * @param gradients of the run
 * @param settings as the user gave them
 * @param nearEnough in given coordinates, whether parameters are near enough to stop by their standard errors
 * @param start in given coordinates, where descents start
 */
public record Plans(
        Terrain terrain,
        Gradients gradients,
        DescentSettings settings,
        Function<Coordinates, Predicate<Parameters>> nearEnough,
        Function<Coordinates, Parameters> start) {

    /** Plans of descents from zero. */
    public Plans(
            Terrain terrain,
            Gradients gradients,
            DescentSettings settings,
            Function<Coordinates, Predicate<Parameters>> nearEnough) {
        this(terrain, gradients, settings, nearEnough, coordinates -> Parameters.zero(coordinates.parameters()));
    }

    /** Plans of descents from zero, of which none stops by standard errors. */
    public Plans(Terrain terrain, Gradients gradients, DescentSettings settings) {
        this(terrain, gradients, settings, coordinates -> at -> false);
    }

    /**
     * The plan of a run with this optimizer: rates and schedule as the settings say, and as advised where they say
     * nothing. The schedule that is advised with an optimizer belongs to its advised rates: a rate of the user's is
     * constant.
     *
     * @throws dev.plumbline.model.Refusal 78 for rates that no such model can have
     */
    public Plan of(OptimizerKind kind) {
        AdvisedDescent advised = AdvisedDescent.advise(kind, terrain);
        LearningRates rates = RateResolution.resolve(
                settings.rate(),
                terrain.names().subList(0, terrain.coordinates().features()),
                terrain.coordinates().hasIntercept(),
                advised.rates());
        boolean ours = settings.rate() instanceof RateSetting.Auto;
        Schedule schedule = settings.schedule().orElse(ours ? advised.schedule() : Schedule.CONSTANT);
        return plan(advised, rates, schedule);
    }

    /** The plan with this optimizer as advised, whatever rates and schedule the settings ask for. */
    public Plan advised(OptimizerKind kind) {
        AdvisedDescent advised = AdvisedDescent.advise(kind, terrain);
        return plan(advised, advised.rates(), advised.schedule());
    }

    /** Gradient descent with the same constant rate for all parameters. */
    Plan oneRate(double rate) {
        AdvisedDescent advised = AdvisedDescent.advise(OptimizerKind.GD, terrain);
        return plan(advised, LearningRates.uniform(rate, terrain.names().size()), Schedule.CONSTANT);
    }

    private Plan plan(AdvisedDescent advised, LearningRates rates, Schedule schedule) {
        return new Plan(
                terrain.names(),
                advised.optimizer(),
                rates,
                schedule,
                settings.epochs(),
                settings.tolerance(),
                settings.patience(),
                gradients.magnitudes(terrain.coordinates(), terrain.training()));
    }

    /** The plan that is forecast: with {@code --back-off} the rates are halved until they are stable. */
    Plan backedOff(OptimizerKind kind) {
        Plan plan = of(kind);
        return plan.slower(settings.backOff() ? Stability.halvings(plan, terrain.hessian()) : 0);
    }

    /** The same plans, descended from elsewhere. */
    public Plans startingAt(Function<Coordinates, Parameters> elsewhere) {
        return new Plans(terrain, gradients, settings, nearEnough, elsewhere);
    }

    /** The same settings over the same table in other coordinates. */
    Plans over(Terrain other) {
        return new Plans(other, gradients, settings, nearEnough, start);
    }
}
