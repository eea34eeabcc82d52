package dev.plumbline.cli;

import dev.plumbline.job.PredictSettings;
import dev.plumbline.source.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code predict}: applies a published model to a table. */
final class PredictCommand {
    static final Option OUTPUT = Option.operational("output", "DIR", "directory to create");
    private static final Option OUTPUT_FORMAT =
            Option.operational("output-format", "csv|parquet", "unless given, that of the input");

    static final Command COMMAND = new Command(
            "predict",
            "Applies a published model to a table: its columns, and 'prediction' beside them.",
            "--input PATH --output DIR",
            List.of(
                    InputOptions.GROUP,
                    RowOptions.READING,
                    StoreOptions.READING,
                    OptionGroup.of("Output", OUTPUT, OUTPUT_FORMAT, Option.notBuilt("interval")),
                    SettingsOptions.GROUP),
            PredictCommand::read);

    private PredictCommand() {}

    private static Request read(Values values) {
        SourceSettings source = InputOptions.source(values, ColumnOptions.Choice.ofTheModel(Optional.empty()));
        String output = values.required(OUTPUT);
        InputOptions.checkPath(values, OUTPUT, output);
        OutputPlace.check(values, OUTPUT, output, source.inputs());
        Optional<String> format = values.text(OUTPUT_FORMAT)
                .map(text -> values.choice(OUTPUT_FORMAT, Map.of("csv", text, "parquet", text), Set.of()));
        PredictSettings settings = new PredictSettings(
                source,
                StoreOptions.models(values),
                StoreOptions.model(values),
                StoreOptions.version(values),
                output,
                format);
        return commands -> commands.predict(settings);
    }
}
