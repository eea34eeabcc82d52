package dev.plumbline.train;

import java.util.Arrays;

/**
 * Predicts the remaining error from the pace of the descent alone, where no Hessian is known: if each move is at most
 * {@code rho} times the one before, what is left to go is at most last move / (1 - rho).
 *
 * <p>The contraction rho is the slower one of moves and gradients over the last {@value Pace#WINDOW} epochs against the
 * {@value Pace#WINDOW} before (see {@link Pace}); until that many have passed, and while nothing shrinks, the
 * prediction is infinite. Once the whole gradient is within what rounding alone can make of it, moves say nothing any
 * more: then the contraction that was measured before is used, and also tells the floor. Limit: a direction so flat
 * that its gradient drowns in rounding from the start cannot be seen by this or any other look at gradients.
 */
public final class ContractionForecast implements RemainingError {
    @Override
    public Remaining at(Plan plan, TrainingState state, Evaluation here) {
        double[] scales = plan.magnitudes().scales();
        double[] error = new double[scales.length];
        double[] floor = new double[scales.length];
        if (Norm.euclidean(here.gradient()) == 0) {
            return new Remaining(error, floor);
        }
        Pace pace = state.pace();
        boolean drowned = plan.magnitudes().drownsInNoise(here.gradient()) && pace.moves().length > 0;
        double contraction = drowned ? pace.contraction() : pace.measured();
        if (!(drowned || pace.isSettled()) || !(contraction < 1)) {
            Arrays.fill(error, Double.POSITIVE_INFINITY);
            return new Remaining(error, floor);
        }
        for (int i = 0; i < error.length; i++) {
            double rounding = ROUNDING * Math.max(scales[i], Math.abs(state.at().hi(i)));
            error[i] = Math.abs(pace.move()[i]) / (1 - contraction);
            floor[i] = drowned ? rounding / (1 - contraction) : 0;
        }
        return new Remaining(error, floor);
    }

    /** Moves below this times the parameter are of the size of its own rounding; as in {@link Magnitudes}. */
    private static final double ROUNDING = 0x1p-50;
}
