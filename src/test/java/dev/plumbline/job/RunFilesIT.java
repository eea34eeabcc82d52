package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.Gate;
import dev.plumbline.model.Outcome;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.store.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that two nights leave, over columns whose names are hostile: each file has a schema and fits it; and it travels. */
class RunFilesIT {
    private static final String HEADER = "\"</script><img src=x onerror=alert(1)>\",\"a\"\"b`c\",\"=1+1\",\"a,b.c\","
            + "\"\u00e9\u4e2d\ud83d\ude00\",\"__proto__\",y";

    /** Files whose schema is not called as they are. */
    private static final Map<String, String> LINES =
            Map.of("history.jsonl", "history-line", "events.jsonl", "event-line");

    private static final Map<String, String> NUMBERED =
            Map.of("moves", "move", "checkpoints", "checkpoint", "removed", "removed");

    @TempDir
    private static Path shared;

    private static SparkSession spark;

    @BeforeAll
    static void twoNights() throws IOException {
        spark = Trial.session("local[2]");
        Nights nights = new Nights(spark, shared);
        nights.publishes(table(1), run -> {});
        nights.refuses(ExitCode.GATE_REFUSED, table(2), run -> {
            run.asOf = run.asOf.plusDays(1);
            run.gates =
                    new TrainSettings.Gates(TrainSettings.Gates.Standing.ALL, List.of(Gate.parse("rmse <= 0.000001")));
            run.checkpoints = new CheckpointSettings(new CheckpointSettings.Epochs(1), false);
        });
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Table table(int night) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder row = new StringBuilder();
            double y = night;
            for (int j = 2; j < 8; j++) {
                int x = (i * i * j + 7 * i + night) % (11 + j);
                row.append(x).append(',');
                y += x * j / 8.0;
            }
            rows.add(row.append(y + i % 5 / 10.0).toString());
        }
        return new Table(HEADER, rows);
    }

    private static Path models() throws IOException {
        try (Stream<Path> found = Files.walk(shared, 3)) {
            return found.filter(path -> path.endsWith("models/test"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everyFileHasASchemaAndFitsIt() throws IOException {
        Set<String> seen = new TreeSet<>();
        try (Stream<Path> files = Files.walk(models())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json") || name.endsWith(".jsonl")) {
                    String schema = schemaOf(file);
                    seen.add(schema);
                    List<String> texts =
                            name.endsWith(".jsonl") ? Files.readAllLines(file) : List.of(Files.readString(file));
                    for (String text : texts) {
                        assertEquals(Set.of(), schema(schema).validate(text, InputFormat.JSON), file.toString());
                    }
                }
            }
        }
        assertTrue(
                seen.containsAll(List.of(
                        "claim",
                        "current",
                        "event-line",
                        "gates",
                        "history-line",
                        "lease",
                        "manifest",
                        "model",
                        "move",
                        "run",
                        "status")),
                seen.toString());
    }

    private static String schemaOf(Path file) {
        String name = file.getFileName().toString();
        String numbered = NUMBERED.get(file.getParent().getFileName().toString());
        return numbered == null ? LINES.getOrDefault(name, name.replace(".json", "")) : numbered;
    }

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream in = ModelStore.class.getResourceAsStream("schema/" + name + ".schema.json")) {
            assertTrue(in != null, "no schema for " + name);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    @Test
    void theVersionTravelsInEveryForm() throws IOException {
        for (ExportKind kind : ExportKind.values()) {
            Outcome outcome = ExportJob.run(
                    new ExportSettings(
                            kind,
                            models().getParent().toString(),
                            "test",
                            Optional.empty(),
                            shared.resolve("exported as " + kind.id()).toString(),
                            false),
                    Quiet.listeners());
            boolean centred = kind.form() == ExportKind.Form.CENTRED;
            assertTrue(outcome.message().contains(centred ? ": same bits" : ": largest difference"), outcome.message());
        }
    }
}
