package dev.plumbline.cli;

import static dev.plumbline.cli.Option.Role.OPERATIONAL;
import static dev.plumbline.cli.Option.Role.RESULT;

import dev.plumbline.job.TrainSettings.Gates;
import dev.plumbline.job.TrainSettings.Start;
import dev.plumbline.model.Gate;
import dev.plumbline.model.Measure;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Shown;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.store.StoreSettings;
import dev.plumbline.train.DescentSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where models are, and what may become one. */
final class StoreOptions {
    static final Option MODELS = Option.operational(
                    "models", "DIR", "directory of all models, on any Hadoop file system")
            .or("./plumbline-models")
            .offering(ValueWords.Kind.DIRECTORIES);
    static final Option MODEL =
            Option.result("model", "NAME", "name of the model").or("model").offering(ValueWords.Kind.MODELS);
    static final Option VERSION = Option.result(
                    "version", "VERSION", "version of the model, such as 2026-01-31 or 2026-01-31-2")
            .otherwise("the current one")
            .offering(ValueWords.Kind.VERSIONS);
    static final Option ALLOW_UNCONVERGED = Option.flag(
                    "allow-unconverged", RESULT, "publish, with a warning, what has not converged")
            .more("Other gates stand.");
    static final Option GATE = Option.result(
                    "gate",
                    "RULE",
                    "what must hold for a model to be published, such as 'rmse <= 1.05 * current', 'r2 >= 0.9' or"
                            + " 'rows >= 0.5 * recent'; may be given again")
            .as(Option.Form.REPEATABLE)
            .more("Else 80. What stands without being named, and every rule: docs/gates.md.");
    static final Option WARM_START = Option.flag(
                    "warm-start",
                    RESULT,
                    "start the descent at the line that was current before the day of --as-of, instead of at zero")
            .more("At zero, with a note, where nothing was. Features go by their names: new ones start at 0, others are"
                    + " left out, both with a note; another label is 78. That version is part of the run's identity"
                    + " (docs/decisions/0038-what-a-warm-start-starts-from.md).");
    static final Option NO_GATE = Option.flag("no-gate", RESULT, "publish whatever is finite; not with --gate");
    static final Option LEASE = Option.operational(
                    "lease",
                    "TIME",
                    "how long a run that is not heard of any more keeps the model from other runs; it is renewed while"
                            + " the run lives")
            .or("2m")
            .more("One run works on a model at a time; another that starts meanwhile ends with 75 and says who works."
                    + " From 5s to 1h. A run of the same host whose process has ended is followed at once"
                    + " (docs/decisions/0034-a-lease-is-a-hint.md).");

    static final Option CHECKPOINT_EVERY = Option.operational(
                    "checkpoint-every",
                    "TIME|N",
                    "keep a checkpoint at the end of an epoch after so much time, such as 60s or 5m, or after N epochs")
            .or("60s");
    static final Option RESTART = Option.flag(
            "restart",
            OPERATIONAL,
            "put aside what earlier attempts for this day left unfinished, instead of going on from it");

    static final Option KEEP = Option.operational(
                    "keep", "N", "remove the oldest versions beyond N (at least 2) after a publication")
            .otherwise("all stay");

    static final Option METRICS_FILE = Option.operational(
                    "metrics-file",
                    "PATH",
                    "write what came of the run for node exporter's textfile collector: to this local file, or to"
                            + " plumbline_MODEL.prom in this directory")
            .more("What cannot be written is a note, never an exit code. What stands in it: docs/nightly.md.")
            .offering(ValueWords.Kind.FILES);

    static final OptionGroup PUBLISHING = OptionGroup.of(
                    "Publication",
                    MODELS,
                    MODEL,
                    ALLOW_UNCONVERGED,
                    GATE,
                    NO_GATE,
                    CHECKPOINT_EVERY,
                    RESTART,
                    LEASE,
                    KEEP,
                    METRICS_FILE,
                    WARM_START,
                    Option.notBuilt("ledger"))
            .about("where a model goes, what must hold for it to replace the current one, and what a run keeps on the"
                    + " way");
    static final OptionGroup READING = OptionGroup.of("Model", MODELS, MODEL, VERSION);

    /** Renewed four times in its length: less would ask the storage all the time, or run out in one slow answer. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);
    /** A lease whose holder cannot be judged by the clocks is watched for its length. */
    private static final Duration LONGEST_LEASE = Duration.ofHours(1);

    private static final Pattern A_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/");

    private static final Pattern A_VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[1-9][0-9]{0,8})?");

    private static final Pattern EPOCHS = Pattern.compile("-?[0-9]+");

    private StoreOptions() {}

    static StoreSettings read(Values values) {
        return new StoreSettings(models(values), model(values), values.asOf(), lease(values), keep(values));
    }

    /** Also of a command that publishes and does not have the option. */
    private static Duration lease(Values values) {
        return values.text(LEASE)
                .or(LEASE::fallback)
                .flatMap(TimeText::parse)
                .filter(time -> time.compareTo(SHORTEST_LEASE) >= 0 && time.compareTo(LONGEST_LEASE) <= 0)
                .orElseThrow(() -> values.refusal(LEASE, "it must be a time from 5s to 1h, such as 90s or 2m"));
    }

    private static Optional<Integer> keep(Values values) {
        return values.text(KEEP).map(given -> (int) values.integer(KEEP, 2, 1_000_000));
    }

    static Optional<String> metricsFile(Values values, List<String> inputs) {
        Optional<String> place = values.text(METRICS_FILE);
        place.ifPresent(path -> {
            if (A_SCHEME.matcher(path).lookingAt()) {
                throw values.refusal(METRICS_FILE, "it must be a path on the local disk, where node exporter reads it");
            }
            InputOptions.checkPath(values, METRICS_FILE, path);
            OutputPlace.check(values, METRICS_FILE, path, inputs);
        });
        return place;
    }

    static String models(Values values) {
        String path = values.required(MODELS);
        InputOptions.checkPath(values, MODELS, path);
        return path;
    }

    static String model(Values values) {
        String name = values.required(MODEL);
        ModelName.fault(name).ifPresent(fault -> {
            throw values.nameRefusal(MODEL, fault);
        });
        return name;
    }

    static CheckpointSettings checkpoints(Values values) {
        return new CheckpointSettings(checkpointEvery(values), values.flag(RESTART));
    }

    private static CheckpointSettings.Every checkpointEvery(Values values) {
        String text = values.required(CHECKPOINT_EVERY);
        if (EPOCHS.matcher(text).matches()) {
            return new CheckpointSettings.Epochs(values.integer(CHECKPOINT_EVERY, 1, DescentSettings.MOST_EPOCHS));
        }
        return TimeText.parse(text)
                .map(CheckpointSettings.Time::new)
                .orElseThrow(() -> values.refusal(
                        CHECKPOINT_EVERY,
                        "it must be a time from 1s to 366d, such as 60s or 5m, or a number of epochs"));
    }

    static Optional<String> version(Values values) {
        return version(values, VERSION);
    }

    static Optional<String> version(Values values, Option option) {
        Optional<String> version = values.text(option);
        if (version.isPresent() && !A_VERSION.matcher(version.get()).matches()) {
            throw values.nameRefusal(
                    option, "it must be a version such as 2026-01-31 or 2026-01-31-2; models list shows them");
        }
        return version;
    }

    static Start start(Values values) {
        return values.flag(WARM_START) ? Start.EARLIER_LINE : Start.ZERO;
    }

    static Gates gates(Values values) {
        List<Gate> own = own(values);
        Gates.Standing standing = values.flag(NO_GATE)
                ? Gates.Standing.FINITE_ONLY
                : values.flag(ALLOW_UNCONVERGED) ? Gates.Standing.ALLOW_UNCONVERGED : Gates.Standing.ALL;
        return new Gates(standing, own);
    }

    private static List<Gate> own(Values values) {
        List<Gate> gates = new ArrayList<>();
        if (!values.given(GATE)) {
            return gates;
        }
        if (values.flag(NO_GATE) && !values.giveWay(GATE, NO_GATE) && !values.giveWay(NO_GATE, GATE)) {
            throw values.refusal(GATE, "--no-gate switches every gate off; leave one of the two out");
        }
        for (String text : values.texts(GATE)) {
            Gate gate = gate(values, text);
            if (gates.contains(gate)) {
                throw values.refusal(GATE, text, "it is there twice");
            }
            gates.add(gate);
        }
        if (!gates.isEmpty()) {
            values.understood(GATE, gates.stream().map(Gate::toString).collect(Collectors.joining(Values.BETWEEN)));
        }
        return gates;
    }

    private static Gate gate(Values values, String text) {
        Gate gate;
        try {
            gate = Gate.parse(text);
        } catch (IllegalArgumentException fault) {
            throw values.refusal(GATE, text, fault.getMessage());
        }
        boolean moments = values.required(EngineOptions.ENGINE).equals("moments");
        if (gate.measure() == Measure.MAE && moments && !values.flag(EngineOptions.RESIDUALS)) {
            throw values.refusal(GATE, text, "--engine moments does not know the mean absolute error; add --residuals");
        }
        List<String> columns = values.list(ColumnOptions.FEATURES);
        if (gate.column().isPresent() && !columns.isEmpty()) {
            List<String> all = new ArrayList<>(columns);
            all.add(values.required(ColumnOptions.LABEL));
            String column = gate.column().get();
            if (!all.contains(column)) {
                throw values.refusal(
                        GATE,
                        text,
                        "'" + Shown.text(column) + "' is neither the label nor among --features"
                                + Nearest.question(column, all));
            }
        }
        return gate;
    }
}
