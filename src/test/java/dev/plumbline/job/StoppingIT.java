package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are asked to stop, or in which nothing ends. */
@Timeout(600)
class StoppingIT {
    private static SparkSession spark;

    @TempDir
    private Path models;

    private final StopRequest stop = new StopRequest();
    private TrainRun run;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
    }

    @AfterAll
    static void end() {
        spark.stop();
    }

    @BeforeEach
    void endless() {
        run = new TrainRun(models).over(Table.plane(7, 500).write(models.resolve("rows.csv")));
        run.features = List.of("x1", "x2");
        run.optimizer = OptimizerKind.GD;
        run.tolerance = 0;
        run.epochs = 10_000_000;
    }

    private Trial trained(EpochListener progress) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Trial.of(run, spark, new Listeners(nowhere, nowhere, progress, stop, outcome -> {}));
    }

    private static String status(Trial trial) throws IOException {
        return Files.readString(
                trial.directory().resolve("runs").resolve(trial.outcome().run()).resolve("status.json"));
    }

    @Test
    void aDescentThatIsAskedToStopEndsWithItsEpochWhateverMightBePublished() throws IOException {
        run.gates = TrainSettings.Gates.FINITE_ONLY;
        Trial stopped = trained((epoch, state) -> {
            if (epoch.epoch() == 5) {
                stop.request("the test");
            }
        });
        Outcome outcome = stopped.outcome();
        assertEquals(ExitCode.TEMPORARY, outcome.code(), outcome.message());
        assertEquals(
                "Cannot finish: stopped by the test, after 5 epochs, which a checkpoint keeps; run the same command again",
                outcome.message());
        assertEquals(5, outcome.epochs());
        assertEquals(5, stopped.history().size());
        assertTrue(status(stopped).startsWith("{\"code\":75,"), status(stopped));
        assertFalse(Files.exists(stopped.directory().resolve("current.json")));
        assertTrue(spark.sparkContext().getPersistentRDDs().isEmpty());
        assertTrue(spark.sparkContext().getJobTags().isEmpty());
    }

    @Test
    void theSameCommandGoesOnWhereItWasStopped() throws IOException {
        run.epochs = 40;
        run.gates = TrainSettings.Gates.FINITE_ONLY;
        trained((epoch, state) -> {
            if (epoch.epoch() == 5) {
                stop.request("the test");
            }
        });
        List<Long> again = new ArrayList<>();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Trial resumed =
                Trial.of(run, spark, new Listeners(nowhere, nowhere, (epoch, state) -> again.add(epoch.epoch())));
        assertEquals(6, again.get(0));
        assertEquals(40, resumed.published().outcome().epochs());
    }

    @Test
    void aRunThatIsAskedBeforeItBeginsReadsNothing() {
        stop.request("the test");
        run.over(models.resolve("missing.csv"));
        Refused refused = Refused.by(() -> trained(EpochListener.NONE));
        assertEquals(ExitCode.TEMPORARY, refused.failure().code());
    }

    /** How a run failed that had no directory yet. */
    private record Refused(Failure failure) {
        static Refused by(Runnable work) {
            return new Refused(Failure.of(assertThrows(RuntimeException.class, work::run)));
        }
    }

    @Test
    void aRunInWhichNothingEndsIsGivenUp() throws IOException {
        run.stallLimit = Duration.ofMillis(1_500);
        AtomicInteger epochs = new AtomicInteger();
        Trial stalled = trained((epoch, state) -> {
            if (epochs.incrementAndGet() == 1) {
                waitFor(models.resolve(run.name));
            }
        });
        Outcome outcome = stalled.outcome();
        assertEquals(ExitCode.UNAVAILABLE, outcome.code(), outcome.message());
        assertTrue(outcome.message().contains("no epoch and no task ended within 1.5s"), outcome.message());
        assertTrue(status(stalled).startsWith("{\"code\":69,"), status(stalled));
    }

    /** Stands still until the run was found to. */
    private static void waitFor(Path directory) {
        try {
            while (true) {
                try (var files = Files.walk(directory)) {
                    if (files.anyMatch(file -> file.endsWith("threads.txt"))) {
                        return;
                    }
                }
                Thread.sleep(50);
            }
        } catch (IOException e) {
            throw new AssertionError("no run in " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A task that does not end while the test holds it. */
    private static final class Held implements VoidFunction<Integer> {
        private static final long serialVersionUID = 1L;
        private static final Semaphore BEGUN = new Semaphore(0);
        private static final Semaphore LEAVE = new Semaphore(0);

        @Override
        public void call(Integer row) throws InterruptedException {
            BEGUN.release();
            LEAVE.acquire();
        }
    }

    @Test
    void onlyTheJobsOfTheRunAreCancelledAndTheirTasksHeardOf() throws InterruptedException, ExecutionException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Semaphore ended = new Semaphore(0);
        CompletableFuture<Void> foreign = CompletableFuture.runAsync(() -> hold(context));
        CompletableFuture<Optional<Throwable>> own = CompletableFuture.supplyAsync(() -> {
            try (RunningJobs jobs = new RunningJobs(spark.sparkContext(), ended::release)) {
                CompletableFuture<Void> cancelling = CompletableFuture.runAsync(() -> {
                    Held.BEGUN.acquireUninterruptibly(2);
                    jobs.cancel();
                });
                Throwable failed = assertThrows(SparkException.class, () -> hold(context));
                cancelling.join();
                Held.LEAVE.release(2);
                ended.acquireUninterruptibly(2);
                return Optional.of(failed);
            }
        });
        Throwable failed = own.get().orElseThrow();
        assertTrue(failed.getMessage().contains("SPARK_JOB_CANCELLED"), failed.getMessage());
        assertEquals(ExitCode.TEMPORARY, Failure.of(failed).code());
        foreign.get();
    }

    private static void hold(JavaSparkContext context) {
        context.parallelize(List.of(1), 1).foreach(new Held());
    }
}
