package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recurrence is the same, whether its gradients come from the rows or from the moments. */
class EnginesIT {
    private static final long SEED = 20_263;
    private static final int EPOCHS = 20;
    private static final double AGREED = 1e-12;
    private static final double OBJECTIVE_AGREED = 1e-9;

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static Path file;
    private static double labelSd;

    /** The same run by each engine. */
    private record Pair(Trial rows, Trial moments) {}

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
        ThreeFeatures features = ThreeFeatures.random(SEED, 800);
        file = weighted(features.table()).write(shared.resolve("rows.csv"));
        labelSd = sd(features.columns()[3]);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Table weighted(Table table) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(row + "," + random.nextDouble(0.5, 4)));
        return new Table(table.header() + ",w", rows);
    }

    private static double sd(double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        return Math.sqrt(squares / values.length - sum / values.length * (sum / values.length));
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV", "ADAGRAD", "ADAM"})
    void everyEpochIsTheSameInStandardizedCoordinates(OptimizerKind optimizer) throws IOException {
        Pair pair = trained(optimizer, run -> {});
        assertSameCourse(pair, EPOCHS);
        if (optimizer != OptimizerKind.ADAGRAD && optimizer != OptimizerKind.ADAM) {
            assertSameIntercepts(pair, AGREED);
            assertSameParameters(pair);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV", "ADAGRAD", "ADAM"})
    void everyEpochIsTheSameInRawCoordinatesOfWeightedRows(OptimizerKind optimizer) throws IOException {
        Pair pair = trained(optimizer, run -> {
            run.standardize = false;
            run.weight = Optional.of("w");
        });
        assertSameCourse(pair, EPOCHS);
        assertSameIntercepts(pair, 0);
        assertSameParameters(pair);
    }

    @ParameterizedTest
    @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV", "ADAGRAD", "ADAM"})
    void everyEpochIsTheSameWithoutIntercept(OptimizerKind optimizer) throws IOException {
        Pair pair = trained(optimizer, run -> {
            run.intercept = false;
            run.weight = Optional.of("w");
        });
        assertSameCourse(pair, EPOCHS);
        assertSameParameters(pair);
    }

    @Test
    void rmspropAgreesInItsFirstEpochsAndInItsObjectiveAtTheEnd() throws IOException {
        for (boolean standardize : new boolean[] {true, false}) {
            Pair pair = trained(OptimizerKind.RMSPROP, run -> {
                run.standardize = standardize;
                run.epochs = 60;
            });
            assertSameCourse(pair, 20);
            double end = pair.rows().history().get(59).get("objective").doubleValue();
            assertEquals(end, pair.moments().history().get(59).get("objective").doubleValue(), OBJECTIVE_AGREED * end);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CG", "NEWTON"})
    void directOptimizersEndAtTheSameParameters(OptimizerKind optimizer) throws IOException {
        for (boolean standardize : new boolean[] {true, false}) {
            Pair pair = trained(optimizer, run -> {
                run.standardize = standardize;
                run.weight = Optional.of("w");
                run.tolerance = 1e-14;
                run.gates = TrainSettings.Gates.ALL;
            });
            assertSameParameters(pair);
            assertEquals(optimizer.id(), optimizerOf(pair.rows()));
        }
    }

    /** Newton goes to the optimum in one step; another optimizer would take more. */
    private static String optimizerOf(Trial trial) {
        return trial.outcome().epochs() == 1 ? "newton" : "cg";
    }

    private static Pair trained(OptimizerKind optimizer, Consumer<TrainRun> change) throws IOException {
        return new Pair(
                trained(EngineSettings.Kind.ROWS, optimizer, change),
                trained(EngineSettings.Kind.MOMENTS, optimizer, change));
    }

    private static Trial trained(EngineSettings.Kind engine, OptimizerKind optimizer, Consumer<TrainRun> change)
            throws IOException {
        TrainRun run = new TrainRun(Files.createTempDirectory(shared, "models")).over(file);
        run.features = ThreeFeatures.NAMES;
        run.partitions = 2;
        run.engine = engine;
        run.optimizer = optimizer;
        run.epochs = EPOCHS;
        run.tolerance = 0;
        run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        change.accept(run);
        return Trial.published(run, spark);
    }

    private static void assertSameCourse(Pair pair, int epochs) {
        List<JsonNode> rows = pair.rows().history();
        List<JsonNode> moments = pair.moments().history();
        assertEquals(rows.size(), moments.size());
        assertTrue(rows.size() >= epochs, "epochs: " + rows.size());
        double steepest = Slopes.of(rows.get(0)).squaredNorm();
        for (int i = 0; i < epochs; i++) {
            JsonNode byRows = rows.get(i);
            JsonNode byMoments = moments.get(i);
            String where = "epoch " + (i + 1) + ", seed " + SEED + ": ";
            assertEquals(i + 1, byRows.get("epoch").intValue());
            assertEquals(i + 1, byMoments.get("epoch").intValue());
            assertEquals(byRows.get("coordinates"), byMoments.get("coordinates"));
            assertEquals(byRows.get("rates"), byMoments.get("rates"), where + "rates");
            assertEquals(byRows.get("intercept_rate"), byMoments.get("intercept_rate"), where + "intercept's rate");
            for (String name : ThreeFeatures.NAMES) {
                double expected = byRows.get("coefficients").get(name).doubleValue();
                assertNear(
                        where + name,
                        expected,
                        byMoments.get("coefficients").get(name).doubleValue(),
                        0);
            }
            Slopes expected = Slopes.of(byRows);
            Slopes found = Slopes.of(byMoments);
            assertNear(where + "objective", expected.objective(), found.objective(), 0);
            assertNear(where + "mse", expected.mse(), found.mse(), 0);
            assertNear(where + "gradient", expected.squaredNorm(), found.squaredNorm(), AGREED * steepest);
        }
    }

    /**
     * An epoch's figures but for what the intercept adds to them in standardized coordinates, where it has nothing to do
     * with the slopes. There a descent begins with the intercept at its optimum. Its gradient is rounding and nothing
     * else, and adaptive rules make a move of full length of that, in whichever direction it points.
     */
    private record Slopes(double objective, double mse, double squaredNorm) {
        static Slopes of(JsonNode epoch) {
            boolean standardized = epoch.get("coordinates").textValue().equals("standardized");
            double apart = standardized ? epoch.get("intercept").doubleValue() : 0;
            double norm = epoch.get("gradient_norm").doubleValue();
            return new Slopes(
                    epoch.get("objective").doubleValue() - apart * apart / 2,
                    epoch.get("mse").doubleValue() - apart * apart,
                    norm * norm - apart * apart);
        }
    }

    /** The intercept of every epoch, of which {@code allowed} label spreads may be rounding. */
    private static void assertSameIntercepts(Pair pair, double allowed) {
        List<JsonNode> rows = pair.rows().history();
        List<JsonNode> moments = pair.moments().history();
        for (int i = 0; i < rows.size(); i++) {
            double expected = rows.get(i).get("intercept").doubleValue();
            assertNear(
                    "epoch " + (i + 1),
                    expected,
                    moments.get(i).get("intercept").doubleValue(),
                    allowed * labelSd);
        }
    }

    private static void assertSameParameters(Pair pair) {
        List<String> names = new ArrayList<>(ThreeFeatures.NAMES);
        if (pair.rows().model().get("has_intercept").booleanValue()) {
            names.add("intercept");
        }
        for (String name : names) {
            assertNear(
                    "final " + name, pair.rows().parameter(name), pair.moments().parameter(name), 0);
        }
    }

    private static void assertNear(String what, double rows, double moments, double absolute) {
        assertEquals(rows, moments, AGREED * Math.abs(rows) + absolute, what);
    }
}
