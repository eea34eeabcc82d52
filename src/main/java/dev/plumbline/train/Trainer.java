package dev.plumbline.train;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.train.RemainingError.Remaining;
import dev.plumbline.train.TrainingState.Watched;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Descends. One epoch is one full evaluation of loss and gradient and one step; the parameters that come out have been
 * evaluated too, so n epochs take n + 1 evaluations.
 *
 * <p>The trainer has no memory besides the {@link TrainingState} that it hands on: resuming from a state equals never
 * having stopped, bit for bit. One thread; an epoch costs O(parameters) besides the objective.
 */
public final class Trainer {
    private final Plan plan;
    private final RemainingError remainingError;
    private final StopRule stopRule;
    private final Divergence divergence;

    /**
     * A trainer for one plan.
     *
     * @param plan what to do
     * @param remainingError how to predict what is left to go
     * @param nearEnough asked once per epoch; true stops the descent there, because the parameters are near enough to the
     *     optimum for what is asked of them
     * @param timeIsUp asked once per epoch; true stops the descent there, in a state from which it can go on
     */
    public Trainer(
            Plan plan, RemainingError remainingError, Predicate<Parameters> nearEnough, BooleanSupplier timeIsUp) {
        this.plan = plan;
        this.remainingError = remainingError;
        this.stopRule = new StopRule(plan, nearEnough, timeIsUp);
        this.divergence = new Divergence(plan);
    }

    /**
     * Descends from {@code start} until a rule says stop.
     *
     * @throws dev.plumbline.model.Refusal with code 81 when the descent runs away
     */
    public TrainResult train(Objective objective, TrainingState start, EpochListener listener) {
        try {
            return descend(objective, start, listener);
        } finally {
            listener.ended();
        }
    }

    private TrainResult descend(Objective objective, TrainingState start, EpochListener listener) {
        TrainingState state = start;
        while (true) {
            divergence.requireFinite(state);
            Evaluation here = objective.evaluate(state.at());
            Remaining remaining = remainingError.at(plan, state, here);
            Watched seen = state.watching(plan, here, remaining);
            divergence.check(state, here, seen);
            tell(listener, start, state, here);
            Optional<Reason> stop = stopRule.reason(state, seen, remaining);
            if (stop.isPresent()) {
                return result(objective, state, new Outlook(here, remaining, seen), stop.get());
            }
            state = state.advance(plan, here, seen);
        }
    }

    private void tell(EpochListener listener, TrainingState start, TrainingState state, Evaluation here) {
        EpochRecord record = new EpochRecord(
                state.epoch(),
                here,
                Norm.euclidean(here.gradient()),
                state.at(),
                plan.rates().times(state.schedule().factor()));
        if (state.epoch() == start.epoch()) {
            listener.started(record);
        } else {
            listener.finished(record, state);
        }
    }

    private TrainResult result(Objective objective, TrainingState state, Outlook outlook, Reason reason) {
        Parameters best = outlook.seen().heldOut().at();
        boolean byHoldout = reason == Reason.PATIENCE || reason == Reason.EPOCHS && plan.patience() > 0;
        if (byHoldout && !best.sameBits(state.at())) {
            Convergence convergence = new Convergence(state.epoch(), reason, false);
            return new TrainResult(best, objective.evaluate(best), outlook.remaining(), convergence, state);
        }
        boolean converged = reason == Reason.STANDARD_ERROR
                || stopRule.isConverged(state.at(), outlook.seen(), outlook.remaining());
        Convergence convergence = new Convergence(state.epoch(), reason, converged);
        return new TrainResult(state.at(), outlook.here(), outlook.remaining(), convergence, state);
    }

    /** All that is known of the point where the descent stands. */
    private record Outlook(Evaluation here, Remaining remaining, Watched seen) {}
}
