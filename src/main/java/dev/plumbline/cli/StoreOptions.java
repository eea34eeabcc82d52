package dev.plumbline.cli;

import static dev.plumbline.cli.Option.Role.RESULT;

import dev.plumbline.job.TrainSettings.Gates;
import dev.plumbline.job.TrainSettings.Start;
import dev.plumbline.model.ModelName;
import dev.plumbline.store.StoreSettings;
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
    static final Option WARM_START = Option.flag(
            "warm-start",
            RESULT,
            "start the descent at the line that was current before the day of --as-of, instead of at zero");
    static final Option NO_GATE = Option.flag("no-gate", RESULT, "publish whatever is finite");

    static final OptionGroup PUBLISHING = OptionGroup.of(
            "Publication",
            MODELS,
            MODEL,
            ALLOW_UNCONVERGED,
            NO_GATE,
            WARM_START,
            Option.notBuilt("gate"),
            Option.notBuilt("checkpoint-every"),
            Option.notBuilt("restart"),
            Option.notBuilt("keep"),
            Option.notBuilt("ledger"));
    static final OptionGroup READING = OptionGroup.of("Model", MODELS, MODEL, VERSION);

    private static final Pattern A_VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[1-9][0-9]{0,8})?");

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

    static Optional<String> version(Values values) {
        Optional<String> version = values.text(VERSION);
        if (version.isPresent() && !A_VERSION.matcher(version.get()).matches()) {
            throw values.nameRefusal(
                    VERSION, "it must be a version such as 2026-01-31 or 2026-01-31-2; models list shows them");
        }
        return version;
    }

    static Start start(Values values) {
        return values.flag(WARM_START) ? Start.EARLIER_LINE : Start.ZERO;
    }

    static Gates gates(Values values) {
        if (values.flag(NO_GATE)) {
            return Gates.FINITE_ONLY;
        }
        return values.flag(ALLOW_UNCONVERGED) ? Gates.ALLOW_UNCONVERGED : Gates.ALL;
    }
}
