package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A descent that stops where chance is much larger than what is left to go. */
class StopAtSeIT {
    private static final double SHARE = 0.01;
    private static final int ROWS = 600;
    private static final List<String> PARAMETERS = List.of("x1", "x2", "x3", "intercept");

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static Path file;
    private static Trial exact;

    @BeforeAll
    static void start() throws IOException {
        spark = Trial.session("local[2]");
        file = ThreeFeatures.random(21, ROWS).table().write(shared.resolve("rows.csv"));
        exact = trained(run -> run.optimizer = OptimizerKind.NEWTON).published();
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
        run.optimizer = OptimizerKind.GD;
        run.epochs = 2_000;
        change.accept(run);
        return Trial.of(run, spark);
    }

    @ParameterizedTest
    @CsvSource({"ROWS, true", "MOMENTS, true", "ROWS, false", "MOMENTS, false"})
    void itStopsAtTheFirstEpochAtWhichEveryParameterIsNearer(EngineSettings.Kind engine, boolean standardize)
            throws IOException {
        Consumer<TrainRun> way = run -> {
            run.engine = engine;
            run.standardize = standardize;
        };
        Trial stopped = trained(way.andThen(run -> run.stopAtSe = OptionalDouble.of(SHARE)))
                .published();
        JsonNode convergence = stopped.convergence();
        assertEquals("standard_error", convergence.get("reason").textValue());
        assertTrue(convergence.get("converged").booleanValue());
        int epochs = convergence.get("epochs").intValue();
        assertEquals(stopped.history().size(), epochs);
        assertEquals(5, convergence.get("optimisation_error_se").size());
        assertTrue(worst(convergence) <= SHARE, convergence.toString());
        assertTrue(measured(stopped) <= SHARE * (1 + 1e-6), "measured " + measured(stopped));

        Trial before = trained(way.andThen(run -> {
                    run.epochs = epochs - 1;
                    run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
                }))
                .published();
        assertTrue(worst(before.convergence()) > SHARE, before.convergence().toString());
        assertEquals(measured(before), worst(before.convergence()), 1e-6);
    }

    @Test
    void aSmallerShareTakesMoreEpochsAndTheToleranceMost() throws IOException {
        long coarse = epochs(OptionalDouble.of(1));
        long fine = epochs(OptionalDouble.of(1e-4));
        assertTrue(coarse < fine, coarse + " epochs, " + fine + " epochs");
        assertTrue(fine < epochs(OptionalDouble.empty()), "by tolerance: " + epochs(OptionalDouble.empty()));
    }

    private static long epochs(OptionalDouble share) throws IOException {
        return trained(run -> run.stopAtSe = share).published().outcome().epochs();
    }

    @Test
    void itNeedsTheProductsOfAllColumns() throws IOException {
        Trial refused = trained(run -> {
            run.engine = EngineSettings.Kind.ROWS;
            run.momentsLimit = 2;
            run.stopAtSe = OptionalDouble.of(SHARE);
        });
        String message = refused.outcome().message();
        assertEquals(ExitCode.CONFIG, refused.outcome().code(), message);
        assertTrue(message.contains("--stop-at-se") && message.contains("--moments-limit 3"), message);
        assertFalse(Files.exists(refused.directory().resolve("current.json")));
    }

    private static double worst(JsonNode convergence) {
        double worst = 0;
        for (JsonNode each : convergence.get("optimisation_error_se")) {
            worst = Math.max(worst, each.doubleValue());
        }
        return worst;
    }

    /** The largest distance from the exact model in its standard errors; of the prediction at the centre sd / root of n. */
    private static double measured(Trial trial) {
        JsonNode statistics = exact.model().get("statistics");
        Map<String, Double> errors = new HashMap<>();
        for (JsonNode term : statistics.get("terms")) {
            errors.put(term.get("term").textValue(), term.get("std_error").doubleValue());
        }
        double worst = 0;
        for (String name : PARAMETERS) {
            worst = Math.max(worst, Math.abs(trial.parameter(name) - exact.parameter(name)) / errors.get(name));
        }
        double off = trial.model().get("intercept_at_centre").doubleValue()
                - exact.model().get("intercept_at_centre").doubleValue();
        double chance = statistics.get("residual_sd").doubleValue() / Math.sqrt(ROWS);
        return Math.max(worst, Math.abs(off) / chance);
    }
}
