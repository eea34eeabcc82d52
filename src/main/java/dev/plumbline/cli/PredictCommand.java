package dev.plumbline.cli;

import dev.plumbline.job.PredictSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.source.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code predict}: applies a published model to a table. */
final class PredictCommand {
    static final Option OUTPUT = Option.operational("output", "DIR", "directory to create; nothing is written over")
            .offering(ValueWords.Kind.DIRECTORIES);
    private static final Option OUTPUT_FORMAT = Option.operational(
                    "output-format", "csv|parquet", "format of the output")
            .otherwise("that of the input");

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
                    PredictCommand::read)
            .saying(
                    "Reads the table twice: once to find every row that cannot be scored, so that nothing is written where"
                            + " one must not be, then to write. Files are written aside and renamed at the end, so the output is"
                            + " whole or not there, and nothing is written over.")
            .example(
                    "plumbline predict --input new.csv --model sales --output predictions",
                    "predictions of the current version")
            .example(
                    "plumbline predict --input new.csv --model sales --version 2026-01-31 --output predictions"
                            + " --bad-rows skip --max-bad-rows 1%",
                    "those of an earlier version, without the rows that cannot be scored")
            .ends(ExitCode.OK, "written")
            .ends(ExitCode.NO_INPUT, "input, model or version missing or empty")
            .ends(ExitCode.CANNOT_CREATE, "the output exists")
            .ends(
                    ExitCode.DATA,
                    ExitCode.UNAVAILABLE,
                    ExitCode.IO_ERROR,
                    ExitCode.STATE_REFUSED,
                    ExitCode.NO_PERMISSION)
            .file(
                    "OUTPUT/",
                    "the table's usable rows with a column `prediction`; on an object store `_SUCCESS` comes last")
            .see("evaluate", "models list", "docs/formats.md");

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
