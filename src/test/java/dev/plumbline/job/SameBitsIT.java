package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of the house: same rows and settings, same bits of every published number. */
class SameBitsIT {
    private static final long SEED = 1_000_003;
    private static final int ROWS = 20_000;

    @TempDir
    private static Path shared;

    @TempDir
    private Path models;

    private static Table table;
    private static Path oneFile;
    private static JsonNode expected;
    private SparkSession spark;

    @BeforeAll
    static void writeAndTrainOnce() throws IOException {
        table = Table.plane(SEED, ROWS);
        oneFile = table.write(shared.resolve("one.csv"));
        try (SparkSession one = session("local[1]")) {
            expected = train(one, shared.resolve("models"), run -> run.partitions = 1);
        }
        assertEquals(ROWS, expected.get("metrics").get("rows_used").asLong());
        for (String what : List.of("name\":\"x1", "name\":\"x2", "by_prediction", "all", "descent")) {
            assertTrue(expected.get("charts").textValue().contains("\"" + what + "\""), what);
        }
    }

    @BeforeEach
    void start() {
        spark = session("local[2,4]");
    }

    @AfterEach
    void stop() {
        spark.stop();
    }

    @Test
    void whateverTheNumberOfPartitions() throws IOException {
        for (int partitions : new int[] {1, 2, 3, 8, 64, 1_000}) {
            int count = partitions;
            same("partitions " + partitions, run -> {
                run.partitions = count;
                run.splitBytes = 100;
                run.name = "p" + count;
            });
        }
    }

    @Test
    void whateverTheOrderOfRowsAndTheirFiles() throws IOException {
        Path shuffled = table.shuffled(7).write(shared.resolve("shuffled.csv"));
        same("shuffled", run -> run.over(shuffled).name = "shuffled");
        Path forty = table.shuffled(8).writeParts(shared.resolve("forty"), 40);
        same("forty files", run -> run.over(forty).name = "forty");
        Path gzip = table.write(shared.resolve("one.csv.gz"));
        same("gz", run -> run.over(gzip).name = "gz");
    }

    @Test
    void fromParquetOfTheSameNumbers() throws IOException {
        Path parquet = shared.resolve("parquet");
        spark.read()
                .option("header", "true")
                .schema("x1 double, x2 double, w double, y double")
                .csv(oneFile.toString())
                .repartition(5)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(parquet.toString());
        same("parquet", run -> run.over(parquet).name = "parquet");
        same("parquet in many partitions", run -> {
            run.over(parquet).name = "parquet-many";
            run.partitions = 64;
        });
    }

    @Test
    void whereTheCacheIsOnDisk() throws IOException {
        same("disk", run -> run.storage = dev.plumbline.engine.EngineSettings.Storage.DISK);
    }

    @Test
    void withAHoldout() throws IOException {
        Consumer<TrainRun> holdout = run -> {
            run.holdoutPercent = 20;
            run.name = "holdout";
        };
        JsonNode one = train(spark, models, holdout.andThen(run -> run.partitions = 1));
        Path shuffled = table.shuffled(9).writeParts(models.resolve("parts"), 7);
        JsonNode other = train(spark, models, holdout.andThen(run -> run.over(shuffled).name = "holdout2"));
        assertEquals(published(one), published(other));
    }

    private void same(String how, Consumer<TrainRun> change) throws IOException {
        assertEquals(published(expected), published(train(spark, models, change)), how);
    }

    private static JsonNode train(SparkSession spark, Path models, Consumer<TrainRun> change) {
        TrainRun run = new TrainRun(models).over(oneFile);
        run.features = List.of("x1", "x2");
        run.weight = Optional.of("w");
        change.accept(run);
        Trial trial = Trial.published(run, spark);
        return ((ObjectNode) trial.model()).put("charts", trial.charts());
    }

    /** What must not change by a bit: all but the name and where the model comes from; of the pictures, the very bytes. */
    private static JsonNode published(JsonNode model) {
        ObjectNode copy = model.deepCopy();
        copy.remove(List.of("name", "version", "provenance"));
        return copy;
    }

    private static SparkSession session(String master) {
        return SparkSession.builder()
                .master(master)
                .appName("test")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
    }
}
