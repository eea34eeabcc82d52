package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each night says what moved since the one before. */
class SinceCurrentIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 22);
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static SparkSession spark;

    @TempDir
    private Path folder;

    private Path one;
    private Path two;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @BeforeEach
    void twoNights() {
        one = Table.plane(3, 300).write(folder.resolve("one.csv"));
        two = Table.plane(4, 400).write(folder.resolve("two.csv"));
    }

    private record Night(Outcome outcome, JsonNode status, Path directory, String out, String err) {}

    private Night train(LocalDate day, Path file, Consumer<TrainRun> change) throws IOException {
        TrainRun run = new TrainRun(folder.resolve("models")).over(file);
        run.features = List.of("x1", "x2");
        run.asOf = day;
        change.accept(run);
        Heard heard = new Heard();
        Outcome outcome = TrainJob.run(run.settings(), spark, heard.listeners());
        Path directory = folder.resolve("models/test/runs").resolve(outcome.run());
        JsonNode status = new ObjectMapper().readTree(Files.readString(directory.resolve("status.json")));
        return new Night(outcome, status, directory, heard.out(), heard.err());
    }

    @Test
    void theSecondNightTellsWhatMovedInTextStatusAndFile() throws IOException {
        Night first = train(FIRST, one, run -> {});
        assertFalse(first.status().has("since"), first.status().toString());
        assertFalse(Files.exists(first.directory().resolve("change.json")));
        assertTrue(first.err().contains("first version of test"), first.err());

        Night second = train(SECOND, two, run -> run.epochs = 400);
        JsonNode since = second.status().get("since");
        assertEquals("2026-11-22", since.get("version").asText());
        assertEquals(300, since.get("rows_before").asLong());
        assertEquals("[\"epochs\"]", since.get("settings_changed").toString());
        assertEquals(2, since.get("inputs_changed").asLong());
        assertTrue(second.out().contains("since    2026-11-22: rmse "), second.out());
        assertTrue(second.out().contains("settings epochs 450 -> 400"), second.out());

        JsonNode change =
                new ObjectMapper().readTree(Files.readString(second.directory().resolve("change.json")));
        JsonNode before = model("2026-11-22");
        JsonNode now = model("2026-11-23");
        double largest = 0;
        for (JsonNode term : change.get("terms")) {
            String name = term.get("term").asText();
            double move = now(now, name, "estimate") - now(before, name, "estimate");
            double error = Math.hypot(now(now, name, "std_error"), now(before, name, "std_error"));
            assertEquals(move / error, term.get("move").asDouble(), 1e-12, name);
            largest = Math.max(largest, Math.abs(move / error));
        }
        assertEquals(3, change.get("terms").size());
        assertEquals(largest, since.get("largest_move_se").asDouble(), 1e-12);
        assertEquals(change.get("terms").get(0).get("term"), since.get("term"));
        // the same line with other noise: nothing moves far
        assertTrue(largest > 0 && largest < 5, since.toString());
    }

    private JsonNode model(String version) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(folder.resolve("models/test/versions/" + version + "/model.json")));
    }

    private static double now(JsonNode model, String name, String field) {
        for (JsonNode term : model.get("statistics").get("terms")) {
            if (term.get("term").asText().equals(name)) {
                return term.get(field).asDouble();
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void aRunThatAGateRefusesSaysItToo() throws IOException {
        train(FIRST, one, run -> {});
        Night refused = train(SECOND, two, run -> {
            run.optimizer = OptimizerKind.GD;
            run.epochs = 1;
        });
        assertEquals(ExitCode.NOT_CONVERGED, refused.outcome().code());
        assertEquals("2026-11-22", refused.status().get("since").get("version").asText());
        assertTrue(Files.exists(refused.directory().resolve("change.json")));
    }

    @Test
    void aboveTheMomentsLimitMovesAreSharesAndTheStatusHasNone() throws IOException {
        Consumer<TrainRun> wide = run -> {
            run.momentsLimit = 1;
            run.tolerance = 1e-9;
        };
        train(FIRST, one, wide);
        Night second = train(SECOND, two, wide);
        assertEquals(ExitCode.OK, second.outcome().code(), second.outcome().message());
        assertTrue(
                second.status().get("since").get("largest_move_se").isNull(),
                second.status().toString());
        assertTrue(second.out().contains("as a share of the larger estimate"), second.out());
    }

    @Test
    void aCurrentVersionThatCannotBeReadDoesNotKeepTheNewOneBack() throws IOException {
        train(FIRST, one, run -> {});
        Files.writeString(folder.resolve("models/test/versions/2026-11-22/terms.csv"), "damaged");
        assertEquals(
                ExitCode.STATE_REFUSED,
                train(SECOND, two, run -> {}).outcome().code(),
                "there is nothing to compare the new one with");
        Night second = train(SECOND, two, run -> run.gates = TrainSettings.Gates.FINITE_ONLY);
        assertEquals(ExitCode.OK, second.outcome().code(), second.outcome().message());
        assertFalse(second.status().has("since"));
        assertTrue(second.err().contains("not compared with the current version: "), second.err());
    }
}
