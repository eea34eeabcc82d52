package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What ends a run before it is done: a request to stop, or the end of the wall clock that it is allowed. What is found
 * first stays the reason, so that a descent ended by its deadline is not called stopped by what came later. Where both
 * are found at once it is the request. Threads may share it.
 */
final class Ending {
    private final Optional<Duration> deadline;
    private final StopRequest stop;
    private final LongSupplier nanoTime;
    private final long start;
    private Reason reason;

    private record Reason(String phrase, boolean request, String wayOut) {}

    /**
     * The clock starts here.
     *
     * @param deadline wall clock that the run is allowed
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    Ending(Optional<Duration> deadline, StopRequest stop, LongSupplier nanoTime) {
        this.deadline = deadline;
        this.stop = stop;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Of the run that begins now. */
    static Ending of(TrainSettings settings, Listeners listeners) {
        return new Ending(settings.descent().deadline(), listeners.stop(), System::nanoTime);
    }

    StopRequest stop() {
        return stop;
    }

    /** Whether the run is to end; asked once per epoch, and now and then while the table is read. */
    boolean isDue() {
        return reason().isPresent();
    }

    /** Whether it is to end by request: then it ends, whatever might be published. */
    boolean isByRequest() {
        return reason().map(Reason::request).orElse(false);
    }

    /** Such as "stopped by SIGTERM" or "the --deadline of 2h is over". */
    Optional<String> why() {
        return reason().map(Reason::phrase);
    }

    /**
     * The end of a run that is due.
     *
     * @param where it was, such as "after 12 epochs"
     */
    Refusal refusal(String where) {
        Reason due = reason().orElseThrow(() -> new IllegalStateException("nothing ends this run"));
        return new Refusal(ExitCode.TEMPORARY, "Cannot finish: " + due.phrase() + ", " + where + "; " + due.wayOut());
    }

    private synchronized Optional<Reason> reason() {
        if (reason == null) {
            reason = stop.why()
                    .map(who -> new Reason("stopped by " + who, true, "run the same command again"))
                    .or(this::over)
                    .orElse(null);
        }
        return Optional.ofNullable(reason);
    }

    private Optional<Reason> over() {
        return deadline.filter(allowed -> nanoTime.getAsLong() - start > allowed.toNanos())
                .map(allowed -> new Reason(
                        "the --deadline of " + text(allowed) + " is over",
                        false,
                        "run the same command again, with more time"));
    }

    /** As it is typed: 2h, 1h30m, 90s is 1m30s. */
    static String text(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
