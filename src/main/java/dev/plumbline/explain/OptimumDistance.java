package dev.plumbline.explain;

import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.TrainingState;

/**
 * The distance from a minimiser that is known: {@code |at - optimum|} of each parameter, both taken with their low parts.
 * It does not depend on the gradient, so it is right wherever the descent stands and however nearly singular the Hessian
 * is: a gradient that drowns in rounding cannot feign an arrival. O(parameters) per look.
 */
public final class OptimumDistance implements RemainingError {
    private final Parameters optimum;
    private final double[] floor;

    private OptimumDistance(Parameters optimum, double[] floor) {
        this.optimum = optimum;
        this.floor = floor;
    }

    /** For gradients that are exact near the minimiser: nothing but the minimiser itself is an arrival. */
    public static OptimumDistance exactGradients(Parameters optimum) {
        return new OptimumDistance(optimum, new double[optimum.count()]);
    }

    /**
     * For gradients that are summed from rows: nearer than {@code |H^-1| noise} a descent may not come.
     *
     * @param optimum the minimiser
     * @param inverse of the Hessian, by rows
     * @param noise bound on what rounding puts into each component of the gradient, as in {@link
     *     dev.plumbline.train.Magnitudes#gradientNoise}
     */
    public static OptimumDistance roundedGradients(Parameters optimum, double[][] inverse, double[] noise) {
        return new OptimumDistance(optimum, Symmetric.absoluteTimes(inverse, noise));
    }

    @Override
    public Remaining at(Plan plan, TrainingState state, Evaluation here) {
        Parameters at = state.at();
        double[] error = new double[floor.length];
        for (int i = 0; i < error.length; i++) {
            error[i] = Math.abs((at.hi(i) - optimum.hi(i)) + (at.lo(i) - optimum.lo(i)));
        }
        return new Remaining(error, floor);
    }

    /** How near to the minimiser the rounding of gradients lets a descent come, one per parameter. */
    double[] floor() {
        return floor.clone();
    }
}
