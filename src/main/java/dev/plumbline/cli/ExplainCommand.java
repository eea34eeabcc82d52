package dev.plumbline.cli;

import dev.plumbline.job.ExplainSettings;
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
            ExplainCommand::read);

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
