package dev.plumbline.job;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A deadline that is over at the end of an epoch, on whatever machine. */
final class LateDescent {
    private static final Duration ALLOWED = Duration.ofHours(1);

    private final AtomicLong clock = new AtomicLong();
    private final long epoch;

    LateDescent(long epoch) {
        this.epoch = epoch;
    }

    Ending ending() {
        return new Ending(Optional.of(ALLOWED), new StopRequest(), clock::get);
    }

    Listeners listeners() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Listeners(nowhere, nowhere, (record, state) -> {
            if (record.epoch() == epoch) {
                clock.addAndGet(ALLOWED.toNanos() + 1);
            }
        });
    }
}
