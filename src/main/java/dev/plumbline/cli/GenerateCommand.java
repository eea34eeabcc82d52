package dev.plumbline.cli;

import dev.plumbline.source.GenerateSettings;
import java.util.List;
import java.util.Set;

/** {@code generate}: a synthetic table, the same bytes for the same options. */
final class GenerateCommand {
    private static final Option ROWS = Option.result("rows", "N", "how many").or("1000000");
    private static final Option FEATURES =
            Option.result("features", "N", "how many: x1, x2, ...").or("1");
    private static final Option NOISE = Option.result(
                    "noise", "SD", "standard deviation of what the line does not explain")
            .or("1");
    private static final Option OFFSET = Option.result(
                    "offset", "X", "added to every feature: how far the data lie from the origin")
            .or("0");
    private static final Option FORMAT =
            Option.result("format", "csv|parquet", "of the files").or("csv");
    private static final Option PARTS =
            Option.result("parts", "N", "how many files").or("1");
    private static final Option OUTPUT = Option.operational("output", "DIR", "directory to create");

    static final Command COMMAND = new Command(
            "generate",
            "Writes a synthetic table of any size, the same bytes for the same options.",
            "--output DIR",
            List.of(
                    OptionGroup.of("Table", OUTPUT, ROWS, FEATURES, NOISE, OFFSET, FORMAT, PARTS, DescentOptions.SEED),
                    SettingsOptions.GROUP),
            GenerateCommand::read);

    private static final Numbers.Range NOISES = new Numbers.Range(0, true, 1e300, true);
    private static final Numbers.Range OFFSETS = new Numbers.Range(-1e300, true, 1e300, true);

    private GenerateCommand() {}

    private static Request read(Values values) {
        String output = values.required(OUTPUT);
        InputOptions.checkPath(values, OUTPUT, output);
        GenerateSettings settings = new GenerateSettings(
                values.integer(ROWS, 1, 1L << 50),
                (int) values.integer(FEATURES, 1, 20_000),
                values.decimal(NOISE, NOISES),
                values.decimal(OFFSET, OFFSETS),
                DescentOptions.seed(values),
                values.choice(FORMAT, Words.of(GenerateSettings.Format.values()), Set.of()),
                (int) values.integer(PARTS, 1, 100_000),
                output);
        return commands -> commands.generate(settings);
    }
}
