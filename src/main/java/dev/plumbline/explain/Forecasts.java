package dev.plumbline.explain;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * How many epochs descents will take. For squared loss the moments are all that a gradient needs, so a forecast is the
 * descent itself, run by the same trainer over the moments from the same start: exact up to what the rounding of gradients
 * by rows does to the last epochs. Where that would take too long, gd, momentum and nesterov at constant rates are told by
 * their {@link ClosedForm}. Patience and deadlines are not forecast.
 *
 * <p>Cost: O(parameters^3), and at most some tenths of a second of rehearsal for each descent.
 */
public final class Forecasts {
    /** The customary tolerance, by which a run that has none is judged at its end. */
    private static final double TOLERANCE = 1e-14;

    /** Products of a rehearsal that take some tenths of a second. */
    private static final double MOST_WORK = 2e7;

    /** Products that the rest of an epoch is worth. */
    private static final double WORK_BESIDE = 200;

    private static final List<OptimizerKind> OTHERS = List.of(
            OptimizerKind.NESTEROV,
            OptimizerKind.MOMENTUM,
            OptimizerKind.ADAGRAD,
            OptimizerKind.RMSPROP,
            OptimizerKind.ADAM,
            OptimizerKind.CG,
            OptimizerKind.NEWTON);

    private Forecasts() {}

    /**
     * All forecasts of an {@link Explanation}: one rate for all parameters, a rate for each, standardized, the chosen
     * settings, then each other optimizer as advised in the chosen coordinates.
     *
     * @param terrains of the table
     * @param chosen plans in the chosen coordinates
     * @param kind the optimizer that was chosen
     */
    public static List<Forecast> all(Terrains terrains, Plans chosen, OptimizerKind kind) {
        Plans raw = chosen.over(terrains.raw());
        Plans standardized = chosen.over(terrains.standardized());
        List<Forecast> all = new ArrayList<>();
        all.add(of(
                "one rate for all", raw, raw.oneRate(terrains.raw().curvature().bestSingleRate())));
        all.add(of("a rate for each parameter", raw, raw.advised(OptimizerKind.GD)));
        all.add(of("standardized", standardized, standardized.advised(OptimizerKind.GD)));
        all.add(chosen(chosen, kind));
        for (OptimizerKind other : OTHERS) {
            all.add(of(other.id() + ", as advised", chosen, chosen.advised(other)));
        }
        return List.copyOf(all);
    }

    /**
     * The forecast of one descent from where the plans start. A way that needs more than the plan's epochs converges later where a closed
     * form tells when, and else is only said not to be there after as many as were looked ahead.
     *
     * @param way what is forecast, for people
     * @param plans of which it is one
     * @param plan descended by
     */
    public static Forecast of(String way, Plans plans, Plan plan) {
        return outlook(plans, plan).named(way, plans.terrain(), plan);
    }

    /** The forecast of what is run with this optimizer; with {@code --back-off}, after backing off. */
    static Forecast chosen(Plans plans, OptimizerKind kind) {
        return of(chosenWay(kind), plans, plans.backedOff(kind));
    }

    static String chosenWay(OptimizerKind kind) {
        return kind.id() + ", the chosen settings";
    }

    static Outlook outlook(Plans plans, Plan given) {
        Terrain terrain = plans.terrain();
        Plan plan = judged(given);
        if (!Stability.isStable(plan, terrain.hessian())) {
            return new Outlook(Ends.DIVERGES, 0, Double.NaN, false);
        }
        Predicate<Parameters> nearEnough = plans.nearEnough().apply(terrain.coordinates());
        Parameters start = plans.start().apply(terrain.coordinates());
        Optional<ClosedForm> closed = ClosedForm.of(terrain, plan, nearEnough, start);
        double perDigit = closed.map(ClosedForm::epochsPerDigit).orElse(Double.NaN);
        Rehearsal.End end = new Rehearsal(terrain, nearEnough, start).run(plan, affordable(terrain));
        if (end.ends() != Ends.LATER || closed.isEmpty()) {
            return new Outlook(end.ends(), end.epochs(), perDigit, end.atTolerance());
        }
        OptionalLong later = closed.get().epochs();
        return later.isPresent()
                ? new Outlook(Ends.CONVERGES, later.getAsLong(), perDigit, true)
                : new Outlook(Ends.LATER, ClosedForm.MOST_EPOCHS, perDigit, true);
    }

    private static long affordable(Terrain terrain) {
        double n = terrain.names().size();
        return (long) (MOST_WORK / (n * n + WORK_BESIDE));
    }

    /** By which the plan is judged in the end. */
    static double tolerance(Plan plan) {
        return plan.tolerance() > 0 ? plan.tolerance() : TOLERANCE;
    }

    /** The plan without patience, and with a tolerance that ends it. */
    private static Plan judged(Plan plan) {
        return new Plan(
                plan.names(),
                plan.optimizer(),
                plan.rates(),
                plan.schedule(),
                plan.epochs(),
                tolerance(plan),
                0,
                plan.magnitudes());
    }

    /**
     * What is forecast of one plan.
     *
     * @param ends how it will end
     * @param epochs until then, or that were looked ahead
     * @param epochsPerDigit in the long run
     * @param byTolerance whether it will end by the tolerance, and not by standard errors
     */
    record Outlook(Ends ends, long epochs, double epochsPerDigit, boolean byTolerance) {
        Forecast named(String way, Terrain terrain, Plan plan) {
            CoordinateSystem system = terrain.coordinates().system();
            return new Forecast(way, system, plan.optimizer().kind().id(), ends, epochs, epochsPerDigit);
        }

        /** Whether it ends well within so many epochs. */
        boolean isWithin(long allowed) {
            return ends == Ends.CONVERGES && epochs <= allowed;
        }
    }
}
