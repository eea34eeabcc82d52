package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.store.ModelStore;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Descents from a file to a published model, and the ways in which they end otherwise. */
class DescentIT {
    @TempDir
    private static Path shared;

    @TempDir
    private Path models;

    private static SparkSession spark;
    private static ThreeFeatures rows;
    private static Path file;
    private final Heard heard = new Heard();
    private TrainRun run;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
        rows = ThreeFeatures.random(5, 2_000);
        file = rows.table().write(shared.resolve("rows.csv"));
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @BeforeEach
    void defaults() {
        run = new TrainRun(models).over(file);
        run.features = ThreeFeatures.NAMES;
        run.partitions = 2;
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "GD", "MOMENTUM", "NESTEROV"})
    void steadyOptimizersConvergeToTheLastDigits(OptimizerKind optimizer) {
        run.optimizer = optimizer;
        FittedModel model = published();
        assertTrue(model.convergence().converged(), model.convergence().toString());
        assertEquals(Convergence.Reason.TOLERANCE, model.convergence().reason());
        assertTrue(model.convergence().epochs() > 5, model.convergence().toString());
        assertDigits(1e-12, model.line());
    }

    @ParameterizedTest
    @EnumSource(names = {"ADAGRAD", "RMSPROP", "ADAM"})
    void adaptiveOptimizersComeNearIn450Epochs(OptimizerKind optimizer) {
        run.optimizer = optimizer;
        run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        FittedModel model = published();
        double needed = optimizer == OptimizerKind.ADAGRAD ? 1e-3 : 1e-6;
        double error = rows.predictionError(model.line());
        assertTrue(error <= needed, optimizer + ": " + error);
    }

    @Test
    void rawCoordinatesConvergeAtAdvisedRates() {
        run.standardize = false;
        run.optimizer = OptimizerKind.GD;
        run.epochs = 20_000;
        FittedModel model = published();
        assertTrue(model.convergence().converged(), model.convergence().toString());
        assertDigits(1e-10, model.line());
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV"})
    void withoutInterceptTheLineGoesThroughTheOrigin(OptimizerKind optimizer) {
        run.optimizer = optimizer;
        run.intercept = false;
        run.epochs = 5_000;
        LinearModel line = published().line();
        assertFalse(line.hasIntercept());
        assertEquals(0, line.predict(new double[3]));
        double[] exact = rows.exact(false);
        for (int j = 0; j < 3; j++) {
            assertEquals(exact[j], line.slopes()[j], 1e-12 * Math.abs(exact[j]), "slope " + j);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV"})
    void aboveTheMomentsLimitPowerIterationAndContractionServe(OptimizerKind optimizer) {
        run.optimizer = optimizer;
        run.momentsLimit = 2;
        run.epochs = 2_000;
        FittedModel model = published();
        assertTrue(model.convergence().converged(), model.convergence().toString());
        assertDigits(1e-11, model.line());
        assertTrue(heard.err().contains("optimizer " + optimizer.id()), heard.err());
        assertEquals(Optional.empty(), model.statistics());
        assertEquals("PL107", model.findings().get(0).id());
    }

    @Test
    void patienceStopsWhereTheHeldOutErrorNoLongerFalls() {
        run.holdoutPercent = 20;
        run.patience = 3;
        run.tolerance = 0;
        FittedModel model = published();
        assertEquals(Convergence.Reason.PATIENCE, model.convergence().reason());
        assertTrue(model.convergence().epochs() < 450, model.convergence().toString());
        assertTrue(model.holdout().isPresent());
        assertEquals(400, model.rows().heldOut(), 90);
    }

    @Test
    void aRateOverTheStableLimitIsRefusedBeforeTheFirstEpoch() throws IOException {
        run.optimizer = OptimizerKind.GD;
        run.rate = new RateSetting.PerParameter(
                java.util.OptionalDouble.empty(), java.util.OptionalDouble.empty(), Map.of("x2", 40.0));
        Outcome outcome = refused(ExitCode.DIVERGED);
        assertTrue(outcome.message().contains("learning rate 40.0 of parameter 'x2'"), outcome.message());
        // The curvature of a standardized slope is at least 1, so that the limit of its own rate is at most 2.
        assertTrue(
                outcome.message().matches(".*above the stable limit of gd on these data, [01]\\.\\d+ at .*"),
                outcome.message());
        assertTrue(history().isEmpty(), history().toString());
    }

    @Test
    void anAdaptiveDescentThatRunsAwayIsRefused() {
        run.optimizer = OptimizerKind.ADAM;
        run.rate = new RateSetting.Uniform(1e6);
        Outcome outcome = refused(ExitCode.DIVERGED);
        assertTrue(outcome.message().contains("Use a smaller --learning-rate"), outcome.message());
    }

    @Test
    void aScheduleThatBeginsFarTooHighIsRefused() {
        run.optimizer = OptimizerKind.GD;
        run.rate = new RateSetting.Uniform(50);
        run.schedule = Optional.of(new Schedule(Schedule.Kind.EXPONENTIAL, 0.999, 1));
        Outcome outcome = refused(ExitCode.DIVERGED);
        assertTrue(outcome.message().contains("at epoch"), outcome.message());
    }

    @Test
    void twoEpochsAreNotEnoughUnlessUnconvergedIsAllowed() {
        run.optimizer = OptimizerKind.GD;
        run.epochs = 2;
        Outcome outcome = refused(ExitCode.NOT_CONVERGED);
        assertTrue(outcome.message().contains("--epochs"), outcome.message());
        run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        FittedModel model = published();
        assertFalse(model.convergence().converged());
        assertEquals(2, model.convergence().epochs());
    }

    @Test
    void columnsWithoutASlopeAreNamedOrDropped() {
        Path more = rows.withUnusableColumns().write(models.resolve("more.csv"));
        run.over(more).features = List.of("x1", "same", "x2", "x3", "both");
        Outcome outcome = refused(ExitCode.DATA);
        assertTrue(outcome.message().contains("'same'") && outcome.message().contains("'both'"), outcome.message());
        assertTrue(outcome.message().contains("--drop-unusable"), outcome.message());
        run.dropUnusable = true;
        LinearModel line = published().line();
        assertEquals(ThreeFeatures.NAMES, line.features());
        assertDigits(1e-12, line);
        assertTrue(heard.err().contains("left out") && heard.err().contains("same"), heard.err());
    }

    @Test
    void theSameRunTwiceIsPublishedOnce() throws IOException {
        published();
        assertFalse(history().isEmpty());
        Map<String, String> before = versions();
        assertFalse(before.isEmpty());
        Outcome again = train();
        assertEquals(ExitCode.OK, again.code());
        assertTrue(again.message().startsWith("already published"), again.message());
        assertEquals(0, again.epochs());
        assertEquals(before, versions());
    }

    private Outcome train() {
        return TrainJob.run(run.settings(), spark, heard.listeners());
    }

    private FittedModel published() {
        Outcome outcome = train();
        assertEquals(ExitCode.OK, outcome.code(), outcome.message());
        return ModelStore.at(models.toString(), new Configuration(false))
                .load(new ModelName(run.name), Optional.empty())
                .model();
    }

    /** Ends with the code and publishes nothing. */
    private Outcome refused(ExitCode code) {
        Outcome outcome = train();
        assertEquals(code, outcome.code(), outcome.message());
        assertEquals("", outcome.version());
        assertFalse(Files.exists(models.resolve(run.name).resolve("current.json")));
        return outcome;
    }

    /** Relative to each parameter of the exact least squares fit. */
    private static void assertDigits(double relative, LinearModel line) {
        double[] exact = rows.exact(true);
        for (int j = 0; j < 3; j++) {
            assertEquals(exact[j], line.slopes()[j], relative * Math.abs(exact[j]), "slope " + j);
        }
        assertEquals(exact[3], line.intercept(), relative * Math.abs(exact[3]), "intercept");
    }

    /** Lines of the histories of all runs, but for the headers. */
    private List<String> history() throws IOException {
        try (Stream<Path> files = Files.walk(models)) {
            return files.filter(file -> file.getFileName().toString().equals("history.jsonl"))
                    .flatMap(DescentIT::lines)
                    .filter(line -> line.contains("\"epoch\""))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Files of the published versions: when each was written, and what is in it. */
    private Map<String, String> versions() throws IOException {
        Map<String, String> found = new TreeMap<>();
        Path versions = models.resolve(run.name).resolve("versions");
        try (Stream<Path> files = Files.walk(versions)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                found.put(each.toString(), Files.getLastModifiedTime(each) + " " + Files.readString(each));
            }
        }
        return found;
    }
}
