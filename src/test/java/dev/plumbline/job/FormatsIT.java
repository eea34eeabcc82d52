package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.source.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format does not show in the model: the same rows give the same bits, by rows and by moments. */
class FormatsIT {
    private static final int ROWS = 3_000;
    private static final Map<EngineSettings.Kind, JsonNode> EXPECTED = new EnumMap<>(EngineSettings.Kind.class);

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static Path csv;
    private static Path orc;
    private static Path json;
    private static Database database;

    @BeforeAll
    static void oneTableInEachFormat() throws IOException {
        spark = Trial.session("local[2]");
        Table table = Table.plane(7, ROWS);
        csv = table.write(shared.resolve("plane.csv"));
        json = Files.createDirectories(shared.resolve("json"));
        Files.writeString(json.resolve("a.json"), lines(table.rows().subList(0, 1000)));
        Files.writeString(json.resolve("b.jsonl"), lines(table.rows().subList(1000, ROWS)));
        orc = shared.resolve("orc");
        spark.read()
                .option("header", "true")
                .schema("x1 double, x2 double, w double, y double")
                .csv(csv.toString())
                .repartition(3)
                .write()
                .orc(orc.toString());
        database = Database.of("formats");
        database.fill("plane", csv);
        spark.read()
                .orc(orc.toString())
                .union(spark.sql("select 1d, 1d, -1d, 1d"))
                .write()
                .parquet(shared.resolve("more").toString());
        spark.read().parquet(shared.resolve("more").toString()).where("w > 0").createOrReplaceTempView("filtered");
    }

    @AfterAll
    static void stop() throws IOException {
        spark.stop();
        database.close();
    }

    /** One object a line, with the very texts of the numbers. */
    private static String lines(List<String> rows) {
        StringBuilder text = new StringBuilder();
        for (String row : rows) {
            String[] cells = row.split(",");
            text.append("{\"x1\":").append(cells[0]).append(",\"x2\":").append(cells[1]);
            text.append(",\"w\":")
                    .append(cells[2])
                    .append(",\"y\":")
                    .append(cells[3])
                    .append("}\n");
        }
        return text.toString();
    }

    private static TrainRun run(Consumer<TrainRun> change) {
        TrainRun run = new TrainRun(shared.resolve("models"));
        run.features = List.of("x1", "x2");
        run.weight = Optional.of("w");
        run.holdoutPercent = 20;
        change.accept(run);
        return run;
    }

    private static String lower(EngineSettings.Kind engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    private static void everywhere(String name, Consumer<TrainRun> input) {
        for (EngineSettings.Kind engine : EngineSettings.Kind.values()) {
            JsonNode expected = EXPECTED.computeIfAbsent(
                    engine,
                    kind -> published(run(run -> {
                        run.over(csv).name = "csv-" + lower(kind);
                        run.engine = kind;
                    })));
            for (int partitions : new int[] {0, 7}) {
                JsonNode found = published(run(run -> {
                    input.accept(run);
                    run.name = name + "-" + lower(engine) + "-" + partitions;
                    run.engine = engine;
                    run.partitions = partitions;
                }));
                assertEquals(expected, found, name + " by " + engine + " in " + partitions + " partitions");
            }
        }
    }

    /** What must not differ by a bit. */
    private static JsonNode published(TrainRun run) {
        ObjectNode model = Trial.published(run, spark).model().deepCopy();
        model.remove(List.of("name", "version", "provenance"));
        return model;
    }

    private static Consumer<TrainRun> files(String format, Path path) {
        return run -> run.over(path).format = Optional.of(format);
    }

    @Test
    void orc() {
        everywhere("orc", files("orc", orc));
    }

    @Test
    void json() {
        everywhere("json", files("json", json));
    }

    @Test
    void aTableOfADatabase() {
        everywhere("jdbc", database.inParts("plane", ROWS));
        everywhere("jdbc-query", database.query("select \"y\", \"w\", \"x2\", \"x1\" from plane where \"w\" >= 1"));
    }

    @Test
    void aViewKeepsItsFilter() {
        everywhere("view", run -> run.table = Optional.of("filtered"));
    }

    @Test
    void scoresAndPredictionsAreThoseOfTheSameRows() throws IOException {
        Trial.published(
                run(run -> {
                    run.over(csv).name = "applied";
                    run.holdoutPercent = 0;
                }),
                spark);
        String score = evaluated(run -> run.over(csv));
        List<String> predictions = predicted("csv", run -> run.over(csv));
        assertEquals(ROWS, predictions.size());
        Map<String, Consumer<TrainRun>> formats = Map.of(
                "orc",
                files("orc", orc),
                "json",
                run -> run.over(json),
                "jdbc",
                database.inParts("plane", ROWS),
                "view",
                run -> run.table = Optional.of("filtered"));
        formats.forEach((name, input) -> {
            assertEquals(score, evaluated(input), name);
            assertEquals(predictions, predicted(name, input), name);
        });
    }

    private static String evaluated(Consumer<TrainRun> input) {
        TrainRun run = run(input);
        Heard heard = new Heard();
        EvaluateSettings settings =
                new EvaluateSettings(run.settings().source(), run.models.toString(), "applied", Optional.empty(), true);
        assertEquals(
                ExitCode.OK, EvaluateJob.run(settings, spark, heard.listeners()).code());
        return heard.out();
    }

    private static List<String> predicted(String name, Consumer<TrainRun> input) {
        TrainRun run = run(input);
        run.weight = Optional.empty();
        SourceSettings source = run.settings().source().withColumns(SourceSettings.NO_LABEL, List.of());
        Path output = shared.resolve("predicted-" + name);
        PredictSettings settings = new PredictSettings(
                source,
                run.models.toString(),
                "applied",
                Optional.empty(),
                new PredictSettings.Output(output.toString(), Optional.of("parquet"), Map.of()),
                Optional.empty());
        PredictJob.run(settings, spark, Quiet.listeners());
        return spark.read().parquet(output.toString()).selectExpr("cast(prediction as string)").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }
}
