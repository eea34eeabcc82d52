package dev.plumbline.cli;

import dev.plumbline.job.ReportSettings;
import dev.plumbline.model.ExitCode;
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
                            OptionGroup.of(
                                    "Model", StoreOptions.MODELS, StoreOptions.MODEL, StoreOptions.VERSION, RUN, LAST),
                            SettingsOptions.GROUP),
                    ReportCommand::read)
            .saying(
                    "Every run leaves a page, `report.html` in its directory, whatever became of it: published, refused by a"
                            + " gate, failed or stopped. This makes it again, for instance after an update of Plumbline. Starts no"
                            + " Spark session.")
            .telling(
                    "The page is one file without scripts of others and without a network; any browser opens it, from a disk"
                            + " or a store. It is made of what lies in the run's directory, and of the last 60 versions that"
                            + " were there when the run ended, and of nothing else: made again, it has the same bytes,"
                            + " whatever was published since (docs/decisions/0051-a-page-is-a-function-of-the-folder.md). A"
                            + " file of the run that is damaged costs its own part of the page, and the page says so.",
                    "A run says where its page is: as the last line before the status, or in a note on standard error where"
                            + " nothing was published. It waits a minute at most for the page, after status and"
                            + " publication, and only ten seconds once it was asked to stop. That there is none is a note and"
                            + " the event `no-page`, never another code. `verify`, `explain`, `predict` and `evaluate` have no"
                            + " page.")
            .example("plumbline report --model sales", "the page of the run that published the current version")
            .example("plumbline report --model sales --last", "that of the newest run, whatever became of it")
            .ends(ExitCode.OK, "made")
            .ends(ExitCode.NO_INPUT, "there is no such version or run")
            .ends(ExitCode.STATE_REFUSED, "the version is damaged: its run can still be named by --run")
            .ends(ExitCode.UNAVAILABLE, ExitCode.CANNOT_CREATE, ExitCode.IO_ERROR, ExitCode.NO_PERMISSION)
            .file("MODELS/MODEL/runs/RUN/report.html", "the page")
            .see("train", "models history", "docs/nightly.md");

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
