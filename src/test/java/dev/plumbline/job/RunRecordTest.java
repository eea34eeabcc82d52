package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Charts;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.RunDirectory;
import dev.plumbline.store.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    private static final Refusal LOCKED = new Refusal(ExitCode.TEMPORARY, "Cannot train: another run holds it");

    @TempDir
    private Path models;

    private final Heard heard = new Heard();
    private Path directory;
    private RunRecord record;

    @BeforeEach
    void begin() {
        directory = models.resolve("test").resolve("runs").resolve("run-1");
        record = recordOf("run-1");
    }

    private RunDirectory directoryOf(String run) {
        return ModelStore.at(models.toString(), new Configuration(false)).run(new ModelName("test"), run);
    }

    private RunRecord recordOf(String run) {
        return new RunRecord(directoryOf(run), run, "test", heard.listeners());
    }

    private static Outcome publish(RunRecord record) {
        return record.published(
                "published test 2026-11-23", ModelVersion.of("2026-11-23"), 12, new RowAccount(9, 9, 0, 0, Map.of()));
    }

    @Test
    void whatFailsAfterThePublicationDoesNotUndoIt() throws IOException {
        Outcome outcome = record.of(() -> {
            publish(record);
            throw new IllegalStateException("Cannot call methods on a stopped SparkContext.");
        });
        assertEquals(ExitCode.OK, outcome.code());
        assertEquals("2026-11-23", outcome.version());
        String status = Files.readString(directory.resolve("status.json"));
        assertTrue(status.startsWith("{\"code\":0,"), status);
        assertTrue(status.contains("\"epochs\":12,\"rows\":9"), status);
        assertTrue(
                heard.err().contains("published test 2026-11-23; after that: Cannot go on: IllegalStateException"),
                heard.err());
    }

    @Test
    void picturesThatCannotBeKeptAreNoReasonToEnd() throws IOException {
        Charts none = new Charts(List.of(), Optional.empty(), Optional.empty());
        record.charts(none);
        assertEquals(Optional.of(none), directoryOf("run-1").charts());
        Files.delete(directory.resolve("charts.json"));
        Files.createDirectories(directory.resolve("charts.json").resolve("in the way"));
        record.charts(none);
        assertTrue(heard.err().contains("there will be no pictures of this run: Cannot"), heard.err());
    }

    @Test
    void whatHangsAfterThePublicationDoesNotUndoItEither() throws IOException {
        publish(record);
        Stall stall = new Stall(Duration.ofHours(2), "test", heard.listeners());
        stall.recordedBy(record);
        stall.abandon();
        String status = Files.readString(directory.resolve("status.json"));
        assertTrue(status.startsWith("{\"code\":0,"), status);
        assertTrue(heard.err().contains("no epoch and no task ended within 2h"), heard.err());
    }

    @Test
    void whatFailsBeforeItIsTheOutcome() {
        Outcome outcome = record.of(() -> {
            throw new Refusal(ExitCode.IO_ERROR, "Cannot publish test: the disk is gone");
        });
        assertEquals(ExitCode.IO_ERROR, outcome.code());
        assertEquals("", outcome.version());
    }

    @Test
    void aDirectoryThatCannotBeLookedAtDoesNotHideHowTheRunEnded() throws IOException {
        Files.createDirectories(directory.getParent());
        Files.createSymbolicLink(directory, Files.createDirectories(models.resolve("elsewhere")));
        Outcome outcome = record.of(() -> {
            throw LOCKED;
        });
        assertEquals(ExitCode.TEMPORARY, outcome.code());
        assertEquals(LOCKED.getMessage(), outcome.message());
        assertFalse(Files.exists(directory.resolve("status.json")));
        assertTrue(heard.err().contains("run-1"), heard.err());
    }

    @Test
    void aStartThatWasOvertakenLeavesTheStatusOfTheOneThatPublished() throws IOException {
        Provenance provenance = new Provenance(List.of(), Map.of(), Map.of("plumbline", "0.1.0"), Optional.empty());
        Outcome outcome = record.of(() -> {
            record.begin(new RunIdentity("run-1", LocalDate.of(2026, 11, 23), provenance));
            directoryOf("run-1").status(publish(recordOf("run-1")));
            throw new Refusal(ExitCode.TEMPORARY, "Cannot go on: another start took over the lease");
        });
        assertEquals(ExitCode.TEMPORARY, outcome.code());
        String status = Files.readString(directory.resolve("status.json"));
        assertTrue(status.startsWith("{\"code\":0,"), status);
    }
}
