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
    static final Option OUTPUT = Option.operational("output", "PATH", "file to create; with --as spark-ml a directory")
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
                    "What is written is read again and scored beside the model on rows drawn from its profile before it gets"
                            + " its name; the largest difference is told.")
            .example(
                    "plumbline models export --model sales --as pmml --output sales.pmml",
                    "the current version as PMML")
            .example(
                    "plumbline models export --model sales --version 2026-01-31 --as sql --output sales.sql",
                    "an earlier one as an expression of Spark SQL")
            .ends(ExitCode.OK, "written")
            .ends(ExitCode.DATA, "the form cannot say this model")
            .ends(ExitCode.NO_INPUT, "no such model or version")
            .ends(ExitCode.CANNOT_CREATE, "the output exists")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.STATE_REFUSED, ExitCode.NO_PERMISSION)
            .file("OUTPUT", "what was asked for: a file, with `--as spark-ml` a directory")
            .see("models show", "predict");

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
