package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopRequestTest {
    private final StopRequest stop = new StopRequest();
    private final List<String> heard = new ArrayList<>();

    @Test
    void theFirstReasonCounts() {
        assertEquals(Optional.empty(), stop.why());
        stop.request("SIGTERM");
        stop.request("SIGINT");
        assertEquals(Optional.of("SIGTERM"), stop.why());
    }

    @Test
    void everyHearerIsToldOnceAlsoOneThatComesLate() {
        stop.onRequest(() -> heard.add("early"));
        assertEquals(List.of(), heard);
        stop.request("SIGTERM");
        stop.request("SIGTERM");
        stop.onRequest(() -> heard.add("late"));
        assertEquals(List.of("early", "late"), heard);
    }

    @Test
    void aHearerThatWasLetGoHearsNothing() {
        Runnable hearer = () -> heard.add("told");
        stop.onRequest(hearer);
        stop.forget(hearer);
        stop.request("SIGTERM");
        assertEquals(List.of(), heard);
    }

    @Test
    void aHearerThatComesWithTheRequestIsToldOnce() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            StopRequest racing = new StopRequest();
            AtomicInteger told = new AtomicInteger();
            CountDownLatch go = new CountDownLatch(1);
            Thread asking = new Thread(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                racing.request("SIGTERM");
            });
            asking.start();
            go.countDown();
            racing.onRequest(told::incrementAndGet);
            asking.join();
            assertEquals(1, told.get(), "round " + round);
        }
    }
}
