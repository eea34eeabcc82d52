package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.BadRows;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's score on the rows that trained it is what {@code train} published, to the last bit. */
class EvaluateJobIT {
    private static final int ROWS = 2_000;

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static Path file;

    @BeforeAll
    static void train() {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        file = Table.plane(41, ROWS).write(shared.resolve("rows.csv"));
        publish(weighted("weighted"));
        publish(run("plain"));
        TrainRun origin = run("origin");
        origin.intercept = false;
        origin.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        publish(origin);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static TrainRun run(String name) {
        TrainRun run = new TrainRun(shared.resolve("models")).over(file);
        run.features = List.of("x1", "x2");
        run.name = name;
        return run;
    }

    private static TrainRun weighted(String name) {
        TrainRun run = run(name);
        run.weight = Optional.of("w");
        return run;
    }

    private static void publish(TrainRun run) {
        assertEquals(
                ExitCode.OK,
                TrainJob.run(run.settings(), spark, Quiet.listeners()).code());
    }

    private static EvaluateSettings settings(TrainRun run, boolean json) {
        SourceSettings source = run.settings().source().withColumns(SourceSettings.NO_LABEL, List.of());
        return new EvaluateSettings(source, run.models.toString(), run.name, Optional.empty(), json);
    }

    private static StoredModel stored(TrainRun run) {
        return ModelStore.at(run.models.toString(), new Configuration())
                .load(new ModelName(run.name), Optional.empty());
    }

    private static void assertScoredAsTrained(TrainRun run, String how) throws IOException {
        Heard heard = new Heard();
        Outcome outcome = EvaluateJob.run(settings(run, true), spark, heard.listeners());
        assertEquals(ExitCode.OK, outcome.code());
        assertEquals(ROWS, outcome.rows());
        JsonNode scores = new ObjectMapper().readTree(heard.out());
        var trained = stored(run).model().metrics();
        assertEquals(trained.mse(), scores.get("mse").asDouble(), how);
        assertEquals(trained.rmse(), scores.get("rmse").asDouble(), how);
        assertEquals(trained.mae(), scores.get("mae").asDouble(), how);
        assertEquals(trained.r2(), scores.get("r2").asDouble(), how);
        assertEquals(ROWS, scores.get("rows_used").asLong());
    }

    @Test
    void scoresAreThoseThatTrainPublishedForAnyPartitioning() throws IOException {
        for (int partitions : new int[] {1, 3, 64}) {
            for (TrainRun run : List.of(weighted("weighted"), run("plain"), run("origin"))) {
                run.partitions = partitions;
                run.splitBytes = 100;
                assertScoredAsTrained(run, run.name + " in " + partitions + " partitions");
            }
        }
    }

    @Test
    void scoresAreThoseThatTrainPublishedFromParquetInAnotherOrder() throws IOException {
        Path parquet = shared.resolve("parquet");
        spark.read()
                .option("header", "true")
                .schema("x1 double, x2 double, w double, y double")
                .csv(file.toString())
                .repartition(5)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(parquet.toString());
        assertScoredAsTrained(weighted("weighted").over(parquet), "parquet");
        assertScoredAsTrained(run("plain").over(parquet), "parquet");
    }

    @Test
    void aQuotedFieldAcrossSplitsIsReadAnew() throws IOException {
        StringBuilder text = new StringBuilder("note,x1,x2,y\n");
        Path wide = shared.resolve("quoted.csv");
        List<String> rows = Files.readAllLines(file);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            text.append("\"line\none, two\",").append(cells[0]).append(',');
            text.append(cells[1]).append(',').append(cells[3]).append('\n');
        }
        Files.writeString(wide, text);
        TrainRun run = run("plain").over(wide);
        run.partitions = 40;
        run.splitBytes = 100;
        assertScoredAsTrained(run, "quoted");
    }

    @Test
    void aBadRowEndsTheRunUnlessItMayBeSkipped() throws IOException {
        Path bad = shared.resolve("bad.csv");
        Files.writeString(bad, Files.readString(file) + "1,2,3,none\n");
        TrainRun run = run("plain").over(bad);
        Refusal refusal =
                assertThrows(Refusal.class, () -> EvaluateJob.run(settings(run, false), spark, Quiet.listeners()));
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(refusal.getMessage().contains("bad.csv, line " + (ROWS + 2) + ", column y"), refusal.getMessage());

        run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(1, false));
        Heard heard = new Heard();
        Outcome outcome = EvaluateJob.run(settings(run, false), spark, heard.listeners());
        assertEquals(ROWS, outcome.rows());
        assertTrue(
                heard.out().contains((ROWS + 1) + " read = " + ROWS + " used + 1 rejected (1 not-a-number)"),
                heard.out());
    }

    @Test
    void aTableWithoutTheLabelIsRefusedWithItsName() throws IOException {
        Path unlabelled = shared.resolve("unlabelled.csv");
        Files.writeString(unlabelled, "x1,x2\n1,2\n");
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> EvaluateJob.run(settings(run("plain").over(unlabelled), false), spark, Quiet.listeners()));
        assertEquals(ExitCode.CONFIG, refusal.code());
        assertTrue(refusal.getMessage().contains("column y "), refusal.getMessage());
    }

    @Test
    void aModelThatIsNotThereIsRefused() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> EvaluateJob.run(settings(run("nobody"), false), spark, Quiet.listeners()));
        assertEquals(ExitCode.NO_INPUT, refusal.code());
    }
}
