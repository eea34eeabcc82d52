package dev.plumbline.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Knows for how long nothing has ended. It must be asked now and then: of the time since it was last asked at most
 * {@value #MOST_SECONDS} seconds count, because a process that was stopped and goes on did not wait, it slept.
 */
final class Watchdog {
    private static final long MOST_SECONDS = 10;
    private static final long MOST = Duration.ofSeconds(MOST_SECONDS).toNanos();

    private final long limit;
    private final LongSupplier nanoTime;
    private final AtomicLong ended = new AtomicLong();
    private long seen;
    private long asked;
    private long quiet;

    /**
     * @param limit how long nothing may end
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    Watchdog(Duration limit, LongSupplier nanoTime) {
        this.limit = limit.toNanos();
        this.nanoTime = nanoTime;
        this.asked = nanoTime.getAsLong();
    }

    /** Something has ended; told by any thread. */
    void progress() {
        ended.incrementAndGet();
    }

    /** Whether nothing has ended for longer than allowed; asked by one thread. */
    boolean isOver() {
        long now = nanoTime.getAsLong();
        long count = ended.get();
        quiet = count == seen ? quiet + Math.min(now - asked, MOST) : 0;
        seen = count;
        asked = now;
        return quiet >= limit;
    }
}
