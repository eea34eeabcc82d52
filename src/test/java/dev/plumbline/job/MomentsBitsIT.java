package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of the house for gradients from moments: same rows and settings, same bits of every published number. */
class MomentsBitsIT {
    private static final long SEED = 1_000_033;
    private static final int ROWS = 10_000;

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static Table table;
    private static Path file;
    private static JsonNode expected;

    @BeforeAll
    static void trainOnce() throws IOException {
        spark = Trial.session("local[2]");
        table = Table.plane(SEED, ROWS);
        file = table.write(shared.resolve("one.csv"));
        expected = train(run -> run.partitions = 1);
        assertEquals(ROWS, expected.at("/metrics/rows_used").asLong());
        assertEquals(3, expected.at("/statistics/terms").size());
        assertTrue(expected.get("findings").toString().contains("PL101"), expected.toString());
        assertFalse(expected.get("charts").textValue().contains("residuals"), "no pass over the rows, no residuals");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void whateverTheNumberOfPartitions() throws IOException {
        for (int partitions : new int[] {3, 8, 64}) {
            same("partitions " + partitions, run -> {
                run.partitions = partitions;
                run.splitBytes = 100;
            });
        }
    }

    @Test
    void whateverTheOrderOfRowsAndTheirFiles() throws IOException {
        Path shuffled = table.shuffled(7).write(shared.resolve("shuffled.csv"));
        same("shuffled", run -> run.over(shuffled));
        Path forty = table.shuffled(8).writeParts(shared.resolve("forty"), 40);
        same("forty files", run -> run.over(forty));
    }

    @Test
    void fromParquetOfTheSameNumbers() throws IOException {
        Path parquet = shared.resolve("parquet");
        spark.read()
                .option("header", "true")
                .schema("x1 double, x2 double, w double, y double")
                .csv(file.toString())
                .repartition(5)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(parquet.toString());
        same("parquet", run -> run.over(parquet));
    }

    @Test
    void withAHoldoutAndTheResidualsOfOneMoreScan() throws IOException {
        Consumer<TrainRun> more = run -> {
            run.holdoutPercent = 20;
            run.residuals = true;
        };
        JsonNode one = train(more.andThen(run -> run.partitions = 1));
        assertTrue(one.at("/metrics/holdout/mae").isNumber(), one.toString());
        Path shuffled = table.shuffled(9).writeParts(shared.resolve("seven"), 7);
        assertEquals(one, train(more.andThen(run -> run.over(shuffled))));
    }

    @Test
    void statisticsAndFindingsAreThoseOfTheRowsToTheLastBit() throws IOException {
        Consumer<TrainRun> newton = run -> run.optimizer = OptimizerKind.NEWTON;
        JsonNode moments = train(newton.andThen(run -> run.residuals = true));
        assertTrue(moments.get("charts").textValue().contains("residuals"), moments.toString());
        JsonNode rows = train(newton.andThen(run -> run.engine = EngineSettings.Kind.ROWS));
        assertEquals(rows, moments);
    }

    private static void same(String how, Consumer<TrainRun> change) throws IOException {
        assertEquals(expected, train(change), how);
    }

    /** All that is published but the name and where the model comes from, and the bytes of what pictures are drawn from. */
    private static JsonNode train(Consumer<TrainRun> change) throws IOException {
        TrainRun run = new TrainRun(Files.createTempDirectory(shared, "models")).over(file);
        run.features = List.of("x1", "x2");
        run.weight = Optional.of("w");
        run.engine = EngineSettings.Kind.MOMENTS;
        change.accept(run);
        Trial trial = Trial.published(run, spark);
        var model = (com.fasterxml.jackson.databind.node.ObjectNode) trial.model();
        model.put("charts", trial.charts());
        return model.without(List.of("name", "version", "provenance"));
    }
}
