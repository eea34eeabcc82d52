package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Change;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run left is read again as it was written, and what is damaged costs itself alone. */
class RunReaderTest {
    private static final String RUN = "run-1";
    private static final String DIRECTORY = NAME + "/runs/" + RUN + "/";
    private static final List<Verdict> VERDICTS = List.of(
            new Verdict("finite", Double.NaN, Double.NaN, Verdict.Result.PASSED, "", ""),
            new Verdict("rmse <= 1.1 * current", 2.5, 1.1, Verdict.Result.REFUSED, "all 100 used rows", "of 2026"),
            new Verdict("drift(\u202ex) <= 5", Double.POSITIVE_INFINITY, 5, Verdict.Result.PASSED_OVER, "", "new"));

    private final MemoryFileStore files = new MemoryFileStore();
    private final ModelStore store = new ModelStore(files, Samples.CLOCK);
    private final RunDirectory run = store.run(NAME, RUN);

    /** A run that a gate refused. */
    private void whole() {
        run.status(new Outcome(ExitCode.GATE_REFUSED, "Cannot publish.", RUN, NAME.value(), "", 2, 100));
        run.identity(new RunIdentity(RUN, DAY, Samples.model().provenance()));
        try (EventLog events = run.events()) {
            events.add("began", Map.of());
            events.add("epoch", Map.of("epoch", "1"));
            events.add("ended", Map.of("code", "80", "message", "a\nb"));
        }
        Samples.history(store, RUN);
        run.candidate(store.claim(NAME, DAY, RUN), Samples.candidate());
        run.gates(VERDICTS);
        run.change(Samples.change(Double.NEGATIVE_INFINITY, Change.Unit.STANDARD_ERRORS));
    }

    @Test
    void whatWasWrittenIsRead() {
        whole();
        StoredRun read = run.stored();
        assertEquals(List.of(), read.unread());
        assertEquals(ExitCode.GATE_REFUSED, read.outcome().orElseThrow().code());
        assertEquals(
                new RunIdentity(RUN, DAY, Samples.model().provenance()),
                read.identity().orElseThrow());
        assertEquals(
                List.of("began", "ended"),
                read.events().stream().map(RunEvent::name).toList());
        assertEquals("a\nb", read.events().get(1).details().get("message"));
        assertEquals(Samples.CLOCK.instant(), read.events().get(1).at());
        assertEquals(VERDICTS, read.gates());
        assertEquals(
                Samples.change(Double.NEGATIVE_INFINITY, Change.Unit.STANDARD_ERRORS),
                read.change().orElseThrow());
        assertEquals(Samples.model().metrics(), read.fitted().orElseThrow().metrics());
        assertEquals(2, read.history().size());
        same(Samples.epoch(2, 2), read.history().get(1));
    }

    private static void same(HistoryLine expected, HistoryLine read) {
        assertArrayEquals(expected.coefficients(), read.coefficients());
        assertArrayEquals(expected.rates(), read.rates());
        assertEquals(numbers(expected), numbers(read));
    }

    private static List<Object> numbers(HistoryLine line) {
        return List.of(
                line.epoch(),
                line.objective(),
                line.mse(),
                line.holdoutMse(),
                line.gradientNorm(),
                line.seconds(),
                line.coordinates(),
                line.intercept(),
                line.interceptRate(),
                line.backOff());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status.json",
                "run.json",
                "gates.json",
                "change.json",
                "charts.json",
                "candidate/model.json",
                "history.jsonl"
            })
    void aDamagedFileCostsItselfAndThatIsTold(String file) {
        whole();
        files.put(DIRECTORY + file, "{\"epoch\":3,\"format\":1}\n".getBytes(UTF_8));
        StoredRun read = run.stored();
        assertEquals(1, read.unread().size(), read.unread().toString());
        assertTrue(read.unread().get(0).contains(file), read.unread().get(0));
        assertEquals(file.equals("status.json"), read.outcome().isEmpty());
        assertEquals(file.equals("run.json"), read.identity().isEmpty());
        assertEquals(file.equals("gates.json"), read.gates().isEmpty());
        assertEquals(file.equals("change.json"), read.change().isEmpty());
        assertEquals(file.equals("candidate/model.json"), read.fitted().isEmpty());
        assertEquals(file.equals("history.jsonl"), read.history().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gates.json", "change.json", "candidate/model.json", "run.json"})
    void aNewerFormatIsToldAsThat(String file) {
        whole();
        files.put(DIRECTORY + file, "{\"format\":99,\"plumbline\":\"9.0\"}".getBytes(UTF_8));
        List<String> unread = run.stored().unread();
        assertEquals(1, unread.size());
        assertTrue(
                unread.get(0).contains("it is in format 99") && unread.get(0).contains("Plumbline 9.0"), unread + "");
    }

    @Test
    void ofARunThatFailedEarlyThereIsLittleAndNothingIsMissing() {
        run.status(new Outcome(ExitCode.NO_INPUT, "Cannot open.", RUN, NAME.value(), "", 0, 0));
        StoredRun read = run.stored();
        assertEquals(List.of(), read.unread());
        assertTrue(read.fitted().isEmpty()
                && read.gates().isEmpty()
                && read.history().isEmpty());
        assertTrue(read.events().isEmpty()
                && read.charts().isEmpty()
                && read.identity().isEmpty());
    }

    @Test
    void aRunThatIsNotThereIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, run::stored);
        assertEquals(ExitCode.NO_INPUT, refusal.code());
        assertTrue(refusal.getMessage().contains("runs/" + RUN), refusal.getMessage());
    }

    @Test
    void ofManyEpochsASelectionIsReadAndAFirstTellingCounts() {
        try (HistoryWriter history = run.history(List.of("rooms", "area"))) {
            for (int epoch = 1; epoch <= 5_000; epoch++) {
                history.add(Samples.epoch(epoch, 2));
            }
            history.add(Samples.epoch(17, 2));
        }
        List<HistoryLine> read = run.stored().history();
        assertTrue(read.size() <= 400 && read.size() >= 200, "epochs: " + read.size());
        assertEquals(1, read.get(0).epoch());
        assertEquals(5_000, read.get(read.size() - 1).epoch());
        for (int i = 1; i < read.size(); i++) {
            assertTrue(read.get(i - 1).epoch() < read.get(i).epoch());
        }
    }

    @Test
    void numbersThatAreNotFiniteAndManyFeaturesAreRead() {
        List<String> many = IntStream.range(0, 101).mapToObj(j -> "x" + j).toList();
        try (HistoryWriter history = run.history(List.of("x"))) {
            history.add(new HistoryLine(
                    1,
                    Double.POSITIVE_INFINITY,
                    Double.NaN,
                    0.5,
                    1,
                    0,
                    CoordinateSystem.RAW,
                    1e300,
                    new double[] {Double.NaN},
                    2,
                    new double[] {3},
                    4));
        }
        try (HistoryWriter history = run.history(many)) {
            history.add(Samples.epoch(2, 101));
        }
        // The second line is of another descent: backed off less, it is no first telling.
        HistoryLine diverged = run.stored().history().get(0);
        assertTrue(Double.isNaN(diverged.objective()) && Double.isNaN(diverged.coefficients()[0]));
        assertEquals(0.5, diverged.holdoutMse());
        assertEquals(4, diverged.backOff());
        run.removeHistory();
        try (HistoryWriter history = run.history(many)) {
            history.add(Samples.epoch(2, 101));
        }
        HistoryLine wide = run.stored().history().get(0);
        assertEquals(0, wide.coefficients().length);
        assertEquals(0, wide.rates().length);
        assertEquals(0.25, wide.intercept());
    }

    @Test
    void anEventThatIsCutShortIsLeftOutAndStagesKeepTheirOrder() {
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("read the table", 1.23456);
        stages.put("descend", 0.0);
        try (EventLog events = run.events()) {
            events.stages(stages);
            events.add("ended", Map.of());
        }
        byte[] whole = files.get(DIRECTORY + "events.jsonl");
        for (int cut = 1; cut < 30; cut++) {
            files.put(DIRECTORY + "events.jsonl", Arrays.copyOf(whole, whole.length - 1 - cut));
            StoredRun read = run.stored();
            assertEquals(1, read.events().size());
            assertEquals(
                    "[read the table=1.235, descend=0.000]",
                    read.events().get(0).details().entrySet().toString());
            assertEquals(List.of(), read.unread());
        }
    }

    @Test
    void theRunThatWroteItsStatusLastIsFoundWhateverItsDay() {
        assertEquals(Optional.empty(), store.lastRun(NAME));
        for (String id : List.of("2026-11-23-a", "2026-11-24-a", "2026-11-24-b")) {
            store.run(NAME, id).status(new Outcome(ExitCode.OK, "", id, NAME.value(), "", 0, 0));
        }
        files.written(
                NAME + "/runs/2026-11-23-a/status.json", Samples.CLOCK.instant().plusSeconds(1));
        files.written(
                NAME + "/runs/2026-11-24-b/status.json", Samples.CLOCK.instant().minusSeconds(1));
        assertEquals(Optional.of("2026-11-23-a"), store.lastRun(NAME));
    }
}
