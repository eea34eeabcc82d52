package dev.plumbline.job;

import java.time.Duration;
import java.util.Optional;

/** The wall clock that a run is allowed, from its beginning. */
final class Deadline {
    private final long start = System.nanoTime();
    private final Optional<Duration> allowed;

    Deadline(Optional<Duration> allowed) {
        this.allowed = allowed;
    }

    boolean isOver() {
        return allowed.isPresent() && System.nanoTime() - start > allowed.get().toNanos();
    }
}
