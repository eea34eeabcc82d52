package dev.plumbline.job;

import dev.plumbline.store.Checkpoint;
import dev.plumbline.store.CheckpointSettings.Epochs;
import dev.plumbline.store.CheckpointSettings.Every;
import dev.plumbline.store.CheckpointSettings.Time;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.TrainingState;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Keeps a checkpoint now and then at the end of an epoch, after the next listener has heard of it. */
final class Checkpointing implements EpochListener {
    private final Every every;
    private final LongSupplier nanoTime;
    private final Consumer<Checkpoint> keep;
    private final EpochListener next;
    private int halvings;
    private long keptEpoch;
    private long keptAt;

    /**
     * @param every how often
     * @param nanoTime a clock that only goes forward
     * @param keep stores a checkpoint, or refuses to go on
     * @param next hears first of each epoch, so that what it writes is never behind the checkpoint
     */
    Checkpointing(Every every, LongSupplier nanoTime, Consumer<Checkpoint> keep, EpochListener next) {
        this.every = every;
        this.nanoTime = nanoTime;
        this.keep = keep;
        this.next = next;
    }

    @Override
    public void started(EpochRecord start) {
        next.started(start);
        kept(start.epoch());
    }

    @Override
    public void finished(EpochRecord record, TrainingState state) {
        next.finished(record, state);
        if (isDue(state.epoch())) {
            keep.accept(new Checkpoint(halvings, state));
            kept(state.epoch());
        }
    }

    @Override
    public void backedOff(int count) {
        next.backedOff(count);
        halvings = count;
    }

    @Override
    public void ended() {
        next.ended();
    }

    private boolean isDue(long epoch) {
        if (every instanceof Epochs epochs) {
            return epoch - keptEpoch >= epochs.epochs();
        }
        return nanoTime.getAsLong() - keptAt >= ((Time) every).time().toNanos();
    }

    private void kept(long epoch) {
        keptEpoch = epoch;
        keptAt = nanoTime.getAsLong();
    }
}
