package dev.plumbline.store;

import dev.plumbline.model.Change;
import dev.plumbline.model.Charts;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.StatusLine;
import dev.plumbline.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory of one run, {@code <models>/<name>/runs/<run-id>/}: what it is, how it ended, what happened, the epochs,
 * the checkpoints and the rejected rows. It is the run's own: another attempt of the same run goes on with it.
 */
public final class RunDirectory {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final FileStore files;
    private final Clock clock;
    private final ModelName name;
    private final String run;
    private final String directory;

    RunDirectory(FileStore files, Clock clock, ModelName name, String run) {
        checkId(run);
        this.files = files;
        this.clock = clock;
        this.name = name;
        this.run = run;
        this.directory = Layout.run(name, run);
    }

    static void checkId(String run) {
        if (!isId(run)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Cannot use '" + PlainText.excerpt(run, 80) + "' as the id of a run: 1 to 64 lower-case letters,"
                            + " digits, dots, dashes and underscores are allowed");
        }
    }

    static boolean isId(String run) {
        return ID.matcher(run).matches() && !run.contains("..");
    }

    /** Where it is, for messages. */
    public String location() {
        return files.locate(directory);
    }

    /** Writes {@code status.json}, replacing what an earlier attempt left; a reader sees the one or the other whole. */
    public void status(Outcome outcome) {
        replace(Layout.STATUS, (StatusLine.of(outcome) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The status that was written last, by this attempt or an earlier one; empty where there is none.
     *
     * @throws Refusal 76 where it cannot be understood
     */
    public Optional<Outcome> lastStatus() {
        return read(Layout.STATUS, Layout.SMALL)
                .map(bytes -> StatusDocument.decode(bytes, files.locate(path(Layout.STATUS))));
    }

    private Optional<byte[]> read(String file, int limit) {
        String path = path(file);
        return ModelStore.attempt("read " + files.locate(path), () -> files.readIfPresent(path, limit));
    }

    private String path(String file) {
        return directory + "/" + file;
    }

    /** Whether any attempt of the run has left a {@code status.json}. */
    public boolean hasStatus() {
        String path = path(Layout.STATUS);
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

    /**
     * The candidate as its stored bytes say, by the reader that everyone uses.
     *
     * @throws Refusal 76 where they are not those of a model of that name and version
     */
    public FittedModel storedCandidate(Claim claim) {
        String path = directory + "/candidate/model.json";
        byte[] bytes = ModelStore.attempt("read " + files.locate(path), () -> files.read(path, Layout.MODEL_LIMIT));
        return ModelReader.decode(bytes, files.locate(path), claim.name(), claim.version());
    }

    /** Keeps what each gate said of the candidate, {@code gates.json}, whether it was published or not. */
    public void gates(List<Verdict> verdicts) {
        replace("gates.json", GatesDocument.encode(verdicts));
    }

    /** Keeps what every thread did when the run stood still, {@code threads.txt}. */
    public void threads(String stacks) {
        replace("threads.txt", stacks.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps what the run found to be different from the version that was current: {@code change.json}. */
    public void change(Change change) {
        replace("change.json", ChangeDocument.encode(change));
    }

    /**
     * Writes {@code report.html}, replacing an earlier one whole.
     *
     * @return where it is
     */
    public String page(byte[] html) {
        replace(Layout.PAGE, html);
        return files.locate(path(Layout.PAGE));
    }

    /**
     * All that the directory holds, as far as it can be believed.
     *
     * @throws Refusal 66 where there is no such run, 69 where the storage does not answer
     */
    public StoredRun stored() {
        boolean absent = ModelStore.attempt(
                "look for " + location(), () -> files.list(directory).isEmpty());
        if (absent) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot read run " + run + " of " + name + ": " + location() + " is not there or empty; check"
                            + " --models, --model and --run, or see " + Layout.runs(name) + "/ in "
                            + files.locate(""));
        }
        return new RunReader(files, name, this).read(run);
    }

    /** Keeps what the pictures of the run are drawn from, {@code charts.json}. */
    public void charts(Charts charts) {
        replace(Layout.CHARTS, ChartsDocument.encode(charts));
    }

    /**
     * What the pictures of the run are drawn from; empty where there is none of it.
     *
     * @throws Refusal 76 where it cannot be understood
     */
    public Optional<Charts> charts() {
        return read(Layout.CHARTS, ChartsDocument.LIMIT)
                .map(bytes -> ChartsDocument.decode(bytes, files.locate(path(Layout.CHARTS))));
    }

    private void replace(String file, byte[] bytes) {
        String path = path(file);
        ModelStore.attempt("write " + files.locate(path), () -> {
            files.makeDirectories(path.substring(0, path.lastIndexOf('/')));
            boolean written = false;
            while (!written) {
                Optional<byte[]> before = files.readIfPresent(path, Layout.MODEL_LIMIT);
                boolean there = before.isPresent() && Arrays.equals(before.get(), bytes);
                written = there || files.replaceIfUnchanged(path, before, bytes);
            }
            return null;
        });
    }

    /**
     * Goes on with {@code history.jsonl}, or begins it. Close it before the run publishes.
     *
     * @param features names, in model order
     */
    public HistoryWriter history(List<String> features) {
        String path = path(Layout.HISTORY);
        return ModelStore.attempt("write " + files.locate(path), () -> {
            files.makeDirectories(directory);
            OutputStream out = files.append(path, FileStore.Access.SHARED);
            try {
                endLine(out, path);
            } catch (IOException | RuntimeException failure) {
                out.close();
                throw failure;
            }
            return new HistoryWriter(out, files.locate(path), features);
        });
    }

    /** Looks only now: before it is opened, what a killed writer left on HDFS may be unreadable. */
    private void endLine(OutputStream out, String path) throws IOException {
        if (HistoryFile.isTorn(files, path)) {
            out.write('\n');
        }
    }

    /** Removes {@code history.jsonl}: the descent begins anew. */
    public void removeHistory() {
        String path = path(Layout.HISTORY);
        ModelStore.attempt("remove " + files.locate(path), () -> {
            files.delete(path);
            return null;
        });
    }

    /**
     * A sentence about the first epochs that {@code history.jsonl} lacks, or empty where it has none missing. Lines are lost
     * where a process dies before they are stored; the descent has lost nothing.
     */
    public Optional<String> historyGap() {
        String path = path(Layout.HISTORY);
        return ModelStore.attempt("read " + files.locate(path), () -> HistoryFile.gap(files, path));
    }

    /** The checkpoints of this run. */
    public Checkpoints checkpoints() {
        return new Checkpoints(files, path(Layout.CHECKPOINTS), run, this::plumbline);
    }

    /** For people and for messages: a run whose {@code run.json} is lost can still go on. */
    private String plumbline() {
        try {
            return document().map(RunDocument::plumbline).orElse("unknown");
        } catch (Refusal unreadable) {
            return "unknown";
        }
    }

    /**
     * Writes {@code run.json} once: what makes this run the run it is. A later attempt finds it and must be the same.
     *
     * @throws Refusal 76 where another run is told there
     */
    public void identity(RunIdentity identity) {
        String path = path(Layout.RUN);
        ModelStore.attempt("write " + files.locate(path), () -> {
            files.makeDirectories(directory);
            new RunFile(files, path)
                    .write(new RunDocument(identity, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
            return null;
        });
    }

    /** What {@code run.json} says; empty where it is absent. */
    Optional<RunDocument> document() {
        String path = path(Layout.RUN);
        return ModelStore.attempt("read " + files.locate(path), () -> new RunFile(files, path).read());
    }

    /** Goes on with {@code events.jsonl}. */
    public EventLog events() {
        String path = path(Layout.EVENTS);
        return ModelStore.attempt("write " + files.locate(path), () -> {
            files.makeDirectories(directory);
            return new EventLog(files.append(path, FileStore.Access.SHARED), files.locate(path), clock);
        });
    }

    /** Starts the files of rejected rows anew; they are readable by their owner alone. */
    public RejectedWriter rejected() {
        String rejected = path("rejected");
        return ModelStore.attempt("write " + files.locate(rejected), () -> {
            files.makeDirectories(rejected);
            for (String earlier : files.list(rejected)) {
                files.delete(rejected + "/" + earlier);
            }
            return new RejectedWriter(files, rejected);
        });
    }
}
