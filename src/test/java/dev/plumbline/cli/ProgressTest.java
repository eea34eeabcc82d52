package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now = 7 * SECOND;

    private Progress progress(boolean terminal, long epochs) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Progress(new Console(stream, stream, terminal), () -> now, epochs);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void elsewhereTheFirstLineThenOneEveryThirtySecondsThenTheLast() {
        Progress progress = progress(false, 100);
        for (int epoch = 1; epoch <= 35; epoch++) {
            now += 2 * SECOND;
            progress.epoch(epoch, 1.0 / epoch);
        }
        progress.finished();
        assertEquals("""
                epoch 1 of 100, mse 1.00000, at most 3m 18s left
                epoch 16 of 100, mse 0.0625000, at most 2m 48s left
                epoch 31 of 100, mse 0.0322581, at most 2m 18s left
                epoch 35 of 100, mse 0.0285714, at most 2m 10s left
                """, err());
    }

    @Test
    void onATerminalOneLineIsRewrittenAtMostFiveTimesASecond() {
        Progress progress = progress(true, 1000);
        for (int epoch = 1; epoch <= 1000; epoch++) {
            now += SECOND / 100;
            progress.epoch(epoch, 2);
        }
        progress.finished();
        String[] lines = err().split("\r", -1);
        assertEquals("", lines[0]);
        assertEquals(50 + 1, lines.length - 1, "ten seconds at five a second, and the last");
        assertEquals("epoch 1 of 1000, mse 2.00000, at most 10s left\u001b[K", lines[1]);
        assertEquals("epoch 1000 of 1000, mse 2.00000\u001b[K\n", lines[lines.length - 1]);
    }

    @Test
    void theLastEpochIsNotToldTwice() {
        Progress progress = progress(false, 1);
        now += SECOND;
        progress.epoch(1, 0);
        progress.finished();
        progress.finished();
        assertEquals("epoch 1 of 1, mse 0.00000\n", err());
    }

    @Test
    void aResumedRunIsTimedFromWhereItGoesOn() {
        Progress progress = progress(false, 20_000);
        now += 3 * SECOND;
        progress.epoch(18_000, 1e-30);
        progress.finished();
        assertEquals("epoch 18000 of 20000, mse 1.00000e-30, at most 1h 40m left\n", err());
    }

    @Test
    void aRunWithoutEpochsSaysNothing() {
        progress(true, 10).finished();
        assertEquals("", err());
    }
}
