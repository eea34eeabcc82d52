package dev.plumbline.cli;

import static dev.plumbline.cli.Option.Role.OPERATIONAL;

import dev.plumbline.job.ExportSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ExportKind;
import java.util.List;
import java.util.Set;

/** {@code models export}: a published model in the form of another program. */
final class ModelsExportCommand {
    private static final Option AS = Option.operational("as", "pmml|sql|sql-ansi|spark-ml|json|terms", "the form");
    static final Option OUTPUT = Option.operational(
                    "output", "PATH", "file to create, with --as spark-ml a directory; nothing is written over")
            .offering(ValueWords.Kind.FILES);
    private static final Option ALLOW_LOSS = Option.flag(
            "allow-loss",
            OPERATIONAL,
            "write as spark-ml also what slopes and an intercept at 0 cannot say to six digits");

    static final Command COMMAND = new Command(
                    "models export",
                    "Writes a version in the form of another program, read again and scored first.",
                    "--as FORM --output PATH",
                    List.of(
                            StoreOptions.READING,
                            OptionGroup.of("Output", AS, OUTPUT, ALLOW_LOSS),
                            SettingsOptions.GROUP),
                    ModelsExportCommand::read)
            .saying(
                    "The file is written aside, read again from there and scored on 512 rows that look like those the model"
                            + " was trained on; it gets its name if its predictions are those of the model, and the last line but"
                            + " one says how near they are. Starts no Spark session.")
            .telling(
                    "pmml, sql, sql-ansi and json hold the centred form: the same bits. spark-ml and terms hold one slope"
                            + " for each feature and the intercept at 0, which say a line the worse the farther its columns"
                            + " lie from 0. The same version gives the same bytes.",
                    "- `pmml`: PMML 4.4, one regression model",
                    "- `sql`: an expression of Spark SQL",
                    "- `sql-ansi`: an expression of standard SQL",
                    "- `spark-ml`: a directory that `LinearRegressionModel.load` of Spark ML opens",
                    "- `json`: the line alone, for programs in any language",
                    "- `terms`: `terms.csv`")
            .example(
                    "plumbline models export --model sales --as pmml --output sales.pmml",
                    "the current version, for a scoring engine")
            .example(
                    "plumbline models export --model sales --version 2026-01-31 --as sql --output sales.sql",
                    "an earlier version, for a query")
            .ends(ExitCode.OK, "written, and scored")
            .ends(ExitCode.DATA, "the form cannot hold the name of a column, or spark-ml not the line")
            .ends(ExitCode.NO_INPUT, "no such model or version")
            .ends(ExitCode.CANNOT_CREATE, "the output exists")
            .ends(ExitCode.STATE_REFUSED, "the version is damaged")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.NO_PERMISSION)
            .file("OUTPUT", "what was asked for: a file, with `--as spark-ml` a directory")
            .see("models show", "predict", "docs/exports.md");

    private ModelsExportCommand() {}

    private static Request read(Values values) {
        ExportKind kind = values.choice(AS, Words.of(ExportKind.values()), Set.of());
        String output = values.required(OUTPUT);
        InputOptions.checkPath(values, OUTPUT, output);
        boolean allowLoss = values.flag(ALLOW_LOSS);
        if (allowLoss && kind != ExportKind.SPARK_ML) {
            throw values.refusal(ALLOW_LOSS, "--as " + kind.id() + " is never refused for what it loses");
        }
        ExportSettings settings = new ExportSettings(
                kind,
                StoreOptions.models(values),
                StoreOptions.model(values),
                StoreOptions.version(values),
                output,
                allowLoss);
        return commands -> commands.export(settings);
    }
}
