package dev.plumbline.cli;

import static dev.plumbline.cli.Option.Role.OPERATIONAL;

import dev.plumbline.job.ExportSettings;
import dev.plumbline.model.ExportKind;
import java.util.List;
import java.util.Set;

/** {@code models export}: a published model in the form of another program. */
final class ModelsExportCommand {
    private static final Option AS = Option.operational("as", "pmml|sql|sql-ansi|spark-ml|json|terms", "the form");
    static final Option OUTPUT = Option.operational("output", "PATH", "file to create; with --as spark-ml a directory");
    private static final Option ALLOW_LOSS = Option.flag(
            "allow-loss",
            OPERATIONAL,
            "write as spark-ml also what slopes and an intercept at 0 cannot say to six digits");

    static final Command COMMAND = new Command(
            "models export",
            "Writes a version in the form of another program, read again and scored first.",
            "--as FORM --output PATH",
            List.of(StoreOptions.READING, OptionGroup.of("Output", AS, OUTPUT, ALLOW_LOSS), SettingsOptions.GROUP),
            ModelsExportCommand::read);

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
