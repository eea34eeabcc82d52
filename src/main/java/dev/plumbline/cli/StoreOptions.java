package dev.plumbline.cli;

import static dev.plumbline.cli.Option.Role.RESULT;

import dev.plumbline.job.TrainSettings.Gates;
import dev.plumbline.model.Gate;
import dev.plumbline.model.Measure;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Shown;
import dev.plumbline.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    static final Option GATE = Option.result(
                    "gate",
                    "RULE",
                    "what must hold for a model to be published, such as 'rmse <= 1.05 * current', 'r2 >= 0.9' or"
                            + " 'rows >= 0.5 * recent'; may be given again")
            .as(Option.Form.REPEATABLE);
    static final Option NO_GATE = Option.flag("no-gate", RESULT, "publish whatever is finite");

    static final OptionGroup PUBLISHING = OptionGroup.of(
            "Publication",
            MODELS,
            MODEL,
            ALLOW_UNCONVERGED,
            GATE,
            NO_GATE,
            Option.notBuilt("warm-start"),
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
