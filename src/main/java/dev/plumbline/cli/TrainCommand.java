package dev.plumbline.cli;

import dev.plumbline.job.TrainSettings;
import dev.plumbline.source.SourceSettings;
import java.util.List;

/** {@code train}: fits, checks gates, publishes. */
final class TrainCommand {
    static final Command COMMAND = new Command(
            "train",
            "Fits a line to a table, checks it and publishes it.",
            "--input PATH --label COL",
            List.of(
                    InputOptions.GROUP,
                    ColumnOptions.GROUP,
                    RowOptions.GROUP,
                    ModelOptions.GROUP,
                    DescentOptions.GROUP,
                    EngineOptions.GROUP,
                    StoreOptions.PUBLISHING,
                    SettingsOptions.GROUP),
            TrainCommand::read);

    private TrainCommand() {}

    private static Request read(Values values) {
        TrainSettings settings = settings(values);
        return commands -> commands.train(settings);
    }

    static TrainSettings settings(Values values) {
        ModelOptions.checkLoss(values);
        SourceSettings source = InputOptions.source(values, ColumnOptions.read(values));
        OutputPlace.check(values, StoreOptions.MODELS, StoreOptions.models(values), source.inputs());
        return settings(values, source);
    }

    /** Of a table that a program has. */
    static TrainSettings ofDataset(Values values) {
        ModelOptions.checkLoss(values);
        return settings(values, InputOptions.dataset(values, ColumnOptions.read(values)));
    }

    private static TrainSettings settings(Values values, SourceSettings source) {
        return new TrainSettings(
                source,
                !values.flag(ColumnOptions.NO_INTERCEPT),
                values.flag(RowOptions.DROP_UNUSABLE),
                EngineOptions.read(values),
                DescentOptions.read(values),
                StoreOptions.start(values),
                StoreOptions.read(values),
                StoreOptions.checkpoints(values),
                StoreOptions.gates(values),
                DescentOptions.stallLimit(values),
                values.flag(EngineOptions.TIMINGS),
                values.resultOptions());
    }
}
