package dev.plumbline.train;

import java.util.Arrays;

/**
 * Predicts the remaining error from the pace of the descent alone, where no Hessian is known: if each move is at most
 * {@code rho} times the one before, what is left to go is at most last move / (1 - rho). To be on the safe side the move
 * is the largest of the last {@value Pace#WINDOW} epochs in units of the scales, taken for every parameter, and rho is
 * the slowest contraction that these epochs show (see {@link Pace}). Until there are enough epochs, and while nothing
 * shrinks, the prediction is infinite.
 *
 * <p>Once the whole gradient is within what rounding alone can make of it, moves say nothing any more: then the
 * contraction that was measured before is used, and also tells the floor.
 *
 * <p>Limit, common to everything that looks at moves only: a direction of small curvature whose moves hide behind those
 * of faster directions is not seen, so the prediction can be short by the condition number in the coordinates descended
 * in. Where moments are taken, their Newton step is used instead, which has no such limit.
 */
public final class ContractionForecast implements RemainingError {
    /**
     * Moves below this times the parameter answer rounding only: up to four times the noise of {@link Magnitudes}, since
     * rates go up to twice the inverse of the curvature and a move answers the noise of the epoch before as well.
     */
    private static final double ROUNDING = 0x1p-48;

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
        double left = pace.largestRecentMove() / (1 - contraction);
        for (int i = 0; i < error.length; i++) {
            double rounding = ROUNDING * Math.max(scales[i], Math.abs(state.at().hi(i)));
            error[i] = left * scales[i];
            floor[i] = drowned ? rounding / (1 - contraction) : 0;
        }
        return new Remaining(error, floor);
    }
}
