package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final AtomicLong clock = new AtomicLong(-3);
    private final Watchdog watchdog = new Watchdog(Duration.ofSeconds(60), clock::get);

    private boolean isOverAfter(long seconds) {
        boolean over = false;
        for (long i = 0; i < seconds; i++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            over = watchdog.isOver();
        }
        return over;
    }

    @Test
    void itIsOverWhenNothingEndsForSoLong() {
        assertFalse(isOverAfter(59));
        assertTrue(isOverAfter(1));
    }

    @Test
    void whateverEndsBeginsTheWaitAnew() {
        assertFalse(isOverAfter(59));
        watchdog.progress();
        assertFalse(isOverAfter(60));
        watchdog.progress();
        watchdog.progress();
        assertFalse(isOverAfter(60));
        assertTrue(isOverAfter(1));
    }

    @Test
    void aProcessThatSleptForAWeekDidNotWait() {
        assertFalse(isOverAfter(40));
        clock.addAndGet(Duration.ofDays(7).toNanos());
        assertFalse(watchdog.isOver(), "of the week ten seconds count");
        assertFalse(isOverAfter(9));
        assertTrue(isOverAfter(1));
    }
}
