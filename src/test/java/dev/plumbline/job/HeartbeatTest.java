package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.ModelStore;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    @TempDir
    private Path models;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger told = new AtomicInteger();
    private Runnable held = () -> {};
    private final Heard heard = new Heard();
    private Path directory;
    private Heartbeat heartbeat;

    @BeforeEach
    void begin() {
        directory = models.resolve("test").resolve("runs").resolve("run-1");
        RunRecord record = new RunRecord(
                ModelStore.at(models.toString(), new Configuration(false)).run(new ModelName("test"), "run-1"),
                "run-1",
                "test",
                heard.listeners());
        record.expects(450);
        heartbeat = new Heartbeat(record, () -> held.run(), clock::get, (epoch, state) -> told.incrementAndGet());
    }

    private void epoch(long number, Duration later) {
        clock.addAndGet(later.toNanos());
        Evaluation evaluation = new Evaluation(1.0 / number, 2.0 / number, Double.NaN, new double[0]);
        heartbeat.finished(new EpochRecord(number, evaluation, 0, null, null), null);
    }

    private List<String> events() throws IOException {
        Path events = directory.resolve("events.jsonl");
        return Files.exists(events) ? Files.readAllLines(events) : List.of();
    }

    @Test
    void howFarItHasComeIsToldOnceAMinute() throws IOException {
        for (int epoch = 1; epoch <= 59; epoch++) {
            epoch(epoch, Duration.ofSeconds(1));
        }
        assertEquals(List.of(), events());
        assertFalse(Files.exists(directory.resolve("status.json")));
        for (int epoch = 60; epoch <= 150; epoch++) {
            epoch(epoch, Duration.ofSeconds(1));
        }
        assertEquals(2, events().size());
        assertTrue(
                events().get(1)
                        .endsWith("\"event\":\"epoch\",\"details\":{\"epoch\":\"120\",\"objective\":\"" + 1.0 / 120
                                + "\"}}"),
                events().toString());
        String status = Files.readString(directory.resolve("status.json"));
        assertTrue(status.startsWith("{\"code\":75,"), status);
        assertTrue(status.contains("\"message\":\"epoch 120 of 450, and has not said how it ended\""), status);
        assertTrue(status.contains("\"epochs\":120,"), status);
        assertEquals(150, told.get(), "the next listener hears of every epoch");
    }

    @Test
    void aRunThatIsNoLongerOursSaysNothing() {
        held = () -> {
            throw new Refusal(ExitCode.TEMPORARY, "Cannot go on: another run took over");
        };
        assertThrows(Refusal.class, () -> epoch(1, Duration.ofMinutes(1)));
        assertFalse(Files.exists(directory.resolve("status.json")));
    }

    @Test
    void aStoreThatDoesNotTakeItDoesNotEndTheDescent() throws IOException {
        Files.createDirectories(models.resolve("test"));
        Files.writeString(models.resolve("test").resolve("runs"), "a file where the directory should be");
        for (int epoch = 1; epoch <= 3; epoch++) {
            epoch(epoch, Duration.ofMinutes(1));
        }
        assertEquals(3, told.get());
        assertEquals(1, heard.err().lines().count(), heard.err());
    }
}
