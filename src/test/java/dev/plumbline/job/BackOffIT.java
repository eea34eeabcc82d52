package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Constant rates over the stable limit: refused with the limit, or halved until they are below it. */
class BackOffIT {
    private static final Pattern LIMIT = Pattern.compile(
            "learning rate (\\S+) of parameter '(.+)' is above the stable limit of (\\w+) on these data, (\\S+) at the");

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static ThreeFeatures rows;
    private static Path file;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
        rows = ThreeFeatures.random(77, 800);
        file = rows.table().write(shared.resolve("rows.csv"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Trial trained(Consumer<TrainRun> change) throws IOException {
        TrainRun run = new TrainRun(Files.createTempDirectory(shared, "models")).over(file);
        run.features = ThreeFeatures.NAMES;
        run.partitions = 1;
        run.engine = EngineSettings.Kind.MOMENTS;
        run.epochs = 3_000;
        change.accept(run);
        return Trial.of(run, spark);
    }

    /** The limit that the refusal of a common rate names. */
    private static double limitFor(double rate, Consumer<TrainRun> change) throws IOException {
        Trial refused = trained(change.andThen(run -> run.rate = new RateSetting.Uniform(rate)));
        String message = refused.outcome().message();
        assertEquals(ExitCode.DIVERGED, refused.outcome().code(), message);
        assertEquals(List.of(), refused.history(), "refused before the first epoch");
        assertFalse(Files.exists(refused.directory().resolve("current.json")));
        Matcher limit = LIMIT.matcher(message);
        assertTrue(limit.find(), message);
        assertEquals(rate, Double.parseDouble(limit.group(1)), message);
        assertTrue(ThreeFeatures.NAMES.contains(limit.group(2)), message);
        assertTrue(message.contains("--back-off"), message);
        return Double.parseDouble(limit.group(4));
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV"})
    void ratesOverTheLimitAreRefusedWithIt(OptimizerKind optimizer) throws IOException {
        for (EngineSettings.Kind engine : EngineSettings.Kind.values()) {
            Consumer<TrainRun> run = each -> {
                each.optimizer = optimizer;
                each.engine = engine;
            };
            double limit = limitFor(1e6, run);
            // Whatever the rate, the limit is the same: its own product with the share of it that is stable.
            assertEquals(limit, limitFor(1.01 * limit, run), 1e-9 * limit);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV"})
    void backingOffHalvesThemUntilTheyAreStable(OptimizerKind optimizer) throws IOException {
        double limit = limitFor(1e6, run -> run.optimizer = optimizer);
        for (int halvings : new int[] {1, 3, 20}) {
            double rate = Math.scalb(0.8 * limit, halvings);
            Trial trial = trained(run -> {
                        run.optimizer = optimizer;
                        run.rate = new RateSetting.Uniform(rate);
                        run.backOff = true;
                    })
                    .published();
            for (JsonNode epoch : trial.history()) {
                assertEquals(halvings, epoch.get("back_off").intValue());
                assertRate(Math.scalb(rate, -halvings), epoch);
            }
            assertBackedOffAndConverged(trial, halvings == 1 ? "halved once" : "halved " + halvings + " times");
        }
    }

    @Test
    void theRowsAreDescendedByTheSameHalvedRates() throws IOException {
        double limit = limitFor(1e6, run -> run.optimizer = OptimizerKind.GD);
        Trial trial = trained(run -> {
                    run.engine = EngineSettings.Kind.ROWS;
                    run.optimizer = OptimizerKind.GD;
                    run.rate = new RateSetting.Uniform(1.5 * limit);
                    run.backOff = true;
                })
                .published();
        trial.history().forEach(epoch -> assertRate(0.75 * limit, epoch));
        assertBackedOffAndConverged(trial, "halved once");
    }

    @Test
    void ratesThatAreStableAreLeftAlone() throws IOException {
        double limit = limitFor(1e6, run -> run.optimizer = OptimizerKind.GD);
        Trial trial = trained(run -> {
                    run.optimizer = OptimizerKind.GD;
                    run.rate = new RateSetting.Uniform(0.9 * limit);
                    run.backOff = true;
                })
                .published();
        assertFalse(trial.findings().contains("PL114"), trial.findings().toString());
        for (JsonNode epoch : trial.history()) {
            assertFalse(epoch.has("back_off"), epoch.toString());
            assertRate(0.9 * limit, epoch);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV"})
    void aboveTheMomentsLimitACommonRateIsHalvedBeforeTheFirstEpoch(OptimizerKind optimizer) throws IOException {
        Consumer<TrainRun> bounded = run -> {
            run.engine = EngineSettings.Kind.ROWS;
            run.momentsLimit = 2;
            run.optimizer = optimizer;
        };
        double limit = limitFor(1e6, bounded);
        Trial trial = trained(bounded.andThen(run -> {
                    run.rate = new RateSetting.Uniform(4.8 * limit);
                    run.backOff = true;
                }))
                .published();
        assertEquals(3, trial.history().get(0).get("back_off").intValue());
        assertBackedOffAndConverged(trial, "halved 3 times");
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM"})
    void whatOnlyTheDescentShowsIsHalvedThereAndReplayedFromTheStart(OptimizerKind optimizer) throws IOException {
        Consumer<TrainRun> unforeseen = run -> {
            run.engine = EngineSettings.Kind.ROWS;
            run.momentsLimit = 2;
            run.optimizer = optimizer;
            // The smallest rate alone is stable, and more is not known above the limit.
            run.rate = new RateSetting.PerParameter(OptionalDouble.of(1), OptionalDouble.of(1), Map.of("x2", 6.0));
        };
        Trial refused = trained(unforeseen);
        String message = refused.outcome().message();
        assertEquals(ExitCode.DIVERGED, refused.outcome().code(), message);
        assertTrue(message.contains("at epoch"), message);

        Trial trial = trained(unforeseen.andThen(run -> run.backOff = true)).published();
        int before = 0;
        for (JsonNode epoch : trial.history()) {
            int halvings = epoch.path("back_off").intValue();
            assertTrue(halvings >= before, epoch.toString());
            assertTrue(halvings == before || epoch.get("epoch").intValue() == 1, "replayed from the start: " + epoch);
            assertEquals(Math.scalb(6.0, -halvings), epoch.at("/rates/x2").doubleValue());
            before = halvings;
        }
        assertTrue(before > 0, trial.history().toString());
        assertBackedOffAndConverged(trial, "halved " + (before == 1 ? "once" : before + " times"));
    }

    private static void assertRate(double rate, JsonNode epoch) {
        ThreeFeatures.NAMES.forEach(
                name -> assertEquals(rate, epoch.get("rates").get(name).doubleValue(), 1e-15 * rate, epoch.toString()));
        assertEquals(rate, epoch.get("intercept_rate").doubleValue(), 1e-15 * rate, epoch.toString());
    }

    private static void assertBackedOffAndConverged(Trial trial, String sentence) {
        String found = trial.model().get("findings").toString();
        assertTrue(trial.findings().contains("PL114"), found);
        assertTrue(found.contains(sentence), found);
        assertTrue(
                trial.convergence().get("converged").booleanValue(),
                trial.convergence().toString());
        assertEquals("tolerance", trial.convergence().get("reason").textValue());
        double[] exact = rows.exact(true);
        for (int j = 0; j < 3; j++) {
            String name = ThreeFeatures.NAMES.get(j);
            assertEquals(exact[j], trial.parameter(name), 1e-11 * Math.abs(exact[j]), name);
        }
        assertEquals(exact[3], trial.parameter("intercept"), 1e-11 * Math.abs(exact[3]));
    }
}
