package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.job.TrainSettings.Gates.Standing;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** One model, night after night, each over a table of its own. For tests only. */
final class Nights {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession spark;
    private final Path directory;
    private int nights;

    Nights(SparkSession spark, Path shared) throws IOException {
        this.spark = spark;
        this.directory = Files.createTempDirectory(shared, "nights");
    }

    static TrainSettings.Gates gates(String... own) {
        return new TrainSettings.Gates(
                Standing.ALL, Stream.of(own).map(Gate::parse).toList());
    }

    /** A night, whatever comes of it. */
    Trial night(Table table, Consumer<TrainRun> change) {
        TrainRun run = new TrainRun(directory.resolve("models"))
                .over(table.write(directory.resolve("night-" + ++nights + ".csv")));
        run.partitions = 2;
        change.accept(run);
        return Trial.of(run, spark);
    }

    Trial publishes(Table table, Consumer<TrainRun> change) {
        return night(table, change).published();
    }

    /** A night that gates refuse: the current version stays, the candidate is kept. */
    Trial refuses(ExitCode code, Table table, Consumer<TrainRun> change, String... parts) throws IOException {
        Path current = directory.resolve("models/test/current.json");
        String before = Files.readString(current);
        Trial trial = night(table, change);
        String message = trial.outcome().message();
        assertEquals(code, trial.outcome().code(), message);
        assertEquals(before, Files.readString(current), "the earlier version stays current");
        for (String part : parts) {
            assertTrue(message.contains(part), "no '" + part + "' in: " + message);
        }
        Path candidate = runDirectory(trial).resolve("candidate");
        assertTrue(message.contains("runs/" + trial.outcome().run() + "/candidate/"), message);
        assertTrue(Files.exists(candidate.resolve("model.json")) && Files.exists(candidate.resolve("terms.csv")));
        return trial;
    }

    static Path runDirectory(Trial trial) {
        return trial.directory().resolve("runs").resolve(trial.outcome().run());
    }

    /** What {@code gates.json} says of a rule. */
    static JsonNode verdict(Trial trial, String rule) {
        for (JsonNode verdict : verdicts(trial)) {
            if (verdict.get("rule").textValue().equals(rule)) {
                return verdict;
            }
        }
        throw new AssertionError("no verdict on " + rule + " in " + verdicts(trial));
    }

    static JsonNode verdicts(Trial trial) {
        try {
            return JSON.readTree(Files.readString(runDirectory(trial).resolve("gates.json")))
                    .get("verdicts");
        } catch (IOException e) {
            throw new AssertionError("no verdicts of " + trial.outcome(), e);
        }
    }

    static List<String> results(Trial trial) {
        return verdicts(trial).findValues("result").stream()
                .map(JsonNode::textValue)
                .toList();
    }

    /** The candidate of a run that was refused. */
    static JsonNode candidate(Trial trial) throws IOException {
        return JSON.readTree(Files.readString(runDirectory(trial).resolve("candidate/model.json")));
    }
}
