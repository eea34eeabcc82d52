package dev.plumbline.cli;

import dev.plumbline.job.ExplainSettings;
import dev.plumbline.model.ExitCode;
import java.util.List;

/** {@code explain}: what a training would meet in a table, without training. */
final class ExplainCommand {
    private static final Option JSON =
            Option.flag("json", Option.Role.OPERATIONAL, "print the explanation as JSON instead of text");

    static final Command COMMAND = new Command(
                    "explain",
                    "Reads a table once and tells what a training would meet: columns, curvature, rates, epochs. Trains nothing.",
                    "--input PATH --label COL",
                    List.of(
                            InputOptions.GROUP,
                            ColumnOptions.GROUP,
                            RowOptions.GROUP,
                            ModelOptions.GROUP,
                            DescentOptions.EXPLAINED,
                            EngineOptions.EXPLAINED,
                            OptionGroup.of("Output", JSON),
                            SettingsOptions.GROUP),
                    ExplainCommand::read)
            .saying(
                    "Takes the options of `train` that decide the descent, so that it tells of your descent: a profile of"
                            + " the columns, the curvature of the loss, stable and advised rates, the epochs that each way to"
                            + " descend is forecast to take, the optimizer that `auto` takes and why, and what was found.")
            .telling(
                    "Columns are told over the rows that would be trained on: values used, missing, least, largest, mean,"
                            + " spread. Curvature in the units of the table and standardized, with the largest stable rate"
                            + " and the advised rate of each parameter. Forecast are the epochs of one rate for all, a rate"
                            + " for each, standardized, the chosen settings, and each other optimizer.",
                    "Constant, collinear and all-missing columns are findings here, and what is told is about the other"
                            + " features. Rows for which `train` would end with 65 are a note, as long as some can be used."
                            + " A rate above the stable limit is finding PL109. So the exit code is 0 unless there is"
                            + " nothing to explain. Above --moments-limit only the columns and what follows from them are"
                            + " told.",
                    "With --json the first line of standard output is the explanation (docs/options.md), the second the"
                            + " line with which every command ends.")
            .example("plumbline explain --input sales.csv --label revenue", "what a training would meet")
            .example(
                    "plumbline explain --input sales.csv --label revenue --optimizer gd --no-standardize",
                    "why plain gradient descent is slow on this table")
            .ends(ExitCode.OK, "explained")
            .ends(ExitCode.DATA, "no usable row, a constant label or no feature left")
            .ends(ExitCode.NO_INPUT, ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.NO_PERMISSION)
            .see("train", "docs/findings.md", "docs/why-b-is-slow.md");

    private ExplainCommand() {}

    private static Request read(Values values) {
        ModelOptions.checkLoss(values);
        ExplainSettings settings = new ExplainSettings(
                InputOptions.source(values, ColumnOptions.read(values)),
                !values.flag(ColumnOptions.NO_INTERCEPT),
                values.flag(RowOptions.DROP_UNUSABLE),
                EngineOptions.explained(values),
                DescentOptions.read(values),
                values.flag(JSON));
        return commands -> commands.explain(settings);
    }
}
