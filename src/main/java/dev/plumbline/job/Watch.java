package dev.plumbline.job;

import dev.plumbline.model.Refusal;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks after a run from a thread of its own. While the table is read, which is one long job, it cancels the run's jobs
 * as soon as the run is to end; a descent asks for itself, once per epoch. In a run in which nothing ends any more it
 * cancels them too, and if the run does not come back even then, gives it up.
 */
final class Watch implements AutoCloseable {
    /** How long a run whose jobs were cancelled may take to come back. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final long LOOK_EVERY = Duration.ofMillis(250).toNanos();

    private final Ending ending;
    private final Watchdog watchdog;
    private final Stall stall;
    private final Runnable cancel;
    private final LongSupplier nanoTime;
    private final Thread thread = new Thread(this::look, "plumbline watch");
    private final Runnable wake = () -> LockSupport.unpark(thread);

    private boolean reading;
    private boolean closed;
    private boolean abandoned;
    private Refusal why;
    private Watchdog grace;

    /**
     * @param cancel cancels the jobs of the run that run now
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    Watch(Ending ending, Watchdog watchdog, Stall stall, Runnable cancel, LongSupplier nanoTime) {
        this.ending = ending;
        this.watchdog = watchdog;
        this.stall = stall;
        this.cancel = cancel;
        this.nanoTime = nanoTime;
    }

    /** Begins to look. */
    Watch started() {
        thread.setDaemon(true);
        thread.start();
        ending.stop().onRequest(wake);
        return this;
    }

    /**
     * Work that is cut short when the run is to end.
     *
     * @throws Refusal 75 then
     */
    <T> T reading(Supplier<T> work) {
        if (ending.isDue()) {
            throw unread();
        }
        setReading(true);
        try {
            return over(work);
        } finally {
            setReading(false);
        }
    }

    /** Work that fails with the reason for which its jobs were cancelled, if they were. */
    <T> T over(Supplier<T> work) {
        try {
            return work.get();
        } catch (Throwable error) { // Spark throws checked exceptions without declaring them
            Refusal cut = cut();
            if (cut != null && Failure.refusal(error).isEmpty()) {
                throw new Refusal(cut.code(), cut.getMessage(), error);
            }
            throw error;
        }
    }

    private Refusal unread() {
        return ending.refusal("before the table was read");
    }

    private synchronized Refusal cut() {
        return why;
    }

    private synchronized void setReading(boolean now) {
        reading = now;
        wake.run();
    }

    private void look() {
        while (lookOnce()) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    /**
     * One look; false when there is nothing more to look after. Again and again, because a job may begin just after the
     * others were cancelled.
     */
    synchronized boolean lookOnce() {
        if (closed || abandoned) {
            return false;
        }
        if (grace != null) {
            cancel.run();
            if (grace.isOver()) {
                abandoned = true;
                stall.abandon();
            }
        } else if (watchdog.isOver()) {
            why = stall.refusal();
            grace = new Watchdog(GRACE, nanoTime);
            stall.tell();
            cancel.run();
        } else if (reading && ending.isDue()) {
            why = unread();
            cancel.run();
        }
        return true;
    }

    /** Nothing is cancelled or given up from here on. */
    @Override
    public void close() {
        ending.stop().forget(wake);
        synchronized (this) {
            closed = true;
        }
        wake.run();
    }
}
