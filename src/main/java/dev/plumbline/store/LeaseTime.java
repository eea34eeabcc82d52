package dev.plumbline.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as a lease knows it: how long something lasts is told by the monotonic clock, the other is for others to read. */
interface LeaseTime {
    /** What the clock on the wall says; somebody may set it at any moment. */
    Instant now();

    /** Nanoseconds since some moment; never set. */
    long nanos();

    void sleep(Duration time) throws InterruptedException;

    /** Waits for the end, but no longer than that time; says whether it has come. */
    boolean await(CountDownLatch end, Duration time) throws InterruptedException;

    static LeaseTime of(Clock wall) {
        return new LeaseTime() {
            @Override
            public Instant now() {
                return wall.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(time.toNanos());
            }

            @Override
            public boolean await(CountDownLatch end, Duration time) throws InterruptedException {
                return end.await(time.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }
}
