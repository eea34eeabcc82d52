package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/**
 * All published models of one place. A reader sees a whole version or none, a version has one owner, nothing is
 * overwritten, and a run that fails leaves the earlier model current.
 *
 * <p>Every method throws {@link Refusal} and nothing else for what storage can do: 73 where something stands in the
 * way, 74 for input and output, 69 where the storage cannot be reached, 77 without permission, 76 for what is
 * stored but cannot be believed, 83 where it is unclear whether a commit took place.
 */
public final class ModelStore {
    private final FileStore files;
    private final Claims claims;
    private final Publisher publisher;
    private final VersionReader reader;
    private final CurrentVersion current;
    private final Clock clock;

    public ModelStore(FileStore files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.claims = new Claims(files);
        this.publisher = new Publisher(files, clock);
        this.reader = new VersionReader(files);
        this.current = new CurrentVersion(files, clock);
    }

    /** The models under a path or URI; nothing is created yet. */
    public static ModelStore at(String place, Configuration conf) {
        return new ModelStore(FileStores.of(place, conf), Clock.systemUTC());
    }

    /**
     * Claims a version before anything is trained, so that what cannot be written is found out first: the version that
     * this run has already published, else one it holds from an earlier attempt, else the next that is free.
     *
     * @param run id of the run: the same for the same work
     */
    public Claim claim(ModelName name, LocalDate asOf, String run) {
        RunDirectory.checkId(run);
        return attempt("claim a version of " + name + " in " + files.locate(Layout.versions(name)), () -> {
            Claim claim = claims.claim(name, asOf, run);
            current.read(name);
            return claim;
        });
    }

    /** What this run has published for that day, if anything: so that work that is done is not begun. */
    public Optional<Claim> published(ModelName name, LocalDate asOf, String run) {
        return attempt(
                "look for what run " + run + " published in " + files.locate(Layout.versions(name)),
                () -> claims.published(name, asOf, run));
    }

    /**
     * Publishes under a claim and makes the version current unless a newer one is; again and again, for the same run,
     * with the same result. The run's {@code history.jsonl} must be there and closed.
     *
     * @return the version, which is a later number where an earlier attempt of this run left other files under the claim
     */
    public Published publish(Claim claim, Candidate candidate) {
        return attempt(
                "publish " + claim.name() + " " + claim.version() + " to "
                        + files.locate(Layout.version(claim.name(), claim.version())),
                () -> publisher.publish(claim, candidate));
    }

    /** The current version, or empty where nothing was published yet. */
    public Optional<ModelVersion> current(ModelName name) {
        return attempt(
                "read " + files.locate(Layout.current(name)),
                () -> current.read(name).map(Pointer::version));
    }

    /**
     * The version that was current before anything was published for a day, or empty where nothing was: the same before
     * and after the runs of that day.
     */
    public Optional<ModelVersion> currentBefore(ModelName name, LocalDate day) {
        return attempt("read " + files.locate(Layout.moves(name)), () -> current.before(name, day));
    }

    /**
     * Loads the current version or the named one, every file verified.
     *
     * @throws Refusal 66 where there is no such model or version, 76 where it cannot be believed
     */
    public StoredModel load(ModelName name, Optional<ModelVersion> version) {
        return attempt("load " + name + " from " + files.locate(name.value()), () -> {
            if (version.isPresent()) {
                return reader.verified(name, version.get(), reader.required(name, version.get()));
            }
            return load(name, current.read(name).orElseThrow(() -> noCurrent(name)));
        });
    }

    /**
     * Makes an earlier version current again. The next publication moves on from there as always.
     *
     * @throws Refusal 66 where it is not published, 76 where it cannot be believed
     */
    public RolledBack rollBack(ModelName name, ModelVersion version) {
        return attempt(
                "roll back " + name + " to " + version + " in " + files.locate(name.value()),
                () -> new Rollback(files, clock).to(name, version));
    }

    /**
     * Looks at everything of a model and makes {@code current.json} what the log of moves says. Deletes nothing.
     *
     * @throws Refusal 66 where there is no such model, 76 where none of its versions can be believed
     */
    public Repaired repair(ModelName name) {
        return attempt("repair " + files.locate(name.value()), () -> new Repair(files, clock).repair(name));
    }

    /** Every move of {@code current.json}, the first one first. */
    public List<MoveEntry> moves(ModelName name) {
        return attempt("read " + files.locate(Layout.moves(name)), () -> new MoveLog(files, clock).entries(name));
    }

    /**
     * Removes what is older than the newest versions. The current version and the one before it stay, whatever their
     * age, and so does what belongs to a run that has not come to an end.
     *
     * @param keep how many versions stay, at least 2
     * @param run that asks, whose own directory stays
     */
    public Retained retain(ModelName name, int keep, String run) {
        return attempt(
                "remove old versions of " + files.locate(name.value()),
                () -> new Retention(files, clock, name).keep(keep, run));
    }

    /** The model as it was at earlier moments. */
    public VersionHistory history(ModelName name) {
        return new VersionHistory(files, clock, name);
    }

    /** The run that wrote its status last, among the hundred of the latest days; empty where there is none. */
    public Optional<String> lastRun(ModelName name) {
        return attempt("list " + files.locate(Layout.runs(name)), () -> LastRun.of(files, name));
    }

    /** Names of all models here, in alphabetical order. */
    public List<String> models() {
        return attempt("list " + files.locate(""), () -> {
            List<String> names = new ArrayList<>();
            for (String each : files.list("")) {
                if (ModelName.fault(each).isEmpty() && files.exists(Layout.versions(new ModelName(each)))) {
                    names.add(each);
                }
            }
            return names;
        });
    }

    /** Published versions, oldest first. */
    public List<VersionEntry> versions(ModelName name) {
        return attempt("list " + files.locate(Layout.versions(name)), () -> {
            Optional<ModelVersion> now = currentIfReadable(name);
            List<VersionEntry> entries = new ArrayList<>();
            for (ModelVersion version : reader.published(name)) {
                entries.add(entry(name, version, now.equals(Optional.of(version))));
            }
            return entries;
        });
    }

    /**
     * Takes the lease of a model for a run. Another start of the same run is another holder: it would do the same work
     * a second time. A lease whose holder cannot be judged by the clocks is watched, for at most its length.
     *
     * @param length how long the lease stays another's after its holder was last heard of
     * @param notes hears, in the calling thread, what was taken over and why one waits
     * @throws Refusal 75 where another run holds it, with who and until when
     */
    public Lease lease(ModelName name, String run, Duration length, Consumer<String> notes) {
        RunDirectory.checkId(run);
        LeaseFile file = new LeaseFile(files, name);
        return attempt("take the lease " + file.location(), () -> {
            files.makeDirectories(name.value());
            return new Leases(LeaseTime.of(clock), HostProcess.current(), notes).take(file, run, length);
        });
    }

    /**
     * Deletes temporary files of the store that are older than a day, in the directories of the model and of its newest
     * versions and runs: what processes left that ended while they wrote. Nothing else is touched.
     *
     * @return how many there were
     */
    public int clean(ModelName name) {
        return attempt("clean " + files.locate(name.value()), () -> new Leftovers(files).sweep(name, clock.instant()));
    }

    /** Other runs for the same day that left a checkpoint and have not come to an end, newest first. */
    public List<RunIdentity> unfinished(ModelName name, LocalDate asOf, String run) {
        return attempt(
                "list " + files.locate(Layout.runs(name)), () -> new UnfinishedRuns(files, clock, name).of(asOf, run));
    }

    /** The directory of a run of that model. */
    public RunDirectory run(ModelName name, String run) {
        return new RunDirectory(files, clock, name, run);
    }

    private StoredModel load(ModelName name, Pointer pointer) throws IOException {
        String where = files.locate(Layout.current(name));
        try {
            byte[] manifest = reader.manifestBytes(name, pointer.version())
                    .orElseThrow(() -> Json.damaged(
                            where, "it names version " + pointer.version() + ", which is not published", null));
            if (!Fingerprint.of(manifest).sha256().equals(pointer.manifestSha256())) {
                throw Json.damaged(where, "it was made for another manifest of version " + pointer.version(), null);
            }
            return reader.verified(name, pointer.version(), manifest);
        } catch (Refusal damaged) {
            throw StoreFailure.repairable(files, name, damaged);
        }
    }

    private VersionEntry entry(ModelName name, ModelVersion version, boolean isCurrent) throws IOException {
        try {
            ManifestDocument manifest = reader.manifest(name, version, reader.required(name, version));
            return new VersionEntry(
                    version, isCurrent, Optional.of(manifest.run()), Optional.of(manifest.created()), Optional.empty());
        } catch (Refusal damaged) {
            return new VersionEntry(
                    version, isCurrent, Optional.empty(), Optional.empty(), Optional.of(damaged.getMessage()));
        }
    }

    private Optional<ModelVersion> currentIfReadable(ModelName name) throws IOException {
        try {
            return current.read(name).map(Pointer::version);
        } catch (Refusal damaged) {
            return Optional.empty();
        }
    }

    private Refusal noCurrent(ModelName name) {
        List<ModelVersion> published =
                attempt("list " + files.locate(Layout.versions(name)), () -> reader.published(name));
        if (published.isEmpty()) {
            return new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot load " + name + ": no model of that name is published in " + files.locate("")
                            + "; check --models and --model");
        }
        return new Refusal(
                ExitCode.STATE_REFUSED,
                "Cannot load " + name + ": " + files.locate(Layout.current(name))
                        + " is missing; name one of the versions " + published
                        + " with --version, or let this settle it: " + StoreFailure.repairCommand(files, name));
    }

    /** Runs a call of the store; a failed one is told with what was being done. */
    static <T> T attempt(String what, Call<T> call) {
        try {
            return call.run();
        } catch (IOException failure) {
            throw StoreFailure.of(what, failure);
        }
    }

    /** Something that reads or writes. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }
}
