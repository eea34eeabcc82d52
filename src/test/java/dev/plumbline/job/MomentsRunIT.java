package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run on moments does with the cluster, and that it takes what a run on rows takes. */
class MomentsRunIT {
    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static Path file;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
        file = ThreeFeatures.random(41, 2_000).table().write(shared.resolve("rows.csv"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static TrainRun run(Consumer<TrainRun> change) throws IOException {
        TrainRun run = new TrainRun(Files.createTempDirectory(shared, "models")).over(file);
        run.features = ThreeFeatures.NAMES;
        run.partitions = 2;
        run.engine = EngineSettings.Kind.MOMENTS;
        change.accept(run);
        return run;
    }

    private static Trial trained(Consumer<TrainRun> change) throws IOException {
        return Trial.published(run(change), spark);
    }

    /** Numbers of cached tables that were seen during the epochs. */
    private static Set<Integer> cached(EngineSettings.Kind engine) throws IOException {
        Set<Integer> seen = new HashSet<>();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Listeners listeners = new Listeners(
                nowhere,
                nowhere,
                (epoch, state) ->
                        seen.add(spark.sparkContext().getPersistentRDDs().size()));
        Trial.of(run(run -> run.engine = engine), spark, listeners).published();
        return seen;
    }

    @Test
    void nothingIsCachedDuringTheEpochsNorAfterThem() throws IOException {
        assertEquals(Set.of(1), cached(EngineSettings.Kind.ROWS), "the rows are");
        assertEquals(Set.of(0), cached(EngineSettings.Kind.MOMENTS));
        assertTrue(spark.sparkContext().getPersistentRDDs().isEmpty());
    }

    @Test
    void howeverManyEpochsThereIsOneJobAndOneMoreForResiduals() throws IOException, TimeoutException {
        Consumer<TrainRun> slow = run -> {
            run.optimizer = OptimizerKind.ADAGRAD;
            run.epochs = 300;
            run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        };
        assertEquals(1, jobs(slow));
        assertEquals(2, jobs(slow.andThen(run -> run.residuals = true)));
    }

    private static int jobs(Consumer<TrainRun> change) throws IOException, TimeoutException {
        AtomicInteger jobs = new AtomicInteger();
        SparkListener counter = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                jobs.incrementAndGet();
            }
        };
        spark.sparkContext().addSparkListener(counter);
        try {
            trained(change);
            spark.sparkContext().listenerBus().waitUntilEmpty();
            return jobs.get();
        } finally {
            spark.sparkContext().removeSparkListener(counter);
        }
    }

    @Test
    void whatMomentsCannotTellIsNullUnlessResidualsAreAskedFor() throws IOException {
        Consumer<TrainRun> newton = run -> {
            run.optimizer = OptimizerKind.NEWTON;
            run.holdoutPercent = 25;
        };
        JsonNode without = trained(newton).model().get("metrics");
        assertTrue(without.get("mae").isNull() && without.at("/holdout/mae").isNull(), without.toString());
        JsonNode scanned = trained(newton.andThen(run -> run.residuals = true)).model();
        JsonNode rows = trained(newton.andThen(run -> run.engine = EngineSettings.Kind.ROWS))
                .model();
        assertEquals(rows.get("metrics"), scanned.get("metrics"));
        assertEquals(rows.get("hex"), scanned.get("hex"));
        for (String figure : new String[] {"mse", "rmse", "r2"}) {
            double exact = without.get(figure).doubleValue();
            assertEquals(exact, scanned.at("/metrics/" + figure).doubleValue(), 1e-13 * exact, figure);
        }
    }

    @Test
    void patienceWatchesTheHeldOutRowsEpochForEpoch() throws IOException {
        Consumer<TrainRun> patient = run -> {
            run.optimizer = OptimizerKind.GD;
            run.holdoutPercent = 20;
            run.patience = 3;
            run.tolerance = 0;
        };
        Trial moments = trained(patient);
        assertEquals("patience", moments.convergence().get("reason").textValue());
        assertTrue(moments.outcome().epochs() < 450, moments.outcome().toString());
        Trial rows = trained(patient.andThen(run -> run.engine = EngineSettings.Kind.ROWS));
        for (int i = 0; i < 8; i++) {
            double heldOut = rows.history().get(i).get("holdout_mse").doubleValue();
            assertEquals(
                    heldOut, moments.history().get(i).get("holdout_mse").doubleValue(), 1e-12 * heldOut, "epoch " + i);
        }
        assertEquals(rows.model().at("/metrics/rows_held_out"), moments.model().at("/metrics/rows_held_out"));
        assertEquals(
                rows.parameter("x1"), moments.parameter("x1"), 1e-6 * Math.abs(rows.parameter("x1")), "the best model");
    }

    @Test
    void aDeadlineThatIsOverEndsItToBeTriedAgain() throws IOException {
        Trial refused = late(TrainSettings.Gates.ALL);
        assertEquals(
                ExitCode.TEMPORARY, refused.outcome().code(), refused.outcome().message());
        assertFalse(Files.exists(refused.directory().resolve("current.json")));
        Trial published = late(TrainSettings.Gates.ALLOW_UNCONVERGED).published();
        assertEquals("deadline", published.convergence().get("reason").textValue());
    }

    private static Trial late(TrainSettings.Gates gates) throws IOException {
        TrainRun run = run(late -> late.gates = gates);
        run.optimizer = OptimizerKind.GD;
        LateDescent late = new LateDescent(3);
        return new Trial(
                TrainJob.run(run.settings(), Input.named(spark), late.listeners(), late.ending()),
                run.models.resolve(run.name));
    }

    @Test
    void moreFeaturesThanTheLimitAreRefusedWithTheMemoryThatTheyWouldTake() throws IOException {
        Trial refused = Trial.of(run(run -> run.momentsLimit = 2), spark);
        String message = refused.outcome().message();
        assertEquals(ExitCode.CONFIG, refused.outcome().code(), message);
        assertTrue(message.contains("--moments-limit 3") && message.contains("--engine rows"), message);
    }
}
