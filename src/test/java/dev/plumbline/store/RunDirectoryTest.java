package dev.plumbline.store;

import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.StatusLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    Path root;

    private RunDirectory run;
    private Path directory;

    @BeforeEach
    void open() {
        ModelStore store = new ModelStore(new LocalFileStore(root), Samples.CLOCK);
        run = store.run(NAME, "run-1");
        directory = root.resolve(NAME + "/runs/run-1");
    }

    @Test
    void theStatusIsOneLineWithTheFieldsOfTheContractInTheirOrder() throws IOException {
        Outcome status = new Outcome(ExitCode.NOT_CONVERGED, "No.", "run-1", "m", "", 450, 100);
        run.status(status);
        assertEquals(
                "{\"code\":82,\"name\":\"not-converged\",\"message\":\"No.\",\"retryable\":false,\"run\":\"run-1\","
                        + "\"model\":\"m\",\"version\":\"\",\"epochs\":450,\"rows\":100}",
                StatusLine.of(status));
        assertEquals(StatusLine.of(status) + "\n", Files.readString(directory.resolve("status.json")));
    }

    @Test
    void aLaterStatusReplacesTheEarlier() throws IOException {
        for (long epochs = 0; epochs < 3; epochs++) {
            run.status(new Outcome(ExitCode.OK, "x".repeat((int) (300 - 100 * epochs)), "run-1", "m", "v", epochs, 1));
        }
        assertTrue(Files.readString(directory.resolve("status.json")).contains("\"epochs\":2,"));
        try (var files = Files.list(directory)) {
            assertEquals(
                    List.of("status.json"),
                    files.map(p -> p.getFileName().toString()).toList());
        }
    }

    @Test
    void eachEpochIsALineWithEveryParameterUpToAHundredFeatures() throws IOException {
        try (HistoryWriter history = run.history(List.of("rooms", "a\"b"))) {
            history.add(Samples.epoch(1, 2));
            history.add(Samples.epoch(2, 2));
        }
        assertEquals(
                "{\"epoch\":1,\"objective\":1.0,\"mse\":2.0,\"gradient_norm\":0.1,\"seconds\":0.01,"
                        + "\"coordinates\":\"standardized\",\"intercept\":0.25,\"coefficients\":{\"rooms\":0.14285714285714285,"
                        + "\"a\\\"b\":0.2857142857142857},\"intercept_rate\":1.0,\"rates\":{\"rooms\":0.5,\"a\\\"b\":0.5}}",
                Files.readAllLines(directory.resolve("history.jsonl")).get(0));
        assertEquals(2, Files.readAllLines(directory.resolve("history.jsonl")).size());
    }

    @Test
    void aboveAHundredFeaturesTheTenLargestMovesStand() throws IOException {
        List<String> names = IntStream.range(0, 120).mapToObj(j -> "x" + j).toList();
        double[] rates = new double[120];
        java.util.Arrays.fill(rates, 0.5);
        rates[7] = 2;
        double[] first = new double[120];
        double[] second = new double[120];
        for (int j = 0; j < 120; j++) {
            first[j] = 100 - j;
            second[j] = first[j] + (j % 2 == 0 ? j : -j);
        }
        try (HistoryWriter history = run.history(names)) {
            history.add(epoch(1, first, rates));
            history.add(epoch(2, second, rates));
        }
        String line = Files.readAllLines(directory.resolve("history.jsonl")).get(1);
        assertTrue(
                line.contains(
                        "\"smallest_rate\":0.5,\"largest_rate\":2.0,\"largest_moves\":{\"x119\":-119.0,\"x118\":118.0,"),
                line);
        assertTrue(line.endsWith("\"x110\":110.0}}"), line);
        // sqrt(0^2 + 1^2 + ... + 119^2), the sum being 119 * 120 * 239 / 6
        assertTrue(line.contains("\"moves_norm\":" + Math.sqrt(119.0 * 120 * 239 / 6) + ","), line);
        assertFalse(line.contains("\"rates\""), line);
    }

    @Test
    void aNewAttemptGoesOnWithItsHistoryAndItsEvents() throws IOException {
        for (int attempt = 0; attempt < 2; attempt++) {
            try (HistoryWriter history = run.history(List.of("x"));
                    EventLog events = run.events()) {
                history.add(Samples.epoch(1, 1));
                events.add("started", Map.of("b", "2", "a", "line\nbreak"));
            }
        }
        assertEquals(2, Files.readAllLines(directory.resolve("history.jsonl")).size());
        String event = "{\"at\":\"2026-11-24T03:00:00Z\",\"event\":\"started\","
                + "\"details\":{\"a\":\"line\\nbreak\",\"b\":\"2\"}}";
        assertEquals(List.of(event, event), Files.readAllLines(directory.resolve("events.jsonl")));
    }

    @Test
    void anEventIsThereAsSoonAsItIsAdded() throws IOException {
        try (EventLog events = run.events()) {
            events.add("started", Map.of());
            assertEquals(
                    1, Files.readAllLines(directory.resolve("events.jsonl")).size());
        }
    }

    @Test
    void rejectedRowsStandByReasonForTheirOwnerAloneAndAreNoFormulas() throws IOException {
        for (int attempt = 0; attempt < 2; attempt++) {
            try (RejectedWriter rejected = run.rejected()) {
                rejected.add(new RejectedRow("file:/a,b.csv", 7, "=HYPERLINK(\"x\")", "not-a-number", "-1x"));
                rejected.add(new RejectedRow("file:/c.csv", 1, "", "missing", ""));
                rejected.add(new RejectedRow("file:/c.csv", 2, "y", "missing", "a\\nb"));
            }
        }
        Path rejected = directory.resolve("rejected");
        assertEquals(
                List.of(
                        "file,line,column,reason,excerpt",
                        "\"file:/a,b.csv\",7,\"'=HYPERLINK(\"\"x\"\")\",not-a-number,'-1x"),
                Files.readAllLines(rejected.resolve("not-a-number.csv")));
        assertEquals(
                List.of("file,line,column,reason,excerpt", "file:/c.csv,1,,missing,", "file:/c.csv,2,y,missing,a\\nb"),
                Files.readAllLines(rejected.resolve("missing.csv")));
        for (String file : List.of("missing.csv", "not-a-number.csv")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(rejected.resolve(file))));
        }
    }

    @Test
    void theCandidateIsReadFromItsStoredBytesAndBelievedOnlyAsThatModel() throws IOException {
        ModelStore store = new ModelStore(new LocalFileStore(root), Samples.CLOCK);
        Claim claim = store.claim(NAME, Samples.DAY, "run-1");
        run.candidate(claim, Samples.candidate());
        FittedModel stored = run.storedCandidate(claim);
        assertEquals(Samples.model().metrics(), stored.metrics());
        assertEquals(Samples.model().profile(), stored.profile());
        Path file = directory.resolve("candidate/model.json");
        String good = Files.readString(file);
        for (String bad : List.of(
                good.substring(0, good.length() / 2),
                good.replace("0.3333333333333333", "0.3333333333333334"),
                good.replace("\"house-prices\"", "\"other\""))) {
            Files.writeString(file, bad);
            Refusal refusal = assertThrows(Refusal.class, () -> run.storedCandidate(claim));
            assertEquals(ExitCode.STATE_REFUSED, refusal.code(), refusal.getMessage());
        }
        Files.delete(file);
        assertThrows(Refusal.class, () -> run.storedCandidate(claim));
    }

    @Test
    void anIdThatCouldLeaveItsDirectoryIsRefused() {
        ModelStore store = new ModelStore(new LocalFileStore(root), Samples.CLOCK);
        for (String id : List.of("", "..", "a/b", "A", "a..b", ".a", "x".repeat(65))) {
            assertEquals(
                    ExitCode.USAGE,
                    assertThrows(Refusal.class, () -> store.run(NAME, id)).code());
            assertThrows(Refusal.class, () -> store.claim(NAME, Samples.DAY, id));
        }
    }

    @Test
    void aPlaceThatIsAFileIsRefusedBeforeTheRun() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");
        ModelStore store = new ModelStore(new LocalFileStore(file), Samples.CLOCK);
        Refusal refusal = assertThrows(Refusal.class, () -> store.claim(NAME, Samples.DAY, "run-1"));
        assertEquals(ExitCode.CANNOT_CREATE, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
        assertThrows(
                Refusal.class, () -> store.run(NAME, "run-1").status(new Outcome(ExitCode.OK, "", "", "", "", 0, 0)));
    }

    private static HistoryLine epoch(long number, double[] coefficients, double[] rates) {
        return new HistoryLine(number, 1, 2, Double.NaN, 3, 4, CoordinateSystem.RAW, 0, coefficients, 0, rates, 0);
    }
}
