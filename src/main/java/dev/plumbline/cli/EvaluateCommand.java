package dev.plumbline.cli;

import dev.plumbline.job.EvaluateSettings;
import dev.plumbline.model.ExitCode;
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
                    EvaluateCommand::read)
            .saying("Prints rows read, used and rejected, mse, rmse, mae and r2 over the usable rows. Writes nothing.")
            .example("plumbline evaluate --input january.csv --model sales", "how good the current version is there")
            .example(
                    "plumbline evaluate --input january.csv --model sales --version 2026-01-31 --json",
                    "an earlier version, for a program")
            .ends(ExitCode.OK, "scored")
            .ends(ExitCode.NO_INPUT, "input, model or version missing or empty")
            .ends(
                    ExitCode.DATA,
                    ExitCode.UNAVAILABLE,
                    ExitCode.IO_ERROR,
                    ExitCode.STATE_REFUSED,
                    ExitCode.NO_PERMISSION)
            .see("predict", "models history", "docs/gates.md");

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
