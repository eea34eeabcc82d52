package dev.plumbline.explain;

import dev.plumbline.explain.Forecasts.Outlook;
import dev.plumbline.model.Forecast;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the optimizer for {@code --optimizer auto}: the first of gd, nesterov, cg and newton that is forecast to converge
 * within the epochs that are allowed, and whose gradients are right enough that it can.
 *
 * <p>By rows no descent comes nearer to the minimiser than {@code |H^-1| noise}. Where that is more than {@value
 * #NEAR_ENOUGH} of a slope itself, or of the intercept's scale, descending by gradients would end with fewer digits than
 * the rows can give, and newton, which steps to the exact solution of the moments, is taken instead.
 *
 * <p>Rates and schedules that the user gives are gradient descent's: then auto is gd, whatever is forecast.
 */
public final class AutoOptimizer {
    /** Some 13 digits. */
    static final double NEAR_ENOUGH = 0x1p-44;

    private static final List<OptimizerKind> DESCENTS =
            List.of(OptimizerKind.GD, OptimizerKind.NESTEROV, OptimizerKind.CG);

    private AutoOptimizer() {}

    /**
     * What was taken.
     *
     * @param kind the optimizer, never auto
     * @param why one sentence for people
     * @param considered forecasts, in the order in which they were asked for; the last is of {@code kind}
     */
    public record Choice(OptimizerKind kind, String why, List<Forecast> considered) {
        public Choice {
            considered = List.copyOf(considered);
        }
    }

    /** The optimizer of these settings: the one they name, or the one that auto takes. */
    public static Choice choose(Plans plans) {
        DescentSettings settings = plans.settings();
        if (settings.optimizer() != OptimizerKind.AUTO) {
            return named(plans, settings.optimizer(), "as asked");
        }
        if (!(settings.rate() instanceof RateSetting.Auto)) {
            return named(plans, OptimizerKind.GD, "a --learning-rate of your own is gradient descent's");
        }
        if (settings.schedule().filter(AutoOptimizer::isFalling).isPresent()) {
            return named(plans, OptimizerKind.GD, "a --schedule of your own is gradient descent's");
        }
        return first(plans);
    }

    /** The choice above the moments' limit, where nothing can be forecast. */
    public static Choice withoutForecast(DescentSettings settings) {
        boolean auto = settings.optimizer() == OptimizerKind.AUTO;
        OptimizerKind kind = auto ? OptimizerKind.GD : settings.optimizer();
        String why =
                kind.id() + (auto ? ": more features than --moments-limit, so nothing can be forecast" : ": as asked");
        return new Choice(kind, why, List.of());
    }

    private static boolean isFalling(Schedule schedule) {
        return schedule.kind() != Schedule.Kind.CONSTANT;
    }

    private static Choice named(Plans plans, OptimizerKind kind, String reason) {
        Plan plan = plans.of(kind);
        Forecast forecast = Forecasts.of(kind.id() + ", the chosen settings", plans, plan);
        String why = kind.id() + ": " + reason + "; " + EpochsText.of(forecast, plan.epochs());
        return new Choice(kind, why, List.of(forecast));
    }

    private static Choice first(Plans plans) {
        RoundingFloor floor = RoundingFloor.of(plans.terrain(), plans.gradients());
        List<Forecast> considered = new ArrayList<>();
        Passed passed = new Passed(new ArrayList<>(), new ArrayList<>());
        for (OptimizerKind kind : DESCENTS) {
            Plan plan = plans.of(kind);
            Outlook outlook = Forecasts.outlook(plans, plan);
            Forecast forecast = outlook.named(kind.id() + ", the chosen settings", plans.terrain(), plan);
            considered.add(forecast);
            boolean inTime = outlook.isWithin(plan.epochs());
            if (inTime && (floor.allows(plans.settings().tolerance()) || !outlook.byTolerance())) {
                return new Choice(kind, kind.id() + ": " + EpochsText.of(forecast, plan.epochs()), considered);
            }
            if (inTime) {
                passed.rounded().add(kind.id());
            } else {
                passed.slow()
                        .add(
                                passed.slow().isEmpty()
                                        ? kind.id() + " would take " + EpochsText.needed(forecast)
                                        : kind.id() + " " + EpochsText.needed(forecast));
            }
        }
        OptimizerKind newton = OptimizerKind.NEWTON;
        considered.add(Forecasts.of(newton.id() + ", the chosen settings", plans, plans.of(newton)));
        return new Choice(newton, newton.id() + ": " + passed.sentence(floor), considered);
    }

    /**
     * What was passed over.
     *
     * @param slow with the epochs that each would take
     * @param rounded names of those that rounding leaves too few digits
     */
    private record Passed(List<String> slow, List<String> rounded) {
        String sentence(RoundingFloor floor) {
            List<String> clauses = new ArrayList<>(slow);
            if (!rounded.isEmpty()) {
                clauses.add("the rounding of gradients leaves " + Enumeration.of(rounded) + " " + floor.digits()
                        + (floor.digits() == 1 ? " digit" : " digits") + " of " + floor.worst());
            }
            return Enumeration.of(clauses);
        }
    }
}
