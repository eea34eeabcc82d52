package dev.plumbline.cli;

import dev.plumbline.job.ReportSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code report}: makes the page of a run again. */
final class ReportCommand {
    private static final Option RUN = Option.operational(
            "run", "ID", "a run by its id, as under runs/ and in status.json, whatever became of it");
    private static final Option LAST =
            Option.flag("last", Option.Role.OPERATIONAL, "the run that wrote its status last, whatever became of it");

    private static final Pattern A_RUN = Pattern.compile("[a-z0-9](?:\\.?[a-z0-9_-]){0,63}");

    static final Command COMMAND = new Command(
            "report",
            "Makes the page of a finished run again, from what the run left, and prints where it is.",
            "",
            List.of(
                    OptionGroup.of("Model", StoreOptions.MODELS, StoreOptions.MODEL, StoreOptions.VERSION, RUN, LAST),
                    SettingsOptions.GROUP),
            ReportCommand::read);

    private ReportCommand() {}

    private static Request read(Values values) {
        ReportSettings settings =
                new ReportSettings(StoreOptions.models(values), StoreOptions.model(values), which(values));
        return commands -> commands.report(settings);
    }

    private static ReportSettings.Which which(Values values) {
        Optional<String> version = StoreOptions.version(values);
        Optional<String> run = values.text(RUN);
        if (values.flag(LAST)) {
            alone(values, LAST, version.isPresent() || run.isPresent());
            return new ReportSettings.Last();
        }
        if (run.isPresent()) {
            alone(values, RUN, version.isPresent());
            if (!A_RUN.matcher(run.get()).matches()) {
                throw values.nameRefusal(RUN, "it is no id of a run, such as 2026-01-31-0123456789abcdef");
            }
            return new ReportSettings.Run(run.get());
        }
        return new ReportSettings.Version(version);
    }

    private static void alone(Values values, Option option, boolean beside) {
        if (beside) {
            throw values.refusal(option, "of --version, --run and --last one says which run is meant");
        }
    }
}
