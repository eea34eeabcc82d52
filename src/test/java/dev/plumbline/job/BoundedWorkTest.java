package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BoundedWorkTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void whatEndsInTimeIsDone() {
        AtomicBoolean ran = new AtomicBoolean();
        assertTrue(BoundedWork.done("run", LONG, () -> ran.set(true)));
        assertTrue(ran.get());
    }

    @Test
    void whatHangsIsLeftToItself() {
        CountDownLatch never = new CountDownLatch(1);
        boolean done = BoundedWork.done("hang", Duration.ofMillis(200), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertFalse(done);
        never.countDown();
    }

    @Test
    void whatFailsFailsHere() {
        Refusal refusal = new Refusal(ExitCode.IO_ERROR, "Cannot write: no space");
        assertEquals(
                refusal,
                assertThrows(
                        Refusal.class,
                        () -> BoundedWork.done("write", LONG, () -> {
                            throw refusal;
                        })));
    }
}
