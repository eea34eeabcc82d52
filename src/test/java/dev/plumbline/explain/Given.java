package dev.plumbline.explain;

import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.util.Optional;
import java.util.OptionalDouble;

/** Settings as a user gives them. */
final class Given {
    private Given() {}

    static DescentSettings defaults() {
        return settings(new RateSetting.Auto(), Optional.empty(), 450, 1e-14);
    }

    static DescentSettings epochs(int epochs, double tolerance) {
        return settings(new RateSetting.Auto(), Optional.empty(), epochs, tolerance);
    }

    static DescentSettings named(OptimizerKind kind) {
        return named(kind, new RateSetting.Auto());
    }

    static DescentSettings named(OptimizerKind kind, RateSetting rate) {
        return new DescentSettings(
                kind, rate, Optional.empty(), 450, 1e-14, 0, Optional.empty(), true, OptionalDouble.empty(), false);
    }

    static DescentSettings raw(DescentSettings base) {
        return new DescentSettings(
                base.optimizer(),
                base.rate(),
                base.schedule(),
                base.epochs(),
                base.tolerance(),
                base.patience(),
                base.deadline(),
                false,
                base.stopAtSe(),
                base.backOff());
    }

    static DescentSettings rate(double rate, int epochs) {
        return settings(new RateSetting.Uniform(rate), Optional.empty(), epochs, 1e-14);
    }

    static DescentSettings scheduled(double rate, Schedule schedule) {
        return settings(new RateSetting.Uniform(rate), Optional.of(schedule), 450, 1e-14);
    }

    static Plan withRates(Plan plan, LearningRates rates) {
        return new Plan(
                plan.names(),
                plan.optimizer(),
                rates,
                plan.schedule(),
                plan.epochs(),
                plan.tolerance(),
                plan.patience(),
                plan.magnitudes());
    }

    static DescentSettings settings(RateSetting rate, Optional<Schedule> schedule, int epochs, double tolerance) {
        return new DescentSettings(
                OptimizerKind.AUTO,
                rate,
                schedule,
                epochs,
                tolerance,
                0,
                Optional.empty(),
                true,
                OptionalDouble.empty(),
                false);
    }
}
