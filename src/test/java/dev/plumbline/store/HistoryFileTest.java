package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A history that several attempts of one run told. */
class HistoryFileTest {
    private static final List<String> FEATURES = List.of("rooms", "ar\u00e9a");
    private static final String PATH = NAME + "/runs/run-1/history.jsonl";

    private final MemoryFileStore files = new MemoryFileStore();
    private final ModelStore store = new ModelStore(files, Samples.CLOCK);
    private final RunDirectory run = store.run(NAME, "run-1");

    private void tell(int from, int to, double seconds) {
        try (HistoryWriter history = run.history(FEATURES)) {
            for (int epoch = from; epoch <= to; epoch++) {
                history.add(line(epoch, seconds, 0));
            }
        }
    }

    private static HistoryLine line(long epoch, double seconds, int backOff) {
        HistoryLine line = Samples.epoch(epoch, 2);
        return new HistoryLine(
                epoch,
                line.objective(),
                line.mse(),
                line.holdoutMse(),
                line.gradientNorm(),
                seconds,
                CoordinateSystem.STANDARDIZED,
                line.intercept(),
                line.coefficients(),
                line.interceptRate(),
                line.rates(),
                backOff);
    }

    private String tellings() {
        return new String(CheckpointSamples.bytes(HistoryFile.firstTellings(files, PATH)), UTF_8);
    }

    @Test
    void anAttemptThatGoesOnAddsToTheHistoryAndTheFirstTellingOfEachEpochCounts() {
        tell(1, 5, 0.5);
        String first = new String(files.get(PATH), UTF_8);
        tell(4, 8, 0.75);
        assertTrue(new String(files.get(PATH), UTF_8).startsWith(first));
        List<String> lines = tellings().lines().toList();
        assertEquals(8, lines.size());
        for (int epoch = 1; epoch <= 8; epoch++) {
            String line = lines.get(epoch - 1);
            assertTrue(line.startsWith("{\"epoch\":" + epoch + ","), line);
            assertTrue(line.contains("\"seconds\":" + (epoch <= 5 ? 0.5 : 0.75)), line);
        }
        assertEquals(Optional.empty(), run.historyGap());
    }

    @Test
    void aLineThatIsCutAnywhereIsClosedAndToldByTheNextAttempt() {
        tell(1, 3, 0.5);
        byte[] whole = files.get(PATH);
        int second = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("{\"epoch\":2");
        for (int length = second; length <= whole.length; length++) {
            files.put(PATH, Arrays.copyOf(whole, length));
            tell(1, 4, 0.75);
            String told = "cut to " + length;
            byte[] file = files.get(PATH);
            assertEquals(-1, Arrays.mismatch(Arrays.copyOf(file, length), Arrays.copyOf(whole, length)), told);
            assertEquals(
                    List.of("{\"epoch\":1,", "{\"epoch\":2,", "{\"epoch\":3,", "{\"epoch\":4,"),
                    tellings().lines().map(line -> line.substring(0, 11)).toList(),
                    told);
            assertTrue(tellings().endsWith("}}\n"), told);
            assertEquals(Optional.empty(), run.historyGap(), told);
        }
    }

    @Test
    void aDescentThatBackedOffHasItsEpochsAgainFromOne() {
        try (HistoryWriter history = run.history(FEATURES)) {
            history.add(line(1, 0.5, 0));
            history.add(line(2, 0.5, 0));
            history.add(line(1, 0.5, 2));
        }
        // the second attempt goes on from the checkpoint after epoch 1, and runs away again
        try (HistoryWriter history = run.history(FEATURES)) {
            history.add(line(2, 0.75, 0));
            history.add(line(1, 0.75, 2));
            history.add(line(2, 0.75, 2));
        }
        List<String> lines = tellings().lines().toList();
        assertEquals(4, lines.size());
        assertTrue(lines.get(2).contains("\"seconds\":0.5,\"back_off\":2"), lines.get(2));
        assertTrue(lines.get(3).contains("\"seconds\":0.75,\"back_off\":2"), lines.get(3));
        assertEquals(Optional.empty(), run.historyGap());
    }

    @Test
    void whatIsNoLineIsLeftOut() {
        tell(1, 1, 0.5);
        byte[] line = files.get(PATH);
        String good = new String(line, UTF_8);
        for (String bad : List.of(
                "\n",
                "{}\n",
                "[1]\n",
                "{\"epoch\":2}{\"epoch\":3}\n",
                "{\"epoch\":2,\"epoch\":3}\n",
                "{\"epoch\":99999999999999999999}\n",
                "{\"epoch\":-2}\n",
                "{\"epoch\":\"2\"}\n",
                "\0\0\0\0" + good.replace("\"epoch\":1", "\"epoch\":2"),
                "\ufffe\n")) {
            files.put(PATH, (bad + good + bad).getBytes(UTF_8));
            assertEquals(good, tellings(), bad);
        }
        byte[] broken = good.replace("\"epoch\":1", "\"epoch\":2").getBytes(UTF_8);
        int accent = new String(broken, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\u00c3');
        broken[accent + 1] = 'x';
        files.put(PATH, broken);
        assertEquals("", tellings(), "a name that is not UTF-8");
    }

    @Test
    void epochsThatWereLostAreTold() {
        tell(1, 3, 0.5);
        tell(8, 9, 0.5);
        assertEquals(
                Optional.of("epochs 4 to 7 are missing in memory/" + PATH
                        + ": they were lost when an earlier attempt ended; the model is the same"),
                run.historyGap());
        run.removeHistory();
        tell(3, 4, 0.5);
        assertTrue(run.historyGap().orElseThrow().startsWith("epochs 1 to 2 are missing"));
    }

    @Test
    void aHistoryThatIsRemovedBeginsAnew() {
        tell(1, 3, 0.5);
        run.removeHistory();
        run.removeHistory();
        assertFalse(files.exists(PATH));
        tell(1, 1, 0.75);
        assertEquals(1, tellings().lines().count());
    }

    @Test
    void aFlushedLineIsThere() {
        try (HistoryWriter history = run.history(FEATURES)) {
            history.add(line(1, 0.5, 0));
            history.flush();
            assertEquals(1, tellings().lines().count());
        }
    }

    @Test
    void theVersionHasTheFirstTellings() throws IOException {
        Claim claim = store.claim(NAME, DAY, "run-1");
        tell(1, 2, 0.5);
        byte[] undisturbed = files.get(PATH);
        files.put(PATH, Arrays.copyOf(undisturbed, undisturbed.length - 5));
        tell(1, 2, 0.75);
        Published published = store.publish(claim, Samples.candidate());
        String history = new String(files.get(Layout.file(NAME, published.version(), Layout.HISTORY)), UTF_8);
        assertEquals(2, history.lines().count());
        assertEquals(new String(undisturbed, UTF_8), history.replace("\"seconds\":0.75", "\"seconds\":0.5"));
        store.load(NAME, Optional.empty());
    }

    @Test
    void aVersionThatAnEarlierAttemptBeganIsFinishedWhateverTheRawHistoryGrewTo() {
        Claim claim = store.claim(NAME, DAY, "run-1");
        tell(1, 2, 0.5);
        String version = Layout.file(NAME, claim.version(), Layout.HISTORY);
        files.put(version, files.get(PATH));
        tell(2, 2, 0.75);
        Published published = store.publish(claim, Samples.candidate());
        assertEquals(claim.version(), published.version());
        assertEquals(2, new String(files.get(version), UTF_8).lines().count());
    }

    @Test
    void theLargestMovesOfAResumedRunAreThoseOfOneThatWasNotStopped() {
        List<String> many = IntStream.range(0, 120).mapToObj(j -> "x" + j).toList();
        RunDirectory whole = store.run(NAME, "whole");
        try (HistoryWriter history = whole.history(many)) {
            history.add(Samples.epoch(1, 120));
            history.add(Samples.epoch(2, 120));
            history.add(Samples.epoch(3, 120));
        }
        try (HistoryWriter history = run.history(many)) {
            history.add(Samples.epoch(1, 120));
        }
        try (HistoryWriter history = run.history(many)) {
            history.start(Samples.epoch(1, 120).coefficients());
            assertThrows(IllegalArgumentException.class, () -> history.start(new double[7]));
            history.add(Samples.epoch(2, 120));
            history.add(Samples.epoch(3, 120));
        }
        assertArrayEquals(files.get(NAME + "/runs/whole/history.jsonl"), files.get(PATH));
    }

    @Test
    void aHistoryThatIsNotThereIsNotPublished() {
        Claim claim = store.claim(NAME, DAY, "run-1");
        assertThrows(Refusal.class, () -> store.publish(claim, Samples.candidate()));
        assertEquals(Optional.empty(), store.current(NAME));
    }
}
