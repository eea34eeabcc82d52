package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.source.GenerateSettings;
import java.util.List;
import java.util.Set;

/** {@code generate}: a synthetic table, the same bytes for the same options. */
final class GenerateCommand {
    private static final Option ROWS =
            Option.result("rows", "N", "how many rows").or("1000000");
    private static final Option FEATURES =
            Option.result("features", "N", "how many features: x1, x2, ...").or("1");
    private static final Option NOISE = Option.result(
                    "noise", "SD", "standard deviation of what the line does not explain")
            .or("1");
    private static final Option OFFSET = Option.result(
                    "offset", "X", "added to every feature: how far the data lie from the origin")
            .or("0");
    private static final Option FORMAT =
            Option.result("format", "csv|parquet", "format of the files").or("csv");
    private static final Option PARTS =
            Option.result("parts", "N", "how many files").or("1");
    static final Option OUTPUT =
            Option.operational("output", "DIR", "directory to create").offering(ValueWords.Kind.DIRECTORIES);

    static final Command COMMAND = new Command(
                    "generate",
                    "Writes a synthetic table of any size, the same bytes for the same options.",
                    "--output DIR",
                    List.of(
                            OptionGroup.of(
                                    "Table", OUTPUT, ROWS, FEATURES, NOISE, OFFSET, FORMAT, PARTS, DescentOptions.SEED),
                            SettingsOptions.GROUP),
                    GenerateCommand::read)
            .saying(
                    "Features are named x1, x2, ... and the label y. What a row holds depends on the seed and the number of"
                            + " the row alone. Files are written aside and renamed at the end: the directory is whole or not there.")
            .example("plumbline generate --output points", "a million rows of CSV")
            .example(
                    "plumbline generate --output wide --rows 2000000 --features 20 --format parquet --parts 8",
                    "2 million rows with 20 features in 8 Parquet files")
            .ends(ExitCode.OK, "written")
            .ends(ExitCode.CANNOT_CREATE, "the directory exists")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.NO_PERMISSION)
            .file("OUTPUT/", "the files; on an object store `_SUCCESS` comes last")
            .see("train", "explain");

    private static final long MOST_ROWS = 1L << 50;

    private GenerateCommand() {}

    private static Request read(Values values) {
        String output = values.required(OUTPUT);
        InputOptions.checkPath(values, OUTPUT, output);
        long rows = values.integer(ROWS, 1, MOST_ROWS);
        int features = (int) values.integer(FEATURES, 1, GenerateSettings.MOST_FEATURES);
        GenerateSettings settings = new GenerateSettings(
                rows,
                features,
                values.decimal(NOISE, Numbers.Range.FINITE),
                values.decimal(OFFSET, Numbers.Range.FINITE),
                DescentOptions.seed(values),
                values.choice(FORMAT, Words.of(GenerateSettings.Format.values()), Set.of()),
                parts(values, rows, features),
                output);
        return commands -> commands.generate(settings);
    }

    private static int parts(Values values, long rows, int features) {
        return values.given(PARTS)
                ? (int) values.integer(PARTS, 1, Integer.MAX_VALUE)
                : GenerateSettings.parts(rows, features);
    }
}
