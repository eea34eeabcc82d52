package dev.plumbline.job;

import dev.plumbline.model.Change;
import dev.plumbline.model.Charts;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.Verdict;
import dev.plumbline.store.Candidate;
import dev.plumbline.store.Claim;
import dev.plumbline.store.EventLog;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.Published;
import dev.plumbline.store.Retained;
import dev.plumbline.store.RunDirectory;
import dev.plumbline.store.RunIdentity;
import java.util.LinkedHashMap;
import java.util.List;
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
    private volatile Candidate candidate;
    private volatile long epochs;
    private long mostEpochs;
    private List<Verdict> verdicts = List.of();
    private Optional<Change> change = Optional.empty();
    private volatile Optional<Outcome> published = Optional.empty();
    private boolean begun;
    private volatile boolean told;
    private Supplier<Map<String, Double>> stages = Map::of;
    private boolean mute;

    RunRecord(RunDirectory directory, String run, String model, Listeners listeners) {
        this.directory = directory;
        this.run = run;
        this.model = model;
        this.listeners = listeners;
    }

    /** Id of the run. */
    String run() {
        return run;
    }

    /** Who hears of the run while it goes on. */
    Listeners listeners() {
        return listeners;
    }

    RunDirectory directory() {
        return directory;
    }

    /**
     * Says how long the stages of this start took.
     *
     * @param seconds by stage, asked when the run has ended; from another thread where it does not come back
     */
    RunRecord timedBy(Supplier<Map<String, Double>> seconds) {
        stages = seconds;
        return this;
    }

    /** Runs the work; its outcome, or how it failed, is the run's last status. */
    Outcome of(Supplier<Outcome> work) {
        Outcome outcome;
        try {
            outcome = work.get();
        } catch (Throwable error) {
            // Not only RuntimeException: Scala throws checked ones undeclared, and Spark's for a failed job is one.
            Failure failure = Failure.of(error);
            if (failure.bug()) {
                listeners.bug(error);
            }
            outcome = failed(failure.code(), failure.message());
        }
        last(outcome);
        return outcome;
    }

    /** From now on this process is the one that does the run's work, and its status is the run's. */
    void begin(RunIdentity identity) {
        directory.identity(identity);
        directory.status(ended(ExitCode.TEMPORARY, "began, and has not said how it ended"));
        begun = true;
        event(RunEvents.BEGAN, Map.of());
    }

    /**
     * Where even the status cannot be written, what the run came to is more than that. A start that was refused because
     * another one is at work on this very run has no say in what the run came to, and neither has one whose lease was
     * taken over by a start that has published since.
     */
    void last(Outcome outcome) {
        try {
            if (isAnothers(outcome.code())) {
                return;
            }
            directory.status(outcome);
            told = true;
            stages(stages.get());
            event(
                    RunEvents.ENDED,
                    Map.of("code", Integer.toString(outcome.code().code()), "message", outcome.message()));
        } catch (RuntimeException unwritten) {
            listeners.note(Failure.of(unwritten).message());
        }
    }

    private void stages(Map<String, Double> seconds) {
        if (!seconds.isEmpty()) {
            try (EventLog log = directory.events()) {
                log.stages(seconds);
            }
        }
    }

    /** Whether the run's status says how this start of it ended. */
    boolean isTold() {
        return told;
    }

    private boolean isAnothers(ExitCode code) {
        if (code != ExitCode.TEMPORARY) {
            return false;
        }
        return begun
                ? directory
                        .lastStatus()
                        .filter(last -> last.code() == ExitCode.OK)
                        .isPresent()
                : directory.hasStatus();
    }

    /** An epoch is done; what the run says of itself counts it. */
    void reached(long epoch) {
        epochs = epoch;
    }

    /** How many epochs it is going to have at the most. */
    void expects(long most) {
        mostEpochs = most;
    }

    /** Says that the run goes on. A store that does not take it is no reason to end a descent: it is told once. */
    void beat(double objective) {
        if (mute) {
            return;
        }
        try {
            event("epoch", Map.of("epoch", Long.toString(epochs), "objective", Double.toString(objective)));
            directory.status(ended(
                    ExitCode.TEMPORARY, "epoch " + epochs + " of " + mostEpochs + ", and has not said how it ended"));
        } catch (Refusal unwritten) {
            mute = true;
            listeners.note(unwritten.getMessage());
        }
    }

    /** Keeps what every thread did when nothing ended any more. */
    void threads(String stacks) {
        directory.threads(stacks);
    }

    String threadsLocation() {
        return directory.location() + "/threads.txt";
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

    /** Keeps what pictures are drawn from; a run without pictures is better than none. */
    void charts(Charts taken) {
        try {
            directory.charts(taken);
        } catch (RuntimeException unwritten) {
            listeners.note("there will be no pictures of this run: "
                    + Failure.of(unwritten).message());
        }
    }

    /** Keeps what the gates said. */
    void judged(List<Verdict> said) {
        verdicts = List.copyOf(said);
        directory.gates(said);
        Map<String, String> results = new LinkedHashMap<>();
        said.forEach(verdict -> results.put(verdict.rule(), verdict.result().id()));
        event("gates", results);
    }

    /** What the gates said; empty before they are asked. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** Keeps what moved since the version that is current; the status tells it whatever the gates say. */
    void compared(Change found) {
        change = Optional.of(found);
        directory.change(found);
    }

    Published publish(ModelStore store, Claim claim) {
        return store.publish(claim, candidate);
    }

    /** Removes checkpoints that are needed no more, sweeps what writers left, and removes what is older than the newest versions, where that was asked for. */
    void tidy(ModelStore store, ModelName name, Optional<Integer> keep) {
        try {
            directory.checkpoints().clear();
            store.clean(name);
            keep.ifPresent(versions -> retain(store, name, versions));
        } catch (Refusal failed) { // what is published stays so, whatever comes of this
            listeners.note(failed.getMessage());
        }
    }

    private void retain(ModelStore store, ModelName name, int keep) {
        Retained retained = store.retain(name, keep, run);
        retained.left().forEach(listeners::note);
        if (!retained.versions().isEmpty() || !retained.runs().isEmpty()) {
            event(
                    "removed",
                    Map.of(
                            "versions",
                            retained.versions().toString(),
                            "runs",
                            retained.runs().toString()));
        }
    }

    /** The version is there: whatever comes of the rest, this is how the run ended. */
    Outcome published(String message, ModelVersion version, long epochs, RowAccount rows) {
        Outcome outcome =
                new Outcome(ExitCode.OK, message, run, model, version.toString(), epochs, rows.used(), change);
        published = Optional.of(outcome);
        return outcome;
    }

    /** The outcome of a run that cannot go on: a failure, unless it had published before. */
    Outcome failed(ExitCode code, String message) {
        published.ifPresent(before -> listeners.note(before.message() + "; after that: " + message));
        return published.orElseGet(() -> ended(code, message));
    }

    /** An outcome without a version. */
    Outcome ended(ExitCode code, String message) {
        Candidate made = candidate;
        long reached = made == null ? epochs : made.model().convergence().epochs();
        long rows = made == null ? 0 : made.model().rows().used();
        return new Outcome(code, message, run, model, "", reached, rows, change);
    }
}
