package dev.plumbline.job;

import dev.plumbline.model.Change;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import dev.plumbline.store.Candidate;
import dev.plumbline.store.Claim;
import dev.plumbline.store.EventLog;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.Published;
import dev.plumbline.store.RunDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run leaves in its own directory: its status from the first moment on, whatever way it ends, and the candidate
 * that it would publish. Mutable: it knows the candidate, and what moved, once there is one.
 */
final class RunRecord {
    private final RunDirectory directory;
    private final String run;
    private final String model;
    private final Listeners listeners;
    private Candidate candidate;
    private Optional<Change> change = Optional.empty();

    RunRecord(RunDirectory directory, String run, String model, Listeners listeners) {
        this.directory = directory;
        this.run = run;
        this.model = model;
        this.listeners = listeners;
    }

    RunDirectory directory() {
        return directory;
    }

    /** Runs the work; its outcome, or how it failed, is the run's last status. */
    Outcome of(Supplier<Outcome> work) {
        directory.status(ended(ExitCode.TEMPORARY, "began, and has not said how it ended"));
        event("began", Map.of());
        Outcome outcome;
        try {
            outcome = work.get();
        } catch (Throwable error) {
            // Not only RuntimeException: Scala throws checked ones undeclared, and Spark's for a failed job is one.
            Failure failure = Failure.of(error);
            if (failure.bug()) {
                error.printStackTrace(listeners.err());
            }
            outcome = ended(failure.code(), failure.message());
        }
        last(outcome);
        return outcome;
    }

    /** Where even the status cannot be written, what the run came to is more than that. */
    private void last(Outcome outcome) {
        try {
            directory.status(outcome);
            event("ended", Map.of("code", Integer.toString(outcome.code().code()), "message", outcome.message()));
        } catch (Refusal unwritten) {
            listeners.note(unwritten.getMessage());
        }
    }

    /** Adds a line to the run's {@code events.jsonl}. */
    void event(String name, Map<String, String> details) {
        try (EventLog log = directory.events()) {
            log.add(name, details);
        }
    }

    /** Keeps what is to be published where it stays if a gate refuses it. */
    void candidate(Claim claim, Candidate made) {
        candidate = made;
        directory.candidate(claim, made);
    }

    /** Keeps what moved since the version that is current; the status tells it whatever the gates say. */
    void compared(Change found) {
        change = Optional.of(found);
        directory.change(found);
    }

    Published publish(ModelStore store, Claim claim) {
        return store.publish(claim, candidate);
    }

    Outcome outcome(String message, ModelVersion version, long epochs, RowAccount rows) {
        return new Outcome(ExitCode.OK, message, run, model, version.toString(), epochs, rows.used(), change);
    }

    private Outcome ended(ExitCode code, String message) {
        long epochs = candidate == null ? 0 : candidate.model().convergence().epochs();
        long rows = candidate == null ? 0 : candidate.model().rows().used();
        return new Outcome(code, message, run, model, "", epochs, rows, change);
    }
}
