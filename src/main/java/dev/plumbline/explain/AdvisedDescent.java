package dev.plumbline.explain;

import dev.plumbline.train.AdaGrad;
import dev.plumbline.train.Adam;
import dev.plumbline.train.ConjugateGradient;
import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Momentum;
import dev.plumbline.train.Nesterov;
import dev.plumbline.train.Newton;
import dev.plumbline.train.Optimizer;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RmsProp;
import dev.plumbline.train.Schedule;

/**
 * An optimizer with the settings that suit a curvature, L' and mu' being the eigenvalues of {@code D^1/2 H D^1/2} and
 * kappa their quotient:
 *
 * <ul>
 *   <li>gd: {@code rate_i = 2 / ((L' + mu') H_ii)}; the error falls by (kappa - 1) / (kappa + 1) an epoch.
 *   <li>momentum: {@code rate_i = 4 / ((sqrt L + sqrt mu)^2 H_ii)}, {@code beta = ((sqrt kappa - 1) / (sqrt kappa + 1))^2}
 *       with L = 1.05 L': Polyak's tuning of the heavy ball. At L itself the steepest direction has a double root and
 *       first swings out by sqrt(kappa) before it comes in; 5 % of room cost 2 % of the epochs and hold the swing to a
 *       few times the start.
 *   <li>nesterov: {@code rate_i = 1 / (L' H_ii)}, {@code beta = (sqrt kappa - 1) / (sqrt kappa + 1)}.
 *   <li>adagrad, rmsprop, adam: their rates are lengths, so they are a share of {@code labelSd / sqrt(H_ii)}, what a
 *       slope would be if it alone explained the label: 1 for adagrad, 0.1 for rmsprop, 0.3 for adam. The last two never
 *       settle at a constant rate; over the cosine schedule that is advised with them, 450 epochs come within 1e-9 of
 *       that length where kappa is at most 50 (measured on random problems). Adam gets beta1 = 0.8: the customary 0.9
 *       alone would hold it to 0.9^(epochs / 2).
 * </ul>
 *
 * Where only a bound of L' is known, gd takes the rate {@code 1 / L'}, which needs no mu', and momentum and nesterov take
 * kappa = 300, which suits most tables of correlated measurements.
 *
 * @param optimizer with its constants
 * @param rates one per parameter
 * @param schedule advised with it; constant for all but rmsprop and adam
 */
public record AdvisedDescent(Optimizer optimizer, LearningRates rates, Schedule schedule) {
    private static final double ROOM_FOR_HEAVY_BALL = 1.05;
    private static final double ASSUMED_CONDITION = 300;

    /**
     * Advice for one optimizer on a terrain that is known; auto is gd.
     *
     * <p>cg finds the length of its steps by the Hessian and newton by the minimiser, so both take rates of 1.
     */
    public static AdvisedDescent advise(OptimizerKind kind, Terrain terrain) {
        LearningRates whole = LearningRates.uniform(1, terrain.names().size());
        return switch (kind) {
            case CG -> steady(new ConjugateGradient(terrain.hessian()), whole);
            case NEWTON -> steady(new Newton(terrain.optimum()), whole);
            default -> advise(kind, terrain.curvature(), terrain.labelSpread());
        };
    }

    /**
     * Advice for one optimizer of which no more than the curvature is known; auto is gd. cg and newton need more.
     *
     * @param kind which optimizer
     * @param curvature of the objective in the coordinates descended in
     * @param labelSd spread of the label there, in its units
     */
    public static AdvisedDescent advise(OptimizerKind kind, Curvature curvature, double labelSd) {
        double largest = curvature.safeLargest();
        double smallest = curvature.isOnlyBounded() ? largest / ASSUMED_CONDITION : curvature.safeSmallest();
        double root = Math.sqrt(smallest / largest);
        double spread = Math.max(labelSd, Double.MIN_NORMAL);
        double epsilon = 1e-8 * spread * smallestRoot(curvature.diagonal());
        return switch (kind) {
            case AUTO, GD ->
                steady(
                        new GradientDescent(),
                        perCurvature(curvature, curvature.isOnlyBounded() ? 1 / largest : 2 / (largest + smallest)));
            case MOMENTUM -> heavyBall(curvature, ROOM_FOR_HEAVY_BALL * largest, smallest);
            case NESTEROV -> steady(new Nesterov((1 - root) / (1 + root)), perCurvature(curvature, 1 / largest));
            case ADAGRAD -> steady(new AdaGrad(epsilon), lengths(curvature, spread));
            case RMSPROP -> falling(new RmsProp(0.95, epsilon), lengths(curvature, 0.1 * spread));
            case CG, NEWTON ->
                throw new IllegalArgumentException(
                        "Cannot advise " + kind.id() + ": it needs the Hessian and the minimiser, not curvature alone");
            case ADAM -> falling(new Adam(0.8, 0.999, epsilon), lengths(curvature, 0.3 * spread));
        };
    }

    private static AdvisedDescent heavyBall(Curvature curvature, double largest, double smallest) {
        double root = Math.sqrt(smallest / largest);
        double kept = (1 - root) / (1 + root);
        double sum = Math.sqrt(largest) + Math.sqrt(smallest);
        return steady(new Momentum(kept * kept), perCurvature(curvature, 4 / (sum * sum)));
    }

    private static AdvisedDescent steady(Optimizer optimizer, LearningRates rates) {
        return new AdvisedDescent(optimizer, rates, new Schedule(Schedule.Kind.CONSTANT, 0.5, 1));
    }

    private static AdvisedDescent falling(Optimizer optimizer, LearningRates rates) {
        return new AdvisedDescent(optimizer, rates, new Schedule(Schedule.Kind.COSINE, 0.5, 1));
    }

    /** Rates {@code s / H_ii}. */
    private static LearningRates perCurvature(Curvature curvature, double s) {
        double[] rates = curvature.diagonal();
        for (int i = 0; i < rates.length; i++) {
            rates[i] = s / rates[i];
        }
        return LearningRates.of(rates);
    }

    /** Rates {@code length / sqrt(H_ii)}. */
    private static LearningRates lengths(Curvature curvature, double length) {
        double[] rates = curvature.diagonal();
        for (int i = 0; i < rates.length; i++) {
            rates[i] = length / Math.sqrt(rates[i]);
        }
        return LearningRates.of(rates);
    }

    private static double smallestRoot(double[] diagonal) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double curvature : diagonal) {
            smallest = Math.min(smallest, Math.sqrt(curvature));
        }
        return smallest;
    }
}
