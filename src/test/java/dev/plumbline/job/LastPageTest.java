package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastPageTest {
    private static final ModelName NAME = new ModelName("test");

    @TempDir
    private Path models;

    private final Heard heard = new Heard();
    private Path directory;
    private RunRecord record;
    private LastPage page;

    @BeforeEach
    void begin() {
        ModelStore store = ModelStore.at(models.toString(), new Configuration(false));
        directory = models.resolve("test").resolve("runs").resolve("run-1");
        record = new RunRecord(store.run(NAME, "run-1"), "run-1", "test", heard.listeners())
                .timedBy(() -> Map.of("descend", 1.5));
        page = new LastPage(new RunReport(store, NAME), record);
    }

    private Outcome failed(ExitCode code) {
        return record.of(() -> {
            throw new Refusal(code, "Cannot train: no");
        });
    }

    @Test
    void aRunThatFailedHasAPageAndANoteSaysWhere() throws IOException {
        page.after(failed(ExitCode.DATA));
        assertTrue(Files.readString(directory.resolve("report.html")).contains("Cannot train: no"));
        assertTrue(
                heard.err().contains("plumbline: the page of this run is " + directory + "/report.html\n"),
                heard.err());
        assertEquals("", heard.out());
        String events = Files.readString(directory.resolve("events.jsonl"));
        assertTrue(events.contains("\"event\":\"stages\",\"details\":{\"descend\":\"1.500\"}}"), events);
        assertTrue(events.indexOf("stages") < events.indexOf("ended"), events);
        assertFalse(events.contains("no-page"), events);
    }

    @Test
    void aPageThatCannotBeMadeIsANoteAndAnEventAndNothingElse() throws IOException {
        Files.createDirectories(directory.resolve("report.html/in-the-way"));
        Outcome outcome = failed(ExitCode.DATA);
        String status = Files.readString(directory.resolve("status.json"));
        page.after(outcome);
        assertEquals(status, Files.readString(directory.resolve("status.json")));
        assertTrue(heard.err().contains("plumbline: no page of this run: Cannot"), heard.err());
        assertTrue(heard.err().contains("plumbline report --run run-1 makes one"), heard.err());
        assertTrue(Files.readString(directory.resolve("events.jsonl")).contains("\"event\":\"no-page\""));
    }

    @Test
    void aStartThatHasNoSayInItsRunMakesNoPage() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("status.json"), "of the one that is at work");
        page.after(failed(ExitCode.TEMPORARY));
        assertFalse(Files.exists(directory.resolve("report.html")));
        assertEquals("", heard.err());
    }

    @Test
    void aRunThatDoesNotComeBackHasAPageToo() throws IOException {
        Stall stall = new Stall(Duration.ofHours(2), "test", heard.listeners());
        stall.recordedBy(record);
        stall.shownBy(page::after);
        stall.abandon();
        assertTrue(Files.readString(directory.resolve("report.html")).contains("no task ended within 2h"));
    }
}
