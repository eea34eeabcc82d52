package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.StatusLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory of one run, {@code <models>/<name>/runs/<run-id>/}: how it ended, what happened, the epochs and the
 * rejected rows. It is the run's own, so a new attempt of the same run starts these files anew.
 */
public final class RunDirectory {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final FileStore files;
    private final Clock clock;
    private final String directory;

    RunDirectory(FileStore files, Clock clock, ModelName name, String run) {
        checkId(run);
        this.files = files;
        this.clock = clock;
        this.directory = Layout.run(name, run);
    }

    static void checkId(String run) {
        if (!ID.matcher(run).matches() || run.contains("..")) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Cannot use '" + PlainText.excerpt(run, 80) + "' as the id of a run: 1 to 64 lower-case letters,"
                            + " digits, dots, dashes and underscores are allowed");
        }
    }

    /** Where it is, for messages. */
    public String location() {
        return files.locate(directory);
    }

    /** Writes {@code status.json}, replacing what an earlier attempt left; a reader sees the one or the other whole. */
    public void status(Outcome outcome) {
        replace("status.json", (StatusLine.of(outcome) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether any attempt of the run has left a {@code status.json}. */
    public boolean hasStatus() {
        String path = directory + "/status.json";
        return ModelStore.attempt("look for " + files.locate(path), () -> files.exists(path));
    }

    /**
     * Keeps what the run would publish under its claim, {@code candidate/model.json} and {@code candidate/terms.csv},
     * whatever the gates say of it.
     */
    public void candidate(Claim claim, Candidate candidate) {
        replace("candidate/model.json", ModelDocument.encode(claim.name(), claim.version(), candidate.model()));
        replace("candidate/terms.csv", candidate.terms());
    }

    private void replace(String file, byte[] bytes) {
        String path = directory + "/" + file;
        ModelStore.attempt("write " + files.locate(path), () -> {
            files.makeDirectories(path.substring(0, path.lastIndexOf('/')));
            boolean written = false;
            while (!written) {
                Optional<byte[]> before = files.readIfPresent(path, Layout.MODEL_LIMIT);
                written = files.replaceIfUnchanged(path, before, bytes);
            }
            return null;
        });
    }

    /**
     * Starts {@code history.jsonl} anew. Close it before the run publishes.
     *
     * @param features names, in model order
     */
    public HistoryWriter history(List<String> features) {
        String path = directory + "/" + Layout.HISTORY;
        return ModelStore.attempt("write " + files.locate(path), () -> {
            files.makeDirectories(directory);
            files.delete(path);
            return new HistoryWriter(files.append(path, FileStore.Access.SHARED), files.locate(path), features);
        });
    }

    /** The checkpoints of the run of that id. */
    public Checkpoints checkpoints() {
        return new Checkpoints();
    }

    /** Writes {@code run.json} once: what makes this run the run it is. */
    public void identity(RunIdentity identity) {}

    /** Goes on with {@code events.jsonl}. */
    public EventLog events() {
        String path = directory + "/events.jsonl";
        return ModelStore.attempt("write " + files.locate(path), () -> {
            files.makeDirectories(directory);
            return new EventLog(files.append(path, FileStore.Access.SHARED), files.locate(path), clock);
        });
    }

    /** Starts the files of rejected rows anew; they are readable by their owner alone. */
    public RejectedWriter rejected() {
        String rejected = directory + "/rejected";
        return ModelStore.attempt("write " + files.locate(rejected), () -> {
            files.makeDirectories(rejected);
            for (String earlier : files.list(rejected)) {
                files.delete(rejected + "/" + earlier);
            }
            return new RejectedWriter(files, rejected);
        });
    }
}
