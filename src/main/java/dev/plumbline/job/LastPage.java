package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.PlainText;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The page that a run leaves when everything else is said and done. It decides nothing: where it cannot be made, or not
 * soon, that is told.
 */
final class LastPage {
    /** Nobody waits for longer: what the run came to is stored, and a scheduler wants the code. */
    private static final Duration MOST = Duration.ofSeconds(60);
    /** Of a process that was asked to end: who asked gives it half a minute as a rule. */
    private static final Duration MOST_WHEN_STOPPED = Duration.ofSeconds(10);

    private final RunReport report;
    private final RunRecord record;
    private final Listeners listeners;

    LastPage(RunReport report, RunRecord record) {
        this.report = report;
        this.record = record;
        this.listeners = record.listeners();
    }

    /** Makes it, where the run's status says how this start of it ended. */
    void after(Outcome outcome) {
        if (!record.isTold()) {
            return;
        }
        AtomicReference<String> place = new AtomicReference<>();
        try {
            if (isDone(() -> place.set(report.write(record.directory())))) {
                tell(outcome, place.get());
            } else {
                missing("it takes too long");
            }
        } catch (RuntimeException failure) { // whatever it is, the run has ended otherwise
            missing(Failure.of(failure).message());
        }
    }

    private boolean isDone(Runnable work) {
        boolean stopped = listeners.stop().why().isPresent();
        return BoundedWork.done("make the page", stopped ? MOST_WHEN_STOPPED : MOST, work);
    }

    private void tell(Outcome outcome, String place) {
        if (outcome.code() == ExitCode.OK) {
            listeners.print("\n  report   " + PlainText.escape(place) + "\n");
        } else {
            listeners.note("the page of this run is " + place);
        }
    }

    private void missing(String why) {
        listeners.note("no page of this run: " + why + "; plumbline report --run " + record.run() + " makes one");
        try {
            BoundedWork.done("tell of the page", MOST_WHEN_STOPPED, () -> record.event("no-page", Map.of("why", why)));
        } catch (RuntimeException unwritten) {
            listeners.note(Failure.of(unwritten).message());
        }
    }
}
