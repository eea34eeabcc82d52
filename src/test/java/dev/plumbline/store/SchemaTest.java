package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.plumbline.model.Application;
import dev.plumbline.model.Change;
import dev.plumbline.model.Charts;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Drift;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.StatusLine;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files as they are really written, against the schemas that stand beside the code. */
class SchemaTest {
    @TempDir
    Path root;

    @Test
    void everyPublishedFileFitsItsSchema() throws IOException {
        ModelStore store = new ModelStore(new LocalFileStore(root), Samples.CLOCK);
        Samples.publish(store, DAY, "run-1");
        Samples.publish(store, DAY, "run-2");
        for (String version : List.of("2026-11-24", "2026-11-24-2")) {
            assertFits("claim", read("versions/" + version + "/claim.json"));
            assertFits("model", read("versions/" + version + "/model.json"));
            assertFits("manifest", read("versions/" + version + "/manifest.json"));
            for (String line :
                    read("versions/" + version + "/history.jsonl").lines().toList()) {
                assertFits("history-line", line);
            }
        }
        assertFits("current", read("current.json"));
        assertFits("move", read("moves/00000001.json"));
        assertFits("move", read("moves/00000002.json"));
        store.rollBack(NAME, new ModelVersion(DAY, 1));
        assertFits("move", read("moves/00000003.json"));
        store.rollBack(NAME, new ModelVersion(DAY, 2));
        Samples.publish(store, DAY, "run-3");
        for (String run : List.of("run-1", "run-2", "run-3")) {
            store.run(NAME, run)
                    .status(new dev.plumbline.model.Outcome(
                            dev.plumbline.model.ExitCode.OK, "it ended", run, NAME.value(), "", 2, 100));
        }
        store.retain(NAME, 2, "run-3");
        assertFits("removed", read("removed/2026-11-24.json"));
    }

    @Test
    void aLeaseFitsWhileItIsHeldAndAfterwards() throws IOException {
        ModelStore store = new ModelStore(new LocalFileStore(root), Samples.CLOCK);
        try (Lease lease = store.lease(NAME, "run-1", Duration.ofMillis(5_500), note -> {})) {
            assertFits("lease", read("lease.json"));
            lease.requireHeld();
        }
        String after = read("lease.json");
        assertFits("lease", after);
        assertTrue(after.contains("\"seconds\":5.5,") && after.contains("\"released\":true"), after);
    }

    @Test
    void aModelWithHostileNamesFits() throws IOException {
        List<String> names = ModelDocumentTest.hostileNames();
        LinearModel line = Samples.line(names);
        assertFits(
                "model",
                new String(
                        ModelDocument.encode(NAME, new ModelVersion(DAY, 3), Samples.model(line)),
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aModelWithoutStatisticsAndOneWithUndefinedAndInfiniteOnesFit() throws IOException {
        LinearModel line = Samples.line(List.of("x"));
        double inf = Double.POSITIVE_INFINITY;
        TermStatistics exact = new TermStatistics("x", 0, -inf, 0, -inf, -1, 1, 1);
        TermStatistics unknown = new TermStatistics(
                "intercept", Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        for (Optional<FitStatistics> statistics : List.of(
                Optional.of(Samples.statistics(List.of(exact, unknown), new double[][] {{0}, {0, Double.NaN}})),
                Optional.<FitStatistics>empty())) {
            String model = new String(
                    ModelDocument.encode(
                            NAME,
                            new ModelVersion(DAY, 3),
                            Samples.model(line, statistics, Map.of("x", inf, "intercept", Double.NaN), List.of())),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertFits("model", model);
        }
    }

    @Test
    void theSchemaOfAModelRefusesWhatTheReaderRefuses() throws IOException {
        String good = new String(
                ModelDocument.encode(NAME, new ModelVersion(DAY, 3), Samples.model()),
                java.nio.charset.StandardCharsets.UTF_8);
        assertFits("model", good);
        for (String[] change : List.of(
                new String[] {"\"r2\" : 0.96", "\"r2\" : \"NaN\""},
                new String[] {"\"std_error\" : 0.1", "\"std_error\" : -0.1"},
                new String[] {"\"p_value\" : 0.001", "\"p_value\" : 1.001"},
                new String[] {"\"role\" : \"intercept\"", "\"role\" : \"other\""},
                new String[] {"\"id\" : \"PL101\"", "\"id\" : \"101\""},
                new String[] {"\"severity\" : \"note\"", "\"severity\" : \"info\""},
                new String[] {"\"bic\" : ", "\"bic2\" : "},
                new String[] {"\"sd\" : 0.7", "\"sd\" : -0.7"},
                new String[] {"\"count\" : 90", "\"count\" : 90.5"},
                new String[] {"\"findings\"", "\"finding\""})) {
            assertTrue(good.contains(change[0]), change[0]);
            assertFalse(
                    schema("model")
                            .validate(good.replace(change[0], change[1]), InputFormat.JSON)
                            .isEmpty(),
                    change[1]);
        }
    }

    @Test
    void theVerdictsOfGatesFit() throws IOException {
        RunDirectory run = new ModelStore(new LocalFileStore(root), Samples.CLOCK).run(NAME, "run-1");
        double inf = Double.POSITIVE_INFINITY;
        List<Verdict> verdicts = new ArrayList<>();
        for (Verdict.Result result : Verdict.Result.values()) {
            verdicts.add(new Verdict("rmse <= 1.1 * current", 0.5, 0.55, result, "100 used rows", ""));
            verdicts.add(new Verdict("drift(\"\ud83d\") <= 5", inf, Double.NaN, result, "", "half \ud83d a name"));
        }
        run.gates(verdicts);
        String gates = read("runs/run-1/gates.json");
        assertFits("gates", gates);
        assertTrue(gates.contains("\"result\" : \"passed-over\""), gates);
        assertTrue(gates.contains("\"value\" : \"Infinity\",\n      \"limit\" : null,"), gates);
        run.gates(verdicts.subList(0, 1));
        assertFits("gates", read("runs/run-1/gates.json"));
        assertTrue(read("runs/run-1/gates.json").length() < gates.length() / 2, "a later attempt replaces it");
    }

    @Test
    void whatPicturesAreDrawnFromFits() throws IOException {
        RunDirectory run = new ModelStore(new LocalFileStore(root), Samples.CLOCK).run(NAME, "run-1");
        run.charts(new Charts(List.of(), Optional.empty(), Optional.empty()));
        assertFits("charts", read("runs/run-1/charts.json"));
        run.charts(ChartsDocumentTest.full());
        String charts = read("runs/run-1/charts.json");
        assertFits("charts", charts);
        for (String[] change : List.of(
                new String[] {"-2,7,1,-2", "-2,7,1,0,-2"},
                new String[] {"\"width\":0.25", "\"width\":0"},
                new String[] {"\"bins\":3", "\"bins\":-3"},
                new String[] {"\"raw\"", "\"cooked\""},
                new String[] {"\"label_centre\"", "\"label\""})) {
            assertTrue(charts.contains(change[0]), change[0]);
            assertFalse(
                    schema("charts")
                            .validate(charts.replace(change[0], change[1]), InputFormat.JSON)
                            .isEmpty(),
                    change[1]);
        }
    }

    @Test
    void theStatusOfEveryExitCodeFits() throws IOException {
        for (ExitCode code : ExitCode.values()) {
            String status = StatusLine.of(new Outcome(code, "Cannot \"x\":\n \ud83d", "run-1", "m", "", 0, 0));
            assertFits("status", status);
            assertTrue(status.contains("\"code\":" + code.code() + ","), status);
            assertFalse(status.contains("\n"), status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointOfEveryKindFits(StateKind kind) throws IOException {
        String good = new String(
                CheckpointSamples.bytes(CheckpointSamples.checkpoint(kind)), java.nio.charset.StandardCharsets.UTF_8);
        assertFits("checkpoint", good);
        assertFits(
                "checkpoint",
                new String(
                        CheckpointDocumentTest.golden("checkpoint-" + kind.id() + ".json"),
                        java.nio.charset.StandardCharsets.UTF_8));
        for (String[] change : List.of(
                new String[] {"\"format\" : 1", "\"format\" : 2"},
                new String[] {"\"kind\" : \"" + kind.id(), "\"kind\" : \"other"},
                new String[] {"\"factor\" : 0.25", "\"factor\" : \"NaN\""},
                new String[] {"\"epoch\" : 12", "\"epoch\" : -1"},
                new String[] {"\"nearest\"", "\"nearer\""})) {
            assertTrue(good.contains(change[0]), change[0]);
            assertFalse(
                    schema("checkpoint")
                            .validate(good.replace(change[0], change[1]), InputFormat.JSON)
                            .isEmpty(),
                    change[1]);
        }
    }

    @Test
    void theStoredRunAndItsStatusAndCheckpointFit() throws IOException {
        RunDirectory run = new ModelStore(new LocalFileStore(root), Samples.CLOCK).run(NAME, "run-1");
        run.identity(RunIdentityTest.identity("run-1", DAY));
        run.status(new Outcome(ExitCode.TEMPORARY, "Stopped.", "run-1", NAME.value(), "", 3, 10));
        run.checkpoints().add(CheckpointSamples.checkpoint(3));
        assertFits("run", read("runs/run-1/run.json"));
        assertFits("status", read("runs/run-1/status.json"));
        assertFits("checkpoint", read("runs/run-1/checkpoints/00000001.json"));
        assertTrue(read("runs/run-1/checkpoints/00000001.json").contains("\"plumbline\" : \"0.1.0\""));
        RunIdentity fresh = new RunIdentity("run-2", DAY, Samples.model().provenance());
        new ModelStore(new LocalFileStore(root), Samples.CLOCK)
                .run(NAME, "run-2")
                .identity(fresh);
        assertFits("run", read("runs/run-2/run.json"));
    }

    @Test
    void whatCameOfApplyingAModelFitsInTheStatus() throws IOException {
        ColumnProfile then = new ColumnProfile("a \"b\"", 100, 0, 1, 1, 1, 0);
        List<Drift.Feature> features = new ArrayList<>();
        for (int j = 0; j < 150; j++) {
            ColumnProfile now = new ColumnProfile("c" + j, 10, 2, 0, 5, 1 + j % 2, 1);
            features.add(new Drift.Feature(now, then, 0.25, 0.125));
        }
        for (Optional<Drift> drift : List.of(Optional.of(new Drift(features)), Optional.<Drift>empty())) {
            RowAccount rows = new RowAccount(12, 9, 3, 0, Map.of("missing", 2L, "not-a-number", 1L));
            String status = StatusLine.of(new Outcome(
                    ExitCode.OK, "m", "", "m", "v", 0, 9, Optional.empty(), Optional.of(new Application(rows, drift))));
            assertFits("status", status);
            assertTrue(
                    status.contains("\"rows_read\":12,\"rejected_by_reason\":{\"missing\":2,\"not-a-number\":1}"),
                    status);
            assertEquals(drift.isPresent(), status.contains("\"shift_sd\":null,\"outside\":0.25,\"missing\":0.125}"));
        }
    }

    @Test
    void whatMovedFitsInTheStatusAndInItsOwnFile() throws IOException {
        for (double move : new double[] {-2.5, 0, Double.POSITIVE_INFINITY, Double.NaN}) {
            for (Change.Unit unit : Change.Unit.values()) {
                Change change = Samples.change(move, unit);
                Outcome outcome = new Outcome(ExitCode.OK, "m", "run-1", "m", "", 1, 2, Optional.of(change));
                String status = StatusLine.of(outcome);
                assertFits("status", status);
                boolean told = unit == Change.Unit.STANDARD_ERRORS && Double.isFinite(move);
                assertTrue(status.contains("\"largest_move_se\":" + (told ? Math.abs(move) : "null") + ","), status);
                assertTrue(status.contains("\"rows_before\":90,\"settings_changed\":[\"epochs\",\"seed\"]"), status);
                assertTrue(status.endsWith("\"inputs_changed\":3}}"), status);
                new ModelStore(new LocalFileStore(root), Samples.CLOCK)
                        .run(NAME, "run-1")
                        .change(change);
                assertFits("change", read("runs/run-1/change.json"));
            }
        }
    }

    @Test
    void theHistoryOfManyFeaturesAndOfADivergingRunFits() throws IOException {
        ModelStore store = new ModelStore(new LocalFileStore(root), Samples.CLOCK);
        List<String> many = IntStream.range(0, 101).mapToObj(j -> "x" + j).toList();
        try (HistoryWriter history = store.run(NAME, "many").history(many)) {
            history.add(Samples.epoch(1, 101));
            history.add(Samples.epoch(2, 101));
        }
        for (String line : read("runs/many/history.jsonl").lines().toList()) {
            assertFits("history-line", line);
        }
        try (HistoryWriter history = store.run(NAME, "diverging").history(List.of("x"))) {
            history.add(new HistoryLine(
                    1,
                    Double.POSITIVE_INFINITY,
                    Double.NaN,
                    3,
                    Double.NaN,
                    0.1,
                    CoordinateSystem.RAW,
                    Double.NaN,
                    new double[] {Double.NEGATIVE_INFINITY},
                    1,
                    new double[] {1},
                    3));
        }
        String line = read("runs/diverging/history.jsonl");
        assertFits("history-line", line);
        assertTrue(line.contains("\"back_off\":3,"), line);
        assertTrue(line.contains("\"objective\":null,\"mse\":null,\"holdout_mse\":3.0"), line);
    }

    @Test
    void whatHappenedInARunFitsWhateverItTells() throws IOException {
        try (EventLog log = new ModelStore(new LocalFileStore(root), Samples.CLOCK)
                .run(NAME, "run-1")
                .events()) {
            log.add("began", Map.of());
            for (String name : ModelDocumentTest.hostileNames()) {
                log.add("gates", Map.of("drift(" + name + ") <= 5", "passed"));
                log.add("ended", Map.of("code", "65", "message", name + "\n\u001b[2K\ud83d"));
            }
        }
        List<String> lines = read("runs/run-1/events.jsonl").lines().toList();
        assertEquals(1 + 2 * ModelDocumentTest.hostileNames().size(), lines.size());
        for (String line : lines) {
            assertFits("event-line", line);
        }
    }

    @Test
    void theSchemasAreStrict() throws IOException {
        Map<String, String> bad = Map.ofEntries(
                Map.entry("change", "{\"format\":1}"),
                Map.entry("charts", "{\"format\":1}"),
                Map.entry("current", "{\"format\":1,\"version\":\"2026-11-24\",\"manifest_sha256\":\"00\"}"),
                Map.entry("claim", "{\"format\":1,\"run\":\"../x\",\"token\":\"t\"}"),
                Map.entry("lease", "{\"format\":1,\"run\":\"run-1\",\"token\":\"t\"}"),
                Map.entry("status", "{\"code\":0}"),
                Map.entry("history-line", "{\"epoch\":1}"),
                Map.entry("move", "{\"format\":1}"),
                Map.entry("removed", "{\"format\":1}"),
                Map.entry("event-line", "{\"at\":\"2026-11-24T00:00:00Z\",\"event\":\"began\",\"details\":{\"n\":1}}"),
                Map.entry("manifest", "{\"format\":1}"),
                Map.entry("run", "{\"format\":1}"),
                Map.entry("checkpoint", "{\"format\":1}"),
                Map.entry("gates", "{\"format\":1,\"verdicts\":[]}"),
                Map.entry("model", "{\"format\":1,\"extra\":true}"));
        for (Map.Entry<String, String> each : bad.entrySet()) {
            assertFalse(
                    schema(each.getKey())
                            .validate(each.getValue(), InputFormat.JSON)
                            .isEmpty(),
                    each.getKey());
        }
    }

    private static void assertFits(String schema, String json) throws IOException {
        assertEquals(Set.of(), schema(schema).validate(json, InputFormat.JSON));
    }

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream in = ModelStore.class.getResourceAsStream("schema/" + name + ".schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    private String read(String path) throws IOException {
        return Files.readString(root.resolve(NAME.value()).resolve(path));
    }
}
