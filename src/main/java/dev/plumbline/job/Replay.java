package dev.plumbline.job;

import dev.plumbline.model.Convergence;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.TrainingState;

/**
 * Ends a descent where an earlier one ended that a clock had stopped: no clock stops twice at the same epoch. Mutable:
 * it counts the epochs that it hears of.
 */
final class Replay implements EpochListener {
    private final Convergence earlier;
    private final EpochListener next;
    private long epoch;

    /**
     * @param earlier how the descent ended the first time
     * @param next hears of each epoch too
     */
    Replay(Convergence earlier, EpochListener next) {
        this.earlier = earlier;
        this.next = next;
    }

    /** Whether the clock had stopped the descent here. */
    boolean isOver() {
        return earlier.reason() == Convergence.Reason.DEADLINE && epoch >= earlier.epochs();
    }

    @Override
    public void started(EpochRecord start) {
        next.started(start);
    }

    @Override
    public void finished(EpochRecord record, TrainingState state) {
        epoch = record.epoch();
        next.finished(record, state);
    }

    @Override
    public void ended() {
        next.ended();
    }
}
