package dev.plumbline.cli;

import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.ModelsSettings.Action;
import java.util.List;
import java.util.Optional;

/** {@code models list}, {@code show}, {@code history}, {@code rollback} and {@code repair}. */
final class ModelsCommands {
    /** Without a default: all models. */
    private static final Option ONLY = Option.operational("model", "NAME", "list the versions of this model only");

    static final Command LIST = new Command(
            "models list",
            "Lists the models and their versions.",
            "",
            List.of(OptionGroup.of("Model", StoreOptions.MODELS, ONLY), SettingsOptions.GROUP),
            ModelsCommands::list);

    static final Command SHOW = new Command(
            "models show",
            "Shows one version of a model.",
            "",
            List.of(StoreOptions.READING, SettingsOptions.GROUP),
            ModelsCommands::show);

    private static final Option TO = Option.result("to", "VERSION", "version to make current, such as 2026-01-31");
    private static final OptionGroup ONE = OptionGroup.of("Model", StoreOptions.MODELS, StoreOptions.MODEL);

    static final Command HISTORY = new Command(
            "models history",
            "Shows how a model changed from version to version, and which were current.",
            "",
            List.of(ONE, SettingsOptions.GROUP),
            values -> of(Action.HISTORY, values));

    static final Command ROLLBACK = new Command(
            "models rollback",
            "Makes an earlier version current again; the next publication moves on from there.",
            "--to VERSION",
            List.of(OptionGroup.of("Model", StoreOptions.MODELS, StoreOptions.MODEL, TO), SettingsOptions.GROUP),
            ModelsCommands::rollback);

    static final Command REPAIR = new Command(
            "models repair",
            "Restores which version is current from the log of moves, and tells what is damaged.",
            "",
            List.of(ONE, SettingsOptions.GROUP),
            values -> of(Action.REPAIR, values));

    private ModelsCommands() {}

    private static Request of(Action action, Values values) {
        ModelsSettings settings = new ModelsSettings(
                action, StoreOptions.models(values), Optional.of(StoreOptions.model(values)), Optional.empty());
        return commands -> commands.models(settings);
    }

    private static Request rollback(Values values) {
        values.required(TO);
        ModelsSettings settings = new ModelsSettings(
                Action.ROLLBACK,
                StoreOptions.models(values),
                Optional.of(StoreOptions.model(values)),
                StoreOptions.version(values, TO));
        return commands -> commands.models(settings);
    }

    private static Request list(Values values) {
        Optional<String> model = values.text(ONLY).map(name -> StoreOptions.model(values));
        ModelsSettings settings = new ModelsSettings(Action.LIST, StoreOptions.models(values), model, Optional.empty());
        return commands -> commands.models(settings);
    }

    private static Request show(Values values) {
        ModelsSettings settings = new ModelsSettings(
                Action.SHOW,
                StoreOptions.models(values),
                Optional.of(StoreOptions.model(values)),
                StoreOptions.version(values));
        return commands -> commands.models(settings);
    }
}
