package dev.plumbline.train;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Plans and bits for the tests of this package. */
final class Descents {
    static final Schedule CONSTANT = new Schedule(Schedule.Kind.CONSTANT, 0.5, 1);

    private Descents() {}

    /** A plan over unit scales for 100 epochs at tolerance 1e-14. */
    static Plan plan(Optimizer optimizer, double... rates) {
        return new Plan(
                names(rates.length), optimizer, LearningRates.of(rates), CONSTANT, 100, 1e-14, 0, unit(rates.length));
    }

    static Plan withSchedule(Plan plan, Schedule schedule) {
        return new Plan(
                plan.names(),
                plan.optimizer(),
                plan.rates(),
                schedule,
                plan.epochs(),
                plan.tolerance(),
                plan.patience(),
                plan.magnitudes());
    }

    static Plan withEpochs(Plan plan, int epochs) {
        return new Plan(
                plan.names(),
                plan.optimizer(),
                plan.rates(),
                plan.schedule(),
                epochs,
                plan.tolerance(),
                plan.patience(),
                plan.magnitudes());
    }

    static Plan withTolerance(Plan plan, double tolerance) {
        return new Plan(
                plan.names(),
                plan.optimizer(),
                plan.rates(),
                plan.schedule(),
                plan.epochs(),
                tolerance,
                plan.patience(),
                plan.magnitudes());
    }

    static Plan withPatience(Plan plan, int patience) {
        return new Plan(
                plan.names(),
                plan.optimizer(),
                plan.rates(),
                plan.schedule(),
                plan.epochs(),
                plan.tolerance(),
                patience,
                plan.magnitudes());
    }

    static Magnitudes unit(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return Magnitudes.ofSquaredLoss(1, ones);
    }

    static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "x" + i).toList();
    }

    /** The whole truth, for tests that know the minimiser. */
    static RemainingError distanceFrom(double... optimum) {
        return (plan, state, here) -> {
            double[] error = new double[optimum.length];
            for (int i = 0; i < error.length; i++) {
                error[i] = Math.abs(state.at().hi(i) - optimum[i] + state.at().lo(i));
            }
            return new RemainingError.Remaining(error, new double[error.length]);
        };
    }

    /** Never near: every epoch is run. */
    static RemainingError unknown() {
        return (plan, state, here) -> {
            double[] error = new double[state.at().count()];
            Arrays.fill(error, Double.POSITIVE_INFINITY);
            return new RemainingError.Remaining(error, new double[error.length]);
        };
    }

    static TrainResult descend(Plan plan, RemainingError remaining, Objective objective) {
        TrainingState start = TrainingState.startingAt(Parameters.zero(objective.parameters()), plan.optimizer());
        return new Trainer(plan, remaining, at -> false, () -> false).train(objective, start, (record, state) -> {});
    }

    /** The largest distance of a parameter from {@code optimum}. */
    static double distance(Parameters at, BigDecimal[] optimum) {
        double largest = 0;
        for (int i = 0; i < optimum.length; i++) {
            double missed = at.pair(i).exact().subtract(optimum[i]).abs().doubleValue();
            largest = Math.max(largest, missed);
        }
        return largest;
    }

    /** Each bit of the parameters. */
    static List<Long> bits(Parameters parameters) {
        List<Long> bits = new ArrayList<>();
        for (int i = 0; i < parameters.count(); i++) {
            bits.add(Double.doubleToRawLongBits(parameters.hi(i)));
            bits.add(Double.doubleToRawLongBits(parameters.lo(i)));
        }
        return bits;
    }
}
