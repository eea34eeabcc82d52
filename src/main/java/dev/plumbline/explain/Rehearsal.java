package dev.plumbline.explain;

import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.function.Predicate;

/**
 * Runs a plan over the moments as a run does over the rows: the same trainer, the same rules of stopping, from the same start.
 *
 * @param terrain descended on
 * @param nearEnough whether parameters are near enough to stop by their standard errors
 * @param start where it starts, in the terrain's coordinates
 */
record Rehearsal(Terrain terrain, Predicate<Parameters> nearEnough, Parameters start) {
    /**
     * How a rehearsal ended.
     *
     * @param ends as a forecast says it
     * @param epochs done
     * @param atTolerance whether it ended by the tolerance, and not by standard errors
     */
    record End(Ends ends, long epochs, boolean atTolerance) {}

    /** Descends for at most so many epochs, fewer where the plan has fewer. */
    End run(Plan plan, long epochs) {
        RemainingError distance = OptimumDistance.exactGradients(terrain.optimum());
        LastEpoch last = new LastEpoch();
        TrainingState first = TrainingState.startingAt(start, plan.optimizer());
        try {
            Reason reason = new Trainer(plan, distance, nearEnough, () -> last.epoch >= epochs)
                    .train(terrain.objective(), first, last)
                    .convergence()
                    .reason();
            boolean arrived = reason == Reason.TOLERANCE || reason == Reason.STANDARD_ERROR;
            return new End(arrived ? Ends.CONVERGES : Ends.LATER, last.epoch, reason == Reason.TOLERANCE);
        } catch (Refusal runsAway) {
            return new End(Ends.DIVERGES, last.epoch + 1, false);
        }
    }

    /** Hears how far a descent has come, since one that is refused does not return. */
    private static final class LastEpoch implements EpochListener {
        private long epoch;

        @Override
        public void finished(EpochRecord record, TrainingState state) {
            epoch = record.epoch();
        }
    }
}
