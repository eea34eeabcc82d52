package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.train.OptimizerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark's page shows of a run: each job says what it is for. */
class JobNamesIT {
    private static SparkSession spark;

    @TempDir
    private Path folder;

    private final List<String> names = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger queries = new AtomicInteger();

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private Trial watched(TrainRun run) throws Exception {
        SparkListener page = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                names.add(start.properties().getProperty("spark.job.description"));
            }

            @Override
            public void onOtherEvent(SparkListenerEvent event) {
                if (event.getClass().getSimpleName().equals("SparkListenerSQLExecutionStart")) {
                    queries.incrementAndGet();
                }
            }
        };
        spark.sparkContext().addSparkListener(page);
        try {
            return Trial.published(run, spark);
        } finally {
            spark.sparkContext().listenerBus().waitUntilEmpty();
            spark.sparkContext().removeSparkListener(page);
        }
    }

    private TrainRun run() {
        TrainRun run =
                new TrainRun(folder.resolve("models")).over(Table.plane(17, 600).write(folder.resolve("day.csv")));
        run.features = List.of("x1", "x2");
        run.gates = TrainSettings.Gates.FINITE_ONLY;
        return run;
    }

    @Test
    void anEpochIsNamedWithTheErrorThatItStartsFrom() throws Exception {
        TrainRun run = run();
        run.optimizer = OptimizerKind.GD;
        run.epochs = 4;
        run.tolerance = 0;
        List<JsonNode> history = watched(run).history();
        List<String> expected = new ArrayList<>(List.of("read the table", "start of the descent"));
        expected.add(names.stream()
                .filter(name -> name.startsWith("epoch 1 of 4: mse "))
                .findFirst()
                .orElseThrow());
        for (int epoch = 2; epoch <= 4; epoch++) {
            double before = history.get(epoch - 2).get("mse").doubleValue();
            expected.add(String.format(Locale.ROOT, "epoch %d of 4: mse %.6g", epoch, before));
        }
        assertEquals(expected, names.subList(0, expected.size()));
        List<String> after = names.subList(expected.size(), names.size());
        assertTrue(!after.isEmpty() && after.stream().allMatch("score the model"::equals), after.toString());
        assertEquals(0, queries.get(), "an epoch is no query");
    }

    @Test
    void byMomentsThePassIsNamedToo() throws Exception {
        TrainRun run = run();
        run.engine = EngineSettings.Kind.MOMENTS;
        run.residuals = true;
        watched(run);
        assertTrue(
                names.size() >= 2 && names.stream().noneMatch(name -> name == null || name.isBlank()),
                names.toString());
        assertEquals(0, queries.get());
    }
}
