package dev.plumbline.job;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.RowsObjective;
import dev.plumbline.explain.AdvisedDescent;
import dev.plumbline.explain.Curvature;
import dev.plumbline.explain.LargestEigenvalue;
import dev.plumbline.explain.NewtonStep;
import dev.plumbline.explain.Optimum;
import dev.plumbline.explain.RateResolution;
import dev.plumbline.explain.Stability;
import dev.plumbline.kernel.Kernels;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.LinearModel;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.ContractionForecast;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.Objective;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.Schedule;
import dev.plumbline.train.TrainResult;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A descent over a cached table with every {@code auto} resolved: coordinates, curvature, rates and what convergence
 * means here. The trainer sees numbers only.
 */
final class Descent {
    private static final int POWER_ITERATIONS = 20;

    /** Gradients summed over rows have digits for slopes that explain this share of the label's spread. */
    private static final double SMALLEST_SHARE = 0x1p-6;

    private final CachedTable table;
    private final Coordinates coordinates;
    private final Objective objective;
    private final Plan plan;
    private final RemainingError remainingError;
    private final Optional<double[][]> hessian;

    private Descent(
            CachedTable table,
            Coordinates coordinates,
            Objective objective,
            Plan plan,
            RemainingError remainingError,
            Optional<double[][]> hessian) {
        this.table = table;
        this.coordinates = coordinates;
        this.objective = objective;
        this.plan = plan;
        this.remainingError = remainingError;
        this.hessian = hessian;
    }

    /**
     * Where a descent ended, in original units.
     *
     * @param model the line
     * @param convergence why it ended
     * @param result in the coordinates descended in
     */
    record Fit(LinearModel model, Convergence convergence, TrainResult result) {}

    /** Plans a descent. One look at the moments; above their limit some twenty jobs find the largest curvature. */
    static Descent over(CachedTable table, DescentSettings settings, boolean intercept) {
        ExactMoments moments = table.training();
        Coordinates coordinates = Coordinates.of(moments, settings.standardize(), intercept);
        Objective objective = new RowsObjective(table, coordinates);
        double labelSpread = Coordinates.spread(moments, moments.columns() - 1, intercept);
        boolean whole = moments.detail() == ExactMoments.Detail.ALL_PRODUCTS;
        Optional<double[][]> hessian = whole ? Optional.of(coordinates.hessian(moments)) : Optional.empty();
        LargestEigenvalue bounds = whole ? null : largest(objective);
        Curvature curvature =
                whole ? Curvature.of(hessian.get()) : Curvature.bounded(objective.parameters(), bounds.upper());
        AdvisedDescent advised = AdvisedDescent.advise(settings.optimizer(), curvature, labelSpread);
        List<String> features = table.source().columns().features();
        LearningRates rates = RateResolution.resolve(settings.rate(), features, intercept, advised.rates());
        Plan plan = new Plan(
                names(features, intercept),
                advised.optimizer(),
                rates,
                schedule(settings, advised),
                settings.epochs(),
                settings.tolerance(),
                settings.patience(),
                Magnitudes.ofSquaredLoss(labelSpread, coordinates.diagonal(moments))
                        .withSlopes(coordinates.features(), SMALLEST_SHARE));
        if (whole) {
            Stability.require(plan, hessian.get());
        } else {
            Stability.require(plan, bounds.lower());
        }
        RemainingError remaining = whole ? new NewtonStep(hessian.get()) : new ContractionForecast();
        return new Descent(table, coordinates, objective, plan, remaining, hessian);
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

    private static List<String> names(List<String> features, boolean intercept) {
        List<String> names = new ArrayList<>(features);
        if (intercept) {
            names.add("intercept");
        }
        return names;
    }

    /** The schedule that is advised with an optimizer belongs to its advised rates: a rate of the user's is constant. */
    private static Schedule schedule(DescentSettings settings, AdvisedDescent advised) {
        boolean ours = settings.rate() instanceof RateSetting.Auto;
        return settings.schedule().orElse(ours ? advised.schedule() : Schedule.CONSTANT);
    }

    Coordinates coordinates() {
        return coordinates;
    }

    /** What a person should know before the first epoch. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("optimizer " + plan.optimizer().kind().id() + ", "
                + coordinates.system().id() + " coordinates, at most " + plan.epochs() + " epochs, "
                + Kernels.create().name() + " kernel");
        if (hessian.isEmpty()) {
            notes.add("more features than --moments-limit: the largest curvature was found by power iteration");
        }
        return notes;
    }

    /** The exact minimiser, in the coordinates descended in, where all products were taken. */
    Optional<Parameters> optimum() {
        return hessian.flatMap(h -> Optimum.of(h, coordinates.linearTerm(table.training())));
    }

    /** Descends from zero. */
    Fit run(EpochListener listener, BooleanSupplier timeIsUp) {
        TrainingState start = TrainingState.startingAt(Parameters.zero(objective.parameters()), plan.optimizer());
        TrainResult result = new Trainer(plan, remainingError, at -> false, timeIsUp).train(objective, start, listener);
        LinearModel model = model(result.parameters());
        return new Fit(model, result.convergence(), result);
    }

    LinearModel model(Parameters at) {
        return coordinates.toModel(
                at, table.source().columns().label(), table.source().columns().features());
    }

    OptimizerKind optimizer() {
        return plan.optimizer().kind();
    }
}
