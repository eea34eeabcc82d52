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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gates from night to night: which models replace the current one, and which stay candidates. */
class GatesIT {
    private static final String CURRENT = "rmse <= 1.1 * current";
    private static final String MEAN = "rmse <= mean";

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private Nights nights;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @BeforeEach
    void begin() throws IOException {
        nights = new Nights(spark, shared);
    }

    /** Rows {x1, x2, w, y} of y = 3 x1 - 2 x2 + 7 with noise of sd 1. */
    private static double[][] rows(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            double x1 = random.nextGaussian();
            double x2 = 5 + 2 * random.nextGaussian();
            rows[i] = new double[] {x1, x2, 1 + random.nextInt(4), 3 * x1 - 2 * x2 + 7 + random.nextGaussian()};
        }
        return rows;
    }

    private static Table table(double[][] rows) {
        List<String> lines = new ArrayList<>();
        for (double[] row : rows) {
            lines.add(row[0] + "," + row[1] + "," + row[2] + "," + row[3]);
        }
        return new Table("x1,x2,w,y", lines);
    }

    private static Table table(long seed) {
        return table(rows(seed, 200));
    }

    private static Consumer<TrainRun> over(String... features) {
        return run -> run.features = List.of(features);
    }

    private static Consumer<TrainRun> asking(String... gates) {
        return over("x1", "x2").andThen(run -> run.gates = Nights.gates(gates));
    }

    /** The root mean squared error over rows of a model that was published, weights and all. */
    private static double rmse(JsonNode model, double[][] rows, boolean weighted) {
        double squares = 0;
        double weights = 0;
        for (double[] row : rows) {
            double predicted = model.get("intercept").doubleValue();
            predicted += model.at("/coefficients/x1").doubleValue() * row[0];
            predicted += model.at("/coefficients/x2").doubleValue() * row[1];
            double w = weighted ? row[2] : 1;
            squares += w * (predicted - row[3]) * (predicted - row[3]);
            weights += w;
        }
        return Math.sqrt(squares / weights);
    }

    @Test
    void theFirstNightIsPublishedAndSaysWhatCouldNotBeCompared() throws IOException {
        Trial first = nights.publishes(
                table(1),
                asking("rows >= 0.5 * recent", "drift <= 5", "range(x1) <= 0.2", "r2 >= current", "rmse < 2"));
        assertEquals(
                List.of(
                        "passed",
                        "passed",
                        "passed",
                        "passed-over",
                        "passed-over",
                        "passed-over",
                        "passed-over",
                        "passed-over",
                        "passed"),
                Nights.results(first));
        assertEquals(
                "all 200 used rows", Nights.verdict(first, MEAN).get("rows").textValue());
        assertEquals(
                first.model().at("/metrics/rmse").doubleValue(),
                Nights.verdict(first, MEAN).get("value").doubleValue());
        String events = Files.readString(Nights.runDirectory(first).resolve("events.jsonl"));
        assertTrue(events.contains("\"event\":\"gates\"") && events.contains("\"converged\":\"passed\""), events);
    }

    @Test
    void whatEachGateSaidIsToldToPeople() throws IOException {
        nights.publishes(table(1), over("x1", "x2"));
        Heard heard = new Heard();
        TrainRun run = new TrainRun(Files.createTempDirectory(shared, "models"))
                .over(table(2).write(shared.resolve("told.csv")));
        run.features = List.of("x1", "x2");
        run.gates = Nights.gates("rmse <= 0.01", "r2 >= 0.5");
        Trial refused = Trial.of(run, spark, heard.listeners());
        assertEquals(ExitCode.GATE_REFUSED, refused.outcome().code());
        assertTrue(heard.out().matches("(?s).*rmse <= 0\\.01 +REFUSED .*0\\.01.*"), heard.out());
        assertTrue(heard.out().matches("(?s).*r2 >= 0\\.5 +passed .*0\\.5.*"), heard.out());
        assertFalse(Files.exists(run.models.resolve("test/current.json")));
    }

    @ParameterizedTest
    @EnumSource
    void theNextNightIsHeldToTheCurrentModelOnItsOwnRows(EngineSettings.Kind engine) {
        Consumer<TrainRun> run = over("x1", "x2").andThen(each -> each.engine = engine);
        JsonNode first = nights.publishes(table(1), run).model();
        double[][] rows = rows(2, 300);
        Trial second = nights.publishes(table(rows), run);
        JsonNode verdict = Nights.verdict(second, CURRENT);
        assertEquals(1.1 * rmse(first, rows, false), verdict.get("limit").doubleValue(), 1e-9);
        assertEquals(
                second.model().at("/metrics/rmse").doubleValue(),
                verdict.get("value").doubleValue());
        assertEquals("current is 2026-11-23", verdict.get("note").textValue());
        assertEquals("all 300 used rows", verdict.get("rows").textValue());
        assertEquals("2026-11-23-2", second.outcome().version());
    }

    @Test
    void shiftedLabelsAreRefusedByAGateWithANumberOrTheLastNights() throws IOException {
        nights.publishes(table(1), over("x1", "x2"));
        double[][] shifted = rows(2, 200);
        double first = shifted[0][3];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i][3] = i + 1 < shifted.length ? shifted[i + 1][3] : first;
        }
        Trial refused = nights.refuses(
                ExitCode.GATE_REFUSED,
                table(shifted),
                asking("r2 >= 0.5", "rmse <= 1.5 * recent", "rows >= 0.5 * recent"),
                "Cannot publish the model: gate 'r2 >= 0.5' refuses: it is 0.0",
                "the limit is 0.5",
                "gate 'rmse <= 1.5 * recent' refuses",
                "--no-gate");
        assertEquals(List.of("passed", "passed", "passed", "refused", "refused", "passed"), Nights.results(refused));
        // On the rows it was trained on a least squares fit is never worse than another line.
        nights.publishes(table(shifted), over("x1", "x2"));
    }

    @ParameterizedTest
    @EnumSource
    void aColumnThatIsLeftOutIsReadAlongForTheCurrentModel(EngineSettings.Kind engine) throws IOException {
        Consumer<TrainRun> both = over("x1", "x2").andThen(run -> run.engine = engine);
        Consumer<TrainRun> one = over("x1").andThen(run -> run.engine = engine);
        JsonNode current = nights.publishes(table(1), both).model();
        double[][] rows = rows(2, 200);
        Trial refused = nights.refuses(
                ExitCode.GATE_REFUSED,
                table(rows),
                one,
                "gate '" + CURRENT + "' refuses",
                "read once more with column 'x2'");
        JsonNode verdict = Nights.verdict(refused, CURRENT);
        assertEquals(1.1 * rmse(current, rows, false), verdict.get("limit").doubleValue(), 1e-9);
        assertEquals(
                Nights.candidate(refused).at("/metrics/rmse").doubleValue(),
                verdict.get("value").doubleValue(),
                1e-12);
        assertTrue(verdict.get("rows").textValue().startsWith("the 200 rows that both"), verdict.toString());
        // The mean is beaten all the same.
        assertEquals("passed", Nights.verdict(refused, MEAN).get("result").textValue());
    }

    @Test
    void onlyRowsThatBothCanUseAreCompared() throws IOException {
        nights.publishes(table(1), over("x1", "x2"));
        double[][] rows = rows(2, 200);
        List<String> lines = new ArrayList<>(table(rows).rows());
        for (int i = 0; i < 10; i++) {
            lines.set(i, rows[i][0] + ",," + rows[i][2] + "," + rows[i][3]);
        }
        Trial refused =
                nights.refuses(ExitCode.GATE_REFUSED, new Table("x1,x2,w,y", lines), over("x1"), "190 rows that both");
        assertEquals(
                "all 200 used rows", Nights.verdict(refused, MEAN).get("rows").textValue());
    }

    @ParameterizedTest
    @EnumSource
    void aColumnThatIsAddedCostsNoReading(EngineSettings.Kind engine) {
        nights.publishes(table(1), over("x1").andThen(run -> run.engine = engine));
        Trial wider = nights.publishes(table(2), over("x2", "x1").andThen(run -> run.engine = engine));
        JsonNode verdict = Nights.verdict(wider, CURRENT);
        assertEquals("all 200 used rows", verdict.get("rows").textValue());
        assertTrue(verdict.get("limit").doubleValue() > 3 * verdict.get("value").doubleValue(), verdict.toString());
    }

    @Test
    void aColumnOfTheCurrentModelThatIsGoneRefusesUnlessALimitStandsIn() throws IOException {
        nights.publishes(table(1), over("x1", "x2"));
        List<String> lines = new ArrayList<>();
        for (double[] row : rows(2, 200)) {
            lines.add(row[0] + "," + row[3]);
        }
        Table gone = new Table("x1,y", lines);
        nights.refuses(
                ExitCode.GATE_REFUSED,
                gone,
                over("x1"),
                "version 2026-11-23 cannot be compared: the table has no numbers in column 'x2', which it needs",
                "a --gate of your own",
                "--no-gate");
        Trial published = nights.publishes(gone, over("x1").andThen(run -> run.gates = Nights.gates("rmse <= 10")));
        assertEquals(
                "passed-over", Nights.verdict(published, CURRENT).get("result").textValue());
        Trial ungated = nights.publishes(gone, over("x1").andThen(run -> run.gates = TrainSettings.Gates.FINITE_ONLY));
        assertEquals(List.of("passed"), Nights.results(ungated));
    }

    @Test
    void anotherLabelCannotBeCompared() throws IOException {
        nights.publishes(table(1), over("x1", "x2"));
        nights.refuses(
                ExitCode.GATE_REFUSED,
                table(2),
                over("x1")
                        .andThen(run -> run.label = "w")
                        .andThen(run -> run.gates = Nights.gates("rmse <= 2 * mean", "rmse <= current")),
                "it predicts 'y', and this run 'w'");
    }

    @Test
    void gatesLookAtTheHeldOutRowsAndAtTheSameOnesForBothModels() throws IOException {
        Consumer<TrainRun> heldOut = run -> run.holdoutPercent = 30;
        nights.publishes(table(1), over("x1", "x2").andThen(heldOut));
        Trial second = nights.publishes(table(2), over("x1", "x2").andThen(heldOut));
        long count = second.model().at("/metrics/rows_held_out").longValue();
        for (String rule : List.of(MEAN, CURRENT)) {
            JsonNode verdict = Nights.verdict(second, rule);
            assertEquals("the " + count + " held-out rows", verdict.get("rows").textValue());
            assertEquals(
                    second.model().at("/metrics/holdout/rmse").doubleValue(),
                    verdict.get("value").doubleValue());
        }
        Trial narrow =
                nights.refuses(ExitCode.GATE_REFUSED, table(3), over("x1").andThen(heldOut), "held-out rows that both");
        JsonNode verdict = Nights.verdict(narrow, CURRENT);
        JsonNode metrics = Nights.candidate(narrow).get("metrics");
        assertTrue(
                verdict.get("rows").textValue().startsWith("the " + metrics.get("rows_held_out") + " held-out rows"));
        // The very rows that were held out of the narrower table, so the very same error.
        assertEquals(
                metrics.at("/holdout/rmse").doubleValue(), verdict.get("value").doubleValue());
    }

    @Test
    void weightsCountAsInTraining() {
        Consumer<TrainRun> weighted = over("x1", "x2").andThen(run -> run.weight = java.util.Optional.of("w"));
        JsonNode first = nights.publishes(table(1), weighted).model();
        double[][] rows = rows(2, 200);
        for (EngineSettings.Kind engine : EngineSettings.Kind.values()) {
            Trial second = nights.publishes(table(rows), weighted.andThen(run -> run.engine = engine));
            double limit =
                    Nights.verdict(second, "rmse <= 1.1 * current").get("limit").doubleValue();
            if (engine == EngineSettings.Kind.ROWS) {
                assertEquals(1.1 * rmse(first, rows, true), limit, 1e-9);
                assertTrue(Math.abs(limit - 1.1 * rmse(first, rows, false)) > 1e-4);
            }
            double mean = Nights.verdict(second, MEAN).get("limit").doubleValue();
            assertEquals(weightedSd(rows), mean, 1e-9);
        }
    }

    private static double weightedSd(double[][] rows) {
        double weights = 0;
        double sum = 0;
        double squares = 0;
        for (double[] row : rows) {
            weights += row[2];
            sum += row[2] * row[3];
            squares += row[2] * row[3] * row[3];
        }
        return Math.sqrt(squares / weights - sum / weights * (sum / weights));
    }

    @ParameterizedTest
    @EnumSource
    void withoutInterceptTheMeanIsZero(EngineSettings.Kind engine) {
        double[][] rows = rows(5, 200);
        Trial trial = nights.publishes(table(rows), over("x1", "x2").andThen(run -> {
            run.intercept = false;
            run.engine = engine;
        }));
        double squares = 0;
        for (double[] row : rows) {
            squares += row[3] * row[3];
        }
        assertEquals(
                Math.sqrt(squares / 200),
                Nights.verdict(trial, MEAN).get("limit").doubleValue(),
                1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void aPerfectFitMayFollowAPerfectFit(EngineSettings.Kind engine) {
        for (OptimizerKind optimizer : List.of(OptimizerKind.NEWTON, OptimizerKind.GD, OptimizerKind.NEWTON)) {
            SplittableRandom random = new SplittableRandom(optimizer.ordinal() + 9);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                long x1 = random.nextInt(2_000_000) - 999_983;
                long x2 = random.nextInt(1_000);
                lines.add(x1 / 1e3 + "," + x2 + "," + (0.3 * x1 - 7 * x2 + 1e7));
            }
            Trial trial = nights.publishes(new Table("x1,x2,y", lines), run -> {
                run.engine = engine;
                run.optimizer = optimizer;
            });
            assertTrue(Nights.verdict(trial, MEAN).get("value").doubleValue() < 1e-6);
        }
    }

    @Test
    void tablesOfAnotherKindAreRefusedByDataGates() throws IOException {
        Consumer<TrainRun> gates =
                asking("rows >= 0.5 * recent", "bad_rows <= 1%", "drift <= 6", "range(x1) <= 20%", "drift(x2) <= 6");
        nights.publishes(table(rows(1, 400)), gates);
        nights.publishes(table(rows(2, 380)), gates);
        nights.refuses(
                ExitCode.GATE_REFUSED,
                table(rows(3, 150)),
                gates,
                "gate 'rows >= 0.5 * recent' refuses: it is 150",
                "the limit is 195",
                "median of the last 2 published versions");
        double[][] moved = rows(4, 400);
        double[][] wide = rows(5, 400);
        for (double[] row : moved) {
            row[1] += 3;
            row[3] -= 6;
        }
        wide[17][0] = 40;
        Trial drifted = nights.refuses(
                ExitCode.GATE_REFUSED, table(moved), gates, "gate 'drift <= 6' refuses", "column 'x2' has mean");
        assertEquals(
                "refused",
                Nights.verdict(drifted, "drift(x2) <= 6").get("result").textValue());
        assertEquals(
                "passed",
                Nights.verdict(drifted, "range(x1) <= 0.2").get("result").textValue());
        nights.refuses(ExitCode.GATE_REFUSED, table(wide), gates, "gate 'range(x1) <= 0.2' refuses", "to 40.0");
        nights.publishes(table(rows(6, 400)), gates);
    }

    @Test
    void whatHasNotConvergedIsRefusedAsThatAndEveryOtherVerdictIsTold() throws IOException {
        nights.publishes(table(1), over("x1", "x2"));
        Consumer<TrainRun> short0 = over("x1", "x2").andThen(run -> {
            run.optimizer = OptimizerKind.GD;
            run.rate = new RateSetting.Uniform(1e-3);
            run.epochs = 2;
        });
        Trial refused = nights.refuses(
                ExitCode.NOT_CONVERGED,
                table(2),
                short0,
                "Cannot publish the model: not converged after 2 epochs (stopped by epochs)",
                "gate '" + CURRENT + "' refuses");
        assertEquals(4, Nights.verdicts(refused).size());
        // Allowed to be short of the optimum, it is still no better than what there is.
        nights.refuses(
                ExitCode.GATE_REFUSED,
                table(3),
                short0.andThen(run -> run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED),
                CURRENT);
    }

    @Test
    void theMeanAbsoluteErrorOfTheCurrentModelIsTakenFromTheResiduals() {
        Consumer<TrainRun> residuals = over("x1", "x2").andThen(run -> {
            run.engine = EngineSettings.Kind.MOMENTS;
            run.residuals = true;
        });
        nights.publishes(table(1), residuals);
        Trial second = nights.publishes(
                table(2), residuals.andThen(run -> run.gates = Nights.gates("mae <= 1.2 * current", "mae <= 5")));
        assertEquals(
                second.model().at("/metrics/mae").doubleValue(),
                Nights.verdict(second, "mae <= 1.2 * current").get("value").doubleValue());
        assertEquals("passed", Nights.verdict(second, "mae <= 5").get("result").textValue());
    }
}
