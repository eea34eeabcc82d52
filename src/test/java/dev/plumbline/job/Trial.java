package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * What came of a test's run: how it ended, and the files that it left.
 *
 * @param outcome of the run
 * @param directory of the model's name
 */
record Trial(Outcome outcome, Path directory) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One session for all tests of a class; close it. */
    static SparkSession session(String master) {
        SparkSession spark = SparkSession.builder()
                .master(master)
                .appName("test")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
        return spark;
    }

    /** Trains, whatever comes of it. */
    static Trial of(TrainRun run, SparkSession spark) {
        return of(run, spark, Quiet.listeners());
    }

    static Trial of(TrainRun run, SparkSession spark, Listeners listeners) {
        return new Trial(TrainJob.run(run.settings(), spark, listeners), run.models.resolve(run.name));
    }

    /** Trains and publishes. */
    static Trial published(TrainRun run, SparkSession spark) {
        return of(run, spark).published();
    }

    Trial published() {
        assertEquals(ExitCode.OK, outcome.code(), outcome.message());
        return this;
    }

    JsonNode model() {
        try {
            return JSON.readTree(Files.readString(
                    directory.resolve("versions").resolve(outcome.version()).resolve("model.json")));
        } catch (IOException e) {
            throw new AssertionError("no model of " + outcome, e);
        }
    }

    /** The run's {@code charts.json} as it lies there. */
    String charts() {
        try {
            return Files.readString(
                    directory.resolve("runs").resolve(outcome.run()).resolve("charts.json"));
        } catch (IOException e) {
            throw new AssertionError("no charts of " + outcome, e);
        }
    }

    JsonNode convergence() {
        return model().get("convergence");
    }

    /** A slope, or the intercept at the origin. */
    double parameter(String name) {
        JsonNode model = model();
        return (name.equals("intercept") ? model : model.get("coefficients"))
                .get(name)
                .doubleValue();
    }

    List<String> findings() {
        List<String> ids = new ArrayList<>();
        model().get("findings").forEach(finding -> ids.add(finding.get("id").textValue()));
        return ids;
    }

    /** The run's epochs in order; empty where it ended before the first. */
    List<JsonNode> history() {
        return lines(directory.resolve("runs").resolve(outcome.run()).resolve("history.jsonl"));
    }

    /** The epochs of the published version. */
    List<JsonNode> publishedHistory() {
        return lines(directory.resolve("versions").resolve(outcome.version()).resolve("history.jsonl"));
    }

    private List<JsonNode> lines(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    lines.add(JSON.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new AssertionError("no history of " + outcome, e);
        }
        return lines;
    }
}
