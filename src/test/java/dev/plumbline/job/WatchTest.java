package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.ModelStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path models;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final StopRequest stop = new StopRequest();
    private final List<Outcome> abandoned = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Listeners listeners = new Listeners(
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            (epoch, state) -> {},
            stop,
            abandoned::add);
    private final Ending ending = new Ending(Optional.of(Duration.ofHours(1)), stop, clock::get);
    private final Watchdog watchdog = new Watchdog(LIMIT, clock::get);
    private final Stall stall = new Stall(LIMIT, "test", listeners);
    private final Watch watch = new Watch(ending, watchdog, stall, cancelled::incrementAndGet, clock::get);

    /** What a job fails with when it was cancelled. */
    private static Supplier<String> failing(Runnable before) {
        return () -> {
            before.run();
            throw new IllegalStateException("[SPARK_JOB_CANCELLED] Job 3 cancelled");
        };
    }

    private boolean looksFor(Duration time) {
        boolean goesOn = true;
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            goesOn = watch.lookOnce();
        }
        return goesOn;
    }

    @Test
    void aRequestCutsReadingShort() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> watch.reading(failing(() -> {
                    watch.lookOnce();
                    assertEquals(0, cancelled.get());
                    stop.request("SIGTERM");
                    watch.lookOnce();
                    watch.lookOnce();
                    assertEquals(2, cancelled.get(), "again for jobs that begin meanwhile");
                })));
        assertEquals(ExitCode.TEMPORARY, refusal.code());
        assertEquals(
                "Cannot finish: stopped by SIGTERM, before the table was read; run the same command again",
                refusal.getMessage());
    }

    @Test
    void theDeadlineCutsReadingShort() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> watch.reading(failing(() -> {
                    clock.addAndGet(Duration.ofHours(2).toNanos());
                    watch.lookOnce();
                })));
        assertEquals(ExitCode.TEMPORARY, refusal.code());
        assertEquals(1, cancelled.get());
        assertTrue(refusal.getMessage().contains("the --deadline of 1h is over"), refusal.getMessage());
    }

    @Test
    void aRunThatIsToEndDoesNotBeginToRead() {
        stop.request("SIGINT");
        assertThrows(
                Refusal.class,
                () -> watch.reading(() -> {
                    throw new AssertionError("it reads");
                }));
    }

    @Test
    void behindTheReadingARequestCancelsNothing() {
        assertEquals("table", watch.reading(() -> "table"));
        stop.request("SIGTERM");
        watch.lookOnce();
        assertEquals(0, cancelled.get());
        assertEquals("published", watch.over(() -> "published"));
    }

    @Test
    void aRefusalOfItsOwnStaysAndSoDoesAnErrorThatNothingOfOursCaused() {
        Refusal rows = new Refusal(ExitCode.DATA, "Cannot use row 3");
        assertSame(
                rows,
                assertThrows(
                        Refusal.class,
                        () -> watch.reading(() -> {
                            stop.request("SIGTERM");
                            watch.lookOnce();
                            throw rows;
                        })));
        Watch other = new Watch(ending, watchdog, stall, () -> {}, clock::get);
        assertThrows(IllegalStateException.class, () -> other.over(failing(() -> {})));
    }

    @Test
    void aRunInWhichNothingEndsIsCancelledAndSaysWhatEachThreadDid() throws IOException {
        RunRecord record = record();
        Outcome outcome = record.of(() -> {
            watch.over(failing(() -> looksFor(LIMIT)));
            return null;
        });
        assertEquals(ExitCode.UNAVAILABLE, outcome.code());
        assertTrue(
                outcome.message().startsWith("Cannot go on: no epoch and no task ended within 2m; "),
                outcome.message());
        assertTrue(outcome.message().contains("--stall-limit"), outcome.message());
        assertEquals(1, cancelled.get());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("plumbline: Cannot go on: no epoch"));
        String threads = Files.readString(directory().resolve("threads.txt"));
        assertTrue(threads.contains("WatchTest.aRunInWhichNothingEndsIsCancelled"), threads);
        assertEquals(List.of(), abandoned);
    }

    @Test
    void whatEndsNowAndThenIsLeftAlone() {
        for (int i = 0; i < 10; i++) {
            looksFor(LIMIT.minusSeconds(1));
            watchdog.progress();
        }
        assertEquals(0, cancelled.get());
    }

    @Test
    void aRunThatDoesNotComeBackIsGivenUpAfterItsStatusWasWritten() throws IOException {
        record();
        assertTrue(looksFor(LIMIT.plusSeconds(59)));
        assertEquals(List.of(), abandoned);
        assertTrue(looksFor(Duration.ofSeconds(1)), "the last look");
        assertFalse(watch.lookOnce());
        assertEquals(1, abandoned.size());
        assertEquals(ExitCode.UNAVAILABLE, abandoned.get(0).code());
        assertEquals("run-1", abandoned.get(0).run());
        assertTrue(Files.readString(directory().resolve("status.json")).startsWith("{\"code\":69,"));
    }

    @Test
    void whereThereIsNoRunYetStandardErrorShowsTheThreads() {
        looksFor(LIMIT.plusSeconds(60));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("dev.plumbline.job.Watch.lookOnce("));
        assertEquals("test", abandoned.get(0).model());
    }

    @Test
    void aRunThatIsOverIsNotLookedAfter() {
        watch.close();
        assertFalse(looksFor(LIMIT.plusSeconds(90)));
        assertEquals(0, cancelled.get());
        assertEquals(List.of(), abandoned);
    }

    @Test
    void aRequestWakesTheThreadThatLooks() throws InterruptedException {
        CountDownLatch cancels = new CountDownLatch(1);
        Supplier<String> waiting = failing(() -> {
            stop.request("SIGTERM");
            try {
                cancels.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (Watch own = new Watch(ending, watchdog, stall, cancels::countDown, clock::get).started()) {
            assertThrows(Refusal.class, () -> own.reading(waiting));
        }
    }

    private RunRecord record() {
        RunRecord record = new RunRecord(
                ModelStore.at(models.toString(), new Configuration(false)).run(new ModelName("test"), "run-1"),
                "run-1",
                "test",
                listeners);
        stall.recordedBy(record);
        return record;
    }

    private Path directory() {
        return models.resolve("test").resolve("runs").resolve("run-1");
    }
}
