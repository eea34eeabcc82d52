package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is said of a run in which nothing ends any more. Whatever hangs may be the very disk that is written to, so
 * nothing here is waited for longer than a while.
 */
final class Stall {
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final Duration limit;
    private final String model;
    private final Listeners listeners;
    private volatile Optional<RunRecord> record = Optional.empty();
    private volatile Consumer<Outcome> shown = outcome -> {};

    /** @param limit how long nothing ended */
    Stall(Duration limit, String model, Listeners listeners) {
        this.limit = limit;
        this.model = model;
        this.listeners = listeners;
    }

    /** Where it is written, from now on. */
    void recordedBy(RunRecord run) {
        record = Optional.of(run);
    }

    /** Who shows it when its status is written; does not take long. */
    void shownBy(Consumer<Outcome> page) {
        shown = page;
    }

    Refusal refusal() {
        return new Refusal(
                ExitCode.UNAVAILABLE,
                "Cannot go on: no epoch and no task ended within " + Ending.text(limit)
                        + record.map(run -> "; what each thread did is in " + run.threadsLocation())
                                .orElse("")
                        + "; see that the cluster and the store answer, and run the same command again, or allow more"
                        + " by --stall-limit");
    }

    /** Tells it, with what every thread does. */
    void tell() {
        String stacks = ThreadStacks.text();
        listeners.note(refusal().getMessage());
        record.ifPresentOrElse(
                run -> soon("write the threads", () -> run.threads(stacks)),
                () -> listeners.err().print(stacks));
    }

    /** The run does not come back: its status is written for it, and whoever owns the process may end that. */
    void abandon() {
        String message = refusal().getMessage();
        Outcome lost = record.map(run -> run.failed(ExitCode.UNAVAILABLE, message))
                .orElseGet(() -> new Outcome(ExitCode.UNAVAILABLE, message, "", model, "", 0, 0));
        record.ifPresent(run -> soon("write the status", () -> run.last(lost)));
        shown.accept(lost);
        listeners.abandoned().accept(lost);
    }

    private void soon(String what, Runnable writing) {
        try {
            if (!BoundedWork.done(what, A_WHILE, writing)) {
                listeners.note("cannot " + what + ": it takes too long");
            }
        } catch (RuntimeException unwritten) {
            listeners.note(unwritten.getMessage());
        }
    }
}
