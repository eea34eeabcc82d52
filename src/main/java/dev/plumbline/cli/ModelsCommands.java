package dev.plumbline.cli;

import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.ModelsSettings.Action;
import java.util.List;
import java.util.Optional;

/** {@code models list} and {@code models show}. */
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

    private ModelsCommands() {}

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
