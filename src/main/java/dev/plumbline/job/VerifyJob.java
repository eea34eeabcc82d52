package dev.plumbline.job;

import dev.plumbline.engine.Pictures;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.report.Verification;
import dev.plumbline.report.Verification.Origin;
import dev.plumbline.source.InputFile;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.StoredModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Trains a version again from what it says of its origin, and compares every figure bit for bit. Claims, publishes and
 * writes nothing.
 */
public final class VerifyJob {
    /** What a training can end with because of its rows, its settings or its arithmetic. */
    private static final Set<ExitCode> OF_THE_TRAINING =
            EnumSet.of(ExitCode.USAGE, ExitCode.CONFIG, ExitCode.DATA, ExitCode.NO_INPUT, ExitCode.DIVERGED);

    private final VerifySettings settings;
    private final Function<Map<String, String>, TrainSettings> again;
    private final SparkSession spark;
    private final Listeners listeners;
    private final Timings timings = new Timings();
    private final ModelStore store;

    private VerifyJob(
            VerifySettings settings,
            Function<Map<String, String>, TrainSettings> again,
            SparkSession spark,
            Listeners listeners) {
        this.settings = settings;
        this.again = again;
        this.spark = spark;
        this.listeners = listeners;
        this.store = ModelStore.at(settings.models(), spark.sparkContext().hadoopConfiguration());
    }

    /**
     * Verifies in a Spark session of its own.
     *
     * @param again the settings that stored result options stand for; refuses (76) what it does not understand
     */
    public static Outcome run(
            VerifySettings settings, Function<Map<String, String>, TrainSettings> again, Listeners listeners) {
        try (Session session = Session.open("plumbline verify " + settings.model())) {
            return run(settings, again, session.sql(), listeners);
        }
    }

    /** Verifies in a session that is already there and goes on afterwards. */
    public static Outcome run(
            VerifySettings settings,
            Function<Map<String, String>, TrainSettings> again,
            SparkSession spark,
            Listeners listeners) {
        return new VerifyJob(settings, again, spark, listeners).run();
    }

    private Outcome run() {
        Configuration conf = spark.sparkContext().hadoopConfiguration();
        StoredModel stored =
                store.load(new ModelName(settings.model()), settings.version().map(ModelVersion::of));
        Provenance provenance = stored.model().provenance();
        Origin software = Origins.software(provenance, Versions.all(spark.version()));
        TrainSettings train = understood(provenance, software);
        StoredInputs inputs = StoredInputs.look(provenance.inputs(), conf);
        List<Origin> origins = List.of(
                Origins.input(inputs), Origins.settings(provenance.settings(), train.resultOptions()), software);
        FittedModel fitted = trained(stored, train, inputs, origins);
        Comparison comparison = Comparison.of(stored.model(), fitted);
        Verification verification = new Verification(
                stored.name().value(),
                stored.version().toString(),
                comparison.groups(),
                comparison.differences(),
                origins);
        listeners.print(verification.render());
        if (settings.timings()) {
            listeners.print(timings.table());
        }
        return outcome(verification, fitted, inputs);
    }

    private TrainSettings understood(Provenance provenance, Origin software) {
        try {
            return again.apply(provenance.settings());
        } catch (Refusal refusal) {
            if (refusal.code() != ExitCode.STATE_REFUSED || software.isSame()) {
                throw refusal;
            }
            throw new Refusal(refusal.code(), refusal.getMessage() + "; " + Origins.blame(List.of(software)), refusal);
        }
    }

    private FittedModel trained(StoredModel stored, TrainSettings train, StoredInputs inputs, List<Origin> origins) {
        try {
            return fit(stored, located(train, inputs));
        } catch (Refusal refusal) {
            if (!OF_THE_TRAINING.contains(refusal.code()) || origins.stream().allMatch(Origin::isSame)) {
                throw refusal;
            }
            throw new Refusal(
                    ExitCode.STATE_REFUSED,
                    "Cannot train " + stored.name() + " " + stored.version() + " again: " + refusal.getMessage() + "; "
                            + Origins.blame(origins),
                    refusal);
        }
    }

    /** The settings by which the very files of the version are read, and no others. */
    private TrainSettings located(TrainSettings train, StoredInputs inputs) {
        if (inputs.paths().isEmpty() || inputs.paths().equals(found(train))) {
            return train;
        }
        listeners.note(
                "--input no longer means the files that the version was trained on; they are read by their names");
        Map<String, String> options = new TreeMap<>(train.resultOptions());
        options.put("input", String.join("\n", inputs.paths()));
        return again.apply(options);
    }

    /** A relative path means other files elsewhere, a directory others tomorrow; either may mean none that can be read. */
    private List<String> found(TrainSettings train) {
        try {
            return Sources.open(spark, train.source()).files().stream()
                    .map(InputFile::path)
                    .toList();
        } catch (Refusal otherwise) {
            return List.of();
        }
    }

    private FittedModel fit(StoredModel stored, TrainSettings train) {
        FittedModel model = stored.model();
        Optional<WarmStart> start = model.provenance()
                .startedFrom()
                .map(version -> WarmStart.load(store, stored.name(), ModelVersion.of(version)));
        Replay replay = new Replay(model.convergence(), listeners.progress());
        Fitting.Run run = new Fitting.Run(listeners, timings, replay::isOver, start, Optional.empty(), spark);
        try (ReadTable table = timings.time("read the table", () -> read(train))) {
            return new Fitting(train, run).fit(table, coordinates -> replay);
        }
    }

    private ReadTable read(TrainSettings train) {
        TableSource source = Sources.open(spark, train.source());
        return new Reading(train, Input.named(spark), listeners, Pictures.NONE).read(source, account -> {});
    }

    private static Outcome outcome(Verification verification, FittedModel fitted, StoredInputs inputs) {
        String name = verification.model() + " " + verification.version();
        String message = verification.isEqual()
                ? "verified " + name + ": " + verification.figures() + " figures are equal bit for bit"
                        + (inputs.changed().isEmpty() ? "" : ", although the input is not as it was")
                : "Cannot reproduce " + name + ": " + verification.differences().size() + " of "
                        + verification.figures() + " figures are different; " + Origins.blame(verification.origins());
        return new Outcome(
                verification.isEqual() ? ExitCode.OK : ExitCode.STATE_REFUSED,
                message,
                "",
                verification.model(),
                verification.version(),
                fitted.convergence().epochs(),
                fitted.rows().used());
    }
}
