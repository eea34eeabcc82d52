package dev.plumbline.cli;

import dev.plumbline.job.EvaluateSettings;
import java.util.List;

/** {@code evaluate}: scores a published model on a table. */
final class EvaluateCommand {
    private static final Option JSON =
            Option.flag("json", Option.Role.OPERATIONAL, "print the scores as JSON instead of a table");

    static final Command COMMAND = new Command(
            "evaluate",
            "Scores a published model on a table.",
            "--input PATH",
            List.of(
                    InputOptions.GROUP,
                    OptionGroup.of("Columns", ColumnOptions.WEIGHT),
                    RowOptions.READING,
                    StoreOptions.READING,
                    OptionGroup.of("Output", JSON),
                    SettingsOptions.GROUP),
            EvaluateCommand::read);

    private EvaluateCommand() {}

    private static Request read(Values values) {
        EvaluateSettings settings = new EvaluateSettings(
                InputOptions.source(values, ColumnOptions.Choice.ofTheModel(values.text(ColumnOptions.WEIGHT))),
                StoreOptions.models(values),
                StoreOptions.model(values),
                StoreOptions.version(values),
                values.flag(JSON));
        return commands -> commands.evaluate(settings);
    }
}
