package dev.plumbline.cli;

import static dev.plumbline.cli.Option.Role.OPERATIONAL;
import static dev.plumbline.cli.Option.Role.RESULT;

import dev.plumbline.job.TrainSettings.Gates;
import dev.plumbline.model.ModelName;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.store.StoreSettings;
import dev.plumbline.train.DescentSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where models are, and what may become one. */
final class StoreOptions {
    static final Option MODELS =
            Option.operational("models", "DIR", "directory of all models").or("./plumbline-models");
    static final Option MODEL =
            Option.result("model", "NAME", "name of the model").or("model");
    static final Option VERSION = Option.result(
            "version", "VERSION", "version of the model, such as 2026-01-31; unless given, the current one");
    static final Option ALLOW_UNCONVERGED =
            Option.flag("allow-unconverged", RESULT, "publish, with a warning, what has not converged");
    static final Option NO_GATE = Option.flag("no-gate", RESULT, "publish whatever is finite");

    static final Option CHECKPOINT_EVERY = Option.operational(
                    "checkpoint-every",
                    "TIME|N",
                    "keep a checkpoint at the end of an epoch after so much time, such as 60s or 5m, or after N epochs")
            .or("60s");
    static final Option RESTART = Option.flag(
            "restart",
            OPERATIONAL,
            "put aside what earlier attempts for this day left unfinished, instead of going on from it");

    static final OptionGroup PUBLISHING = OptionGroup.of(
            "Publication",
            MODELS,
            MODEL,
            ALLOW_UNCONVERGED,
            NO_GATE,
            CHECKPOINT_EVERY,
            RESTART,
            Option.notBuilt("warm-start"),
            Option.notBuilt("gate"),
            Option.notBuilt("keep"),
            Option.notBuilt("ledger"));
    static final OptionGroup READING = OptionGroup.of("Model", MODELS, MODEL, VERSION);

    private static final Pattern A_VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[1-9][0-9]{0,8})?");

    private static final Pattern EPOCHS = Pattern.compile("-?[0-9]+");

    private StoreOptions() {}

    static StoreSettings read(Values values) {
        return new StoreSettings(models(values), model(values), values.asOf());
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
        Optional<String> version = values.text(VERSION);
        if (version.isPresent() && !A_VERSION.matcher(version.get()).matches()) {
            throw values.nameRefusal(
                    VERSION, "it must be a version such as 2026-01-31 or 2026-01-31-2; models list shows them");
        }
        return version;
    }

    static Gates gates(Values values) {
        if (values.flag(NO_GATE)) {
            return Gates.FINITE_ONLY;
        }
        return values.flag(ALLOW_UNCONVERGED) ? Gates.ALLOW_UNCONVERGED : Gates.ALL;
    }
}
