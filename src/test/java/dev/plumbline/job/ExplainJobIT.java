package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table says before anything is trained, and whether training then does what was said. */
class ExplainJobIT {
    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static ThreeFeatures rows;
    private static Path file;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
        rows = ThreeFeatures.random(61, 500);
        file = rows.table().write(shared.resolve("rows.csv"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static TrainRun run(Consumer<TrainRun> change) throws IOException {
        TrainRun run = new TrainRun(Files.createTempDirectory(shared, "models")).over(file);
        run.partitions = 1;
        change.accept(run);
        return run;
    }

    private static Explained explained(Consumer<TrainRun> change) throws IOException {
        return Explained.of(run(change), spark);
    }

    private static Path table(String name, String... lines) throws IOException {
        return Files.write(shared.resolve(name), List.of(lines));
    }

    @Test
    void aPlainTableIsProfiledAndNothingIsTrained() throws IOException {
        TrainRun run = run(each -> {});
        Explained explained = Explained.of(run, spark);
        assertEquals(500, explained.json().at("/rows/used").intValue());
        assertEquals(4, explained.json().get("columns").size());
        for (int j = 0; j < 4; j++) {
            String name = j < 3 ? ThreeFeatures.NAMES.get(j) : "y";
            assertProfile(rows.columns()[j], explained.column(name));
            assertTrue(explained.text().contains("  " + name + " "), explained.text());
        }
        assertEquals(2, explained.json().get("landscapes").size());
        assertEquals(4, explained.json().at("/landscapes/0/parameters").size());
        assertTrue(explained.forecast("one rate for all").get("epochs").longValue()
                > explained.forecast("standardized").get("epochs").longValue());
        assertEquals("gd", explained.chosen().get("optimizer").textValue());
        assertTrue(explained.text().contains("gd, the chosen settings"), explained.text());
        assertTrue(explained.text().lines().allMatch(line -> line.length() <= 100), explained.text());
        try (var left = Files.list(run.models)) {
            assertEquals(0, left.count(), "explain writes nothing");
        }
    }

    private static void assertProfile(double[] values, JsonNode column) {
        double sum = 0;
        double least = values[0];
        double most = values[0];
        for (double value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double sd = Math.sqrt(squares / values.length);
        assertEquals(values.length, column.get("used").intValue());
        assertEquals(0, column.get("missing").intValue());
        assertEquals(least, column.get("min").doubleValue());
        assertEquals(most, column.get("max").doubleValue());
        assertEquals(mean, column.get("mean").doubleValue(), 1e-12 * sd);
        // Of the population or of a sample: both are customary.
        assertEquals(sd, column.get("sd").doubleValue(), 2e-3 * sd);
        assertFalse(column.get("constant").booleanValue());
    }

    @Test
    void missingValuesAreCountedAndARefusalOfTrainIsForetold() throws IOException {
        Path gaps = table("gaps.csv", "a,b,y", "1,2,3", "2,,5", "3,7,", "4,1,9", ",,2", "6,5,12", "7,7,15");
        Explained explained = explained(run -> run.over(gaps));
        assertEquals(7, explained.json().at("/rows/read").intValue());
        assertEquals(4, explained.json().at("/rows/used").intValue());
        assertEquals(3, explained.json().at("/rows/rejected_by_reason/missing").intValue());
        assertEquals(1, explained.column("a").get("missing").intValue());
        assertEquals(2, explained.column("b").get("missing").intValue());
        assertEquals(1, explained.column("y").get("missing").intValue());
        assertTrue(explained.notes().contains("train would refuse these rows (exit code 65)"), explained.notes());
        assertEquals(
                ExitCode.DATA,
                Trial.of(run(run -> run.over(gaps)), spark).outcome().code());
    }

    @Test
    void aColumnWithoutAnyValueIsNamedAndTheOthersExplained() throws IOException {
        Path empty = table("empty.csv", "a,none,y", "1,,3", "2,,5.5", "3,,6", "4,,9");
        Explained explained = explained(run -> run.over(empty));
        assertEquals(4, explained.json().at("/rows/used").intValue());
        assertEquals(4, explained.column("none").get("missing").intValue());
        assertEquals(0, explained.column("none").get("used").intValue());
        assertTrue(explained.sentence("PL106").contains("none"), explained.sentence("PL106"));
        assertTrue(explained.text().contains("PL106"), explained.text());
        assertEquals(2, explained.json().at("/landscapes/0/parameters").size());

        Path nothing = table("nothing.csv", "none,y", ",3", ",5");
        Refusal refusal = assertThrows(Refusal.class, () -> explained(run -> run.over(nothing)));
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(refusal.getMessage().contains("'none'"), refusal.getMessage());
    }

    @Test
    void constantAndCollinearColumnsAreNamedAndTheOthersExplained() throws IOException {
        Path more = rows.withUnusableColumns().write(shared.resolve("more.csv"));
        Explained explained = explained(run -> run.over(more).features = List.of("x1", "same", "x2", "x3", "both"));
        assertTrue(explained.column("same").get("constant").booleanValue());
        assertTrue(explained.sentence("PL104").contains("'same'"), explained.sentence("PL104"));
        assertTrue(explained.sentence("PL105").contains("'both'"), explained.sentence("PL105"));
        Explained plain = explained(run -> {});
        assertEquals(plain.json().get("landscapes"), explained.json().get("landscapes"));
        assertEquals(plain.json().get("forecasts"), explained.json().get("forecasts"));
    }

    @Test
    void aboveTheMomentsLimitTheColumnsAreToldAndNoMore() throws IOException {
        Explained explained = explained(run -> run.momentsLimit = 2);
        assertEquals(List.of("PL107"), explained.findings());
        assertProfile(rows.columns()[0], explained.column("x1"));
        assertEquals(0, explained.json().get("landscapes").size());
        assertEquals(0, explained.json().get("forecasts").size());
        assertTrue(explained.text().contains("--moments-limit"), explained.text());
    }

    @Test
    void gradientDescentAtConstantRatesTakesTheEpochsForecast() throws IOException {
        List<Consumer<TrainRun>> ways = List.of(
                run -> {},
                run -> run.rate = new RateSetting.Uniform(0.5),
                run -> {
                    run.rate = new RateSetting.PerParameter(
                            OptionalDouble.of(0.7), OptionalDouble.of(1.1), Map.of("x2", 0.3));
                    run.tolerance = 1e-9;
                },
                run -> {
                    run.standardize = false;
                    run.tolerance = 1e-9;
                },
                run -> run.intercept = false,
                run -> run.stopAtSe = OptionalDouble.of(0.01));
        for (int i = 0; i < ways.size(); i++) {
            Consumer<TrainRun> way = ways.get(i).andThen(run -> run.optimizer = OptimizerKind.GD);
            for (EngineSettings.Kind engine : EngineSettings.Kind.values()) {
                Consumer<TrainRun> each = way.andThen(run -> run.engine = engine);
                JsonNode forecast = explained(each).chosen();
                assertEquals("converges", forecast.get("ends").textValue());
                Trial trial = Trial.published(run(each), spark);
                assertEquals(
                        forecast.get("epochs").longValue(), trial.outcome().epochs(), 1, "way " + i + " by " + engine);
            }
        }
    }

    @Test
    void whatTrainWouldRefuseOrNotReachIsFound() throws IOException {
        Explained tooFast = explained(run -> {
            run.optimizer = OptimizerKind.GD;
            run.rate = new RateSetting.Uniform(5);
        });
        assertEquals("diverges", tooFast.chosen().get("ends").textValue());
        assertTrue(tooFast.sentence("PL109").contains("above the stable limit of gd"), tooFast.sentence("PL109"));
        Explained backsOff = explained(run -> {
            run.optimizer = OptimizerKind.GD;
            run.rate = new RateSetting.Uniform(5);
            run.backOff = true;
        });
        assertEquals("converges", backsOff.chosen().get("ends").textValue());
        assertTrue(backsOff.findings().contains("PL114"), backsOff.findings().toString());
        Explained tooShort = explained(run -> {
            run.optimizer = OptimizerKind.GD;
            run.epochs = 5;
        });
        assertTrue(tooShort.findings().contains("PL108"), tooShort.findings().toString());
    }

    @Test
    void theEpochsOfTheChosenOptimizerAreThoseThatTrainTakes() throws IOException {
        for (OptimizerKind optimizer : List.of(OptimizerKind.AUTO, OptimizerKind.CG, OptimizerKind.NEWTON)) {
            Consumer<TrainRun> way = run -> {
                run.optimizer = optimizer;
                run.engine = EngineSettings.Kind.MOMENTS;
            };
            long forecast = explained(way).chosen().get("epochs").longValue();
            assertEquals(forecast, Trial.published(run(way), spark).outcome().epochs(), 1, optimizer.id());
        }
    }
}
