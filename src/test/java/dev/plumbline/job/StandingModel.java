package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.ModelStore;
import dev.plumbline.train.EpochListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * A model that was published yesterday, and tonight's runs over bad input: each must end as it should, and one that is
 * refused must leave yesterday's model as it is.
 */
final class StandingModel {
    private static final String NAME = "test";

    private final SparkSession spark;
    private final Path models;
    private int published;

    private StandingModel(SparkSession spark, Path models) {
        this.spark = spark;
        this.models = models;
    }

    /** Publishes y = 2 x + 1. */
    static StandingModel in(SparkSession spark, Path directory) throws IOException {
        StandingModel standing = new StandingModel(spark, directory.resolve("models"));
        Path file = Files.writeString(directory.resolve("yesterday.csv"), "x,y\n1,3\n2,5\n3,7\n");
        standing.publishes(run -> run.over(file).name = NAME);
        return standing;
    }

    /** What a published run said, and the model as the store gives it back. */
    record Night(FittedModel model, String told) {
        double intercept() {
            return model.line().intercept();
        }

        double slope(String feature) {
            return model.line().slopes()[model.line().features().indexOf(feature)];
        }
    }

    /** A run that publishes a model of its own. */
    Night publishes(Consumer<TrainRun> change) {
        TrainRun run = new TrainRun(models);
        run.name = "good-" + ++published;
        change.accept(run);
        Heard heard = new Heard();
        Outcome outcome = TrainJob.run(run.settings(), spark, heard.listeners(EpochListener.NONE));
        assertEquals(ExitCode.OK, outcome.code(), outcome.message());
        FittedModel model = ModelStore.at(
                        models.toString(), spark.sparkContext().hadoopConfiguration())
                .load(new ModelName(run.name), Optional.empty())
                .model();
        assertEquals(model.rows().read(), model.rows().used() + model.rows().rejected());
        assertTrue(heard.text().contains(model.rows().read() + " read = "), heard.text());
        return new Night(model, heard.text());
    }

    /** A run that ends with this code and a message with these parts, and publishes nothing. */
    String refuses(ExitCode code, Consumer<TrainRun> change, String... parts) {
        return refuses(code, change, note -> {}, EpochListener.NONE, parts);
    }

    /** @param noted hears each line of the run's notes while it goes on */
    String refuses(
            ExitCode code, Consumer<TrainRun> change, Consumer<String> noted, EpochListener epochs, String... parts) {
        TrainRun run = new TrainRun(models);
        run.name = NAME;
        change.accept(run);
        TreeMap<String, String> before = files();
        Heard heard = new Heard(noted);
        Outcome outcome = outcome(run, heard, epochs);
        assertEquals(code, outcome.code(), outcome.message());
        assertTrue(outcome.message().startsWith("Cannot "), outcome.message());
        for (String part : parts) {
            assertTrue(outcome.message().contains(part), "no '" + part + "' in: " + outcome.message());
        }
        assertFalse(heard.text().contains("\tat "), "a stack trace for the user: " + heard.text());
        assertEquals(before, files(), "the published model is as it was");
        if (!outcome.run().isEmpty()) {
            JsonNode status = status(outcome.run());
            assertEquals(code.code(), status.get("code").asInt());
            assertEquals(outcome.message(), status.get("message").asText());
        }
        return outcome.message();
    }

    /** How a run ended; the id of the run is empty where it was refused before it began. */
    private Outcome outcome(TrainRun run, Heard heard, EpochListener epochs) {
        int runs = runs();
        try {
            return TrainJob.run(run.settings(), spark, heard.listeners(epochs));
        } catch (Refusal refusal) {
            assertEquals(runs, runs(), "no run began, so none left a directory");
            return new Outcome(refusal.code(), refusal.getMessage(), "", run.name, "", 0, 0);
        }
    }

    private int runs() {
        String[] runs = models.resolve(NAME).resolve("runs").toFile().list();
        return runs == null ? 0 : runs.length;
    }

    private JsonNode status(String run) {
        try {
            return new ObjectMapper()
                    .readTree(models.resolve(NAME)
                            .resolve("runs/" + run + "/status.json")
                            .toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every file of the model but its lease, those of runs and claims of versions still to come, with its content. */
    private TreeMap<String, String> files() {
        Path model = models.resolve(NAME);
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(model)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                boolean apart = file.startsWith(model.resolve("runs"))
                        || file.equals(model.resolve("lease.json"))
                        || file.endsWith("claim.json") && !Files.exists(file.resolveSibling("manifest.json"));
                if (Files.isRegularFile(file) && !apart) {
                    files.put(model.relativize(file).toString(), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertTrue(files.containsKey("current.json"), files.keySet().toString());
        return files;
    }

    /** Everything that a run tells. */
    private static final class Heard {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Consumer<String> noted;

        Heard() {
            this(note -> {});
        }

        Heard(Consumer<String> noted) {
            this.noted = noted;
        }

        Listeners listeners(EpochListener progress) {
            PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8) {
                @Override
                public void println(String line) {
                    super.println(line);
                    noted.accept(line);
                }
            };
            return new Listeners(stream, stream, progress);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
