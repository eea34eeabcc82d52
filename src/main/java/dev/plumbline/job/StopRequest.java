package dev.plumbline.job;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The wish that a run end soon, in a state from which it can go on: of a signal, or of whoever uses Plumbline as a
 * library. It is made once and not taken back. Threads may share it.
 */
public final class StopRequest {
    private final AtomicReference<String> why = new AtomicReference<>();
    private final List<Runnable> hearers = new CopyOnWriteArrayList<>();

    /**
     * Asks the run to stop; the first reason counts.
     *
     * @param reason who or what asks, as in "stopped by SIGTERM"
     */
    public void request(String reason) {
        if (why.compareAndSet(null, reason)) {
            hearers.forEach(this::tell);
        }
    }

    /** Who or what asked; empty where nobody did. */
    public Optional<String> why() {
        return Optional.ofNullable(why.get());
    }

    /** Runs it once when the stop is requested, in the thread of the request; at once where it was requested before. */
    public void onRequest(Runnable hearer) {
        hearers.add(hearer);
        if (why.get() != null) {
            tell(hearer);
        }
    }

    /** Lets go of a hearer. */
    public void forget(Runnable hearer) {
        hearers.remove(hearer);
    }

    private void tell(Runnable hearer) {
        if (hearers.remove(hearer)) { // of two that would tell it, one
            hearer.run();
        }
    }
}
