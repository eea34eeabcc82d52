package dev.plumbline.train;

import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.train.RemainingError.Remaining;
import dev.plumbline.train.TrainingState.Watched;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * When to stop. In this order: tolerance, near enough, patience, epochs, deadline.
 *
 * <p><b>Converged</b> means that each parameter's predicted error is at most tolerance x scale, or that the descent has
 * come to rest on the floor of rounding: each predicted error is at most what rounding of the gradient alone can feign,
 * that floor itself is below {@value #COARSEST_FLOOR} x scale, and the prediction has not come down for {@value
 * #EPOCHS_AT_REST} epochs. A descent that merely slows down is above its floor, and one whose floor is coarse is not
 * called converged at all. Tolerance 0 stops by neither; whether the end was converged is then told by tolerance
 * {@value #DEFAULT_TOLERANCE} or the floor, at rest or not.
 */
record StopRule(Plan plan, Predicate<Parameters> nearEnough, BooleanSupplier timeIsUp) {
    static final double DEFAULT_TOLERANCE = 1e-14;
    static final double COARSEST_FLOOR = 1e-10;
    static final int EPOCHS_AT_REST = 20;

    /** Why to stop here, if at all. */
    Optional<Reason> reason(TrainingState state, Watched seen, Remaining remaining) {
        if (plan.tolerance() > 0 && isConverged(state.at(), seen, remaining)) {
            return Optional.of(Reason.TOLERANCE);
        }
        if (nearEnough.test(state.at())) {
            return Optional.of(Reason.STANDARD_ERROR);
        }
        if (plan.patience() > 0 && seen.heldOut().epochsSince() >= plan.patience()) {
            return Optional.of(Reason.PATIENCE);
        }
        if (state.epoch() >= plan.epochs()) {
            return Optional.of(Reason.EPOCHS);
        }
        return timeIsUp.getAsBoolean() ? Optional.of(Reason.DEADLINE) : Optional.empty();
    }

    boolean isConverged(Parameters at, Watched seen, Remaining remaining) {
        if (plan.tolerance() == 0) {
            return isWithin(DEFAULT_TOLERANCE, at, remaining) || isOnFloor(remaining);
        }
        return isWithin(plan.tolerance(), at, remaining)
                || isOnFloor(remaining) && seen.nearest().epochsSince() >= EPOCHS_AT_REST;
    }

    private boolean isWithin(double tolerance, Parameters at, Remaining remaining) {
        for (int i = 0; i < at.count(); i++) {
            if (!(remaining.error()[i] <= tolerance * plan.magnitudes().scale(i, at))) {
                return false;
            }
        }
        return true;
    }

    private boolean isOnFloor(Remaining remaining) {
        double[] scales = plan.magnitudes().scales();
        for (int i = 0; i < scales.length; i++) {
            double floor = remaining.floor()[i];
            if (!(remaining.error()[i] <= floor && floor <= COARSEST_FLOOR * scales[i])) {
                return false;
            }
        }
        return true;
    }
}
