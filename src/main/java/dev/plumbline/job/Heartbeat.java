package dev.plumbline.job;

import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.TrainingState;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says now and then in the run's directory how far a descent has come, so that a run that stands still is noticed from
 * outside: at most once a minute, because on some stores each writing is a request.
 */
final class Heartbeat implements EpochListener {
    private static final long EVERY = Duration.ofMinutes(1).toNanos();

    private final RunRecord record;
    private final Runnable held;
    private final LongSupplier nanoTime;
    private final EpochListener next;
    private long last;

    /**
     * @param held refuses where the run is no longer ours
     * @param nanoTime a clock that never goes back, in nanoseconds
     * @param next hears of everything too
     */
    Heartbeat(RunRecord record, Runnable held, LongSupplier nanoTime, EpochListener next) {
        this.record = record;
        this.held = held;
        this.nanoTime = nanoTime;
        this.next = next;
        this.last = nanoTime.getAsLong();
    }

    @Override
    public void started(EpochRecord start) {
        record.reached(start.epoch());
        next.started(start);
    }

    @Override
    public void finished(EpochRecord epoch, TrainingState state) {
        record.reached(epoch.epoch());
        next.finished(epoch, state);
        long now = nanoTime.getAsLong();
        if (now - last >= EVERY) {
            last = now;
            held.run();
            record.beat(epoch.evaluation().objective());
        }
    }

    @Override
    public void backedOff(int halvings) {
        next.backedOff(halvings);
    }

    @Override
    public void ended() {
        next.ended();
    }
}
