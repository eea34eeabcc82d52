package dev.plumbline.cli;

import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.ModelsSettings.Action;
import dev.plumbline.model.ExitCode;
import java.util.List;
import java.util.Optional;

/** {@code models list}, {@code show}, {@code history}, {@code rollback} and {@code repair}. */
final class ModelsCommands {
    static final String FAMILY = "models";

    /** Without a default: all models. */
    private static final Option ONLY = Option.operational("model", "NAME", "list the versions of this model only")
            .otherwise("all models")
            .offering(ValueWords.Kind.MODELS);

    static final Command LIST = new Command(
                    "models list",
                    "Lists the models and their versions.",
                    "",
                    List.of(OptionGroup.of("Model", StoreOptions.MODELS, ONLY), SettingsOptions.GROUP),
                    ModelsCommands::list)
            .saying("A line for each version, the current one marked. Starts no Spark session.")
            .example("plumbline models list", "all models in ./plumbline-models")
            .example("plumbline models list --models hdfs:///models --model sales", "one of another place")
            .ends(ExitCode.OK, "listed")
            .ends(ExitCode.NO_INPUT, "no such model")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.STATE_REFUSED, ExitCode.NO_PERMISSION)
            .see("models show", "models history", "train");

    static final Command SHOW = new Command(
                    "models show",
                    "Shows one version of a model.",
                    "",
                    List.of(StoreOptions.READING, SettingsOptions.GROUP),
                    ModelsCommands::show)
            .saying("Verifies every byte of the version first. Starts no Spark session.")
            .example("plumbline models show --model sales", "the current version")
            .ends(ExitCode.OK, "shown")
            .ends(ExitCode.NO_INPUT, "no such model or version")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.STATE_REFUSED, ExitCode.NO_PERMISSION)
            .see("models list", "models history", "docs/statistics.md");

    private static final Option TO = Option.result("to", "VERSION", "version to make current, such as 2026-01-31")
            .offering(ValueWords.Kind.VERSIONS);
    private static final OptionGroup ONE = OptionGroup.of("Model", StoreOptions.MODELS, StoreOptions.MODEL);

    static final Command HISTORY = new Command(
                    "models history",
                    "Shows how a model changed from version to version, and which were current.",
                    "",
                    List.of(ONE, SettingsOptions.GROUP),
                    values -> of(Action.HISTORY, values))
            .saying(
                    "A line for each version: rows used, errors, epochs; up to 8 coefficients with what each moved since"
                            + " the version before, in standard errors of the difference (the root of the sum of both squared)."
                            + " Then the log of moves. What is damaged is a line that says so. Starts no Spark session.")
            .example("plumbline models history --model sales", "how it changed from night to night")
            .ends(ExitCode.OK, "shown")
            .ends(ExitCode.NO_INPUT, "no such model")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.STATE_REFUSED, ExitCode.NO_PERMISSION)
            .see("models rollback", "docs/nightly.md");

    static final Command ROLLBACK = new Command(
                    "models rollback",
                    "Makes an earlier version current again; the next publication moves on from there.",
                    "--to VERSION",
                    List.of(
                            OptionGroup.of("Model", StoreOptions.MODELS, StoreOptions.MODEL, TO),
                            SettingsOptions.GROUP),
                    ModelsCommands::rollback)
            .saying(
                    "Verifies every byte of the version, then makes it current, whichever is; the log keeps it as a move. A"
                            + " run of a later version that is started again does not bring that back; the next publication of a"
                            + " later day moves on as always. Starts no Spark session.")
            .example("plumbline models rollback --model sales --to 2026-01-30", "undoes the night of the 31st")
            .ends(ExitCode.OK, "current now, or before")
            .ends(ExitCode.NO_INPUT, "the version is not published")
            .ends(ExitCode.STATE_REFUSED, "the version is damaged")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.TEMPORARY, ExitCode.NO_PERMISSION)
            .file("MODELS/MODEL/moves/", "the log: one file for each move")
            .see("models history", "models repair", "docs/nightly.md");

    static final Command REPAIR = new Command(
                    "models repair",
                    "Restores which version is current from the log of moves, and tells what is damaged.",
                    "",
                    List.of(ONE, SettingsOptions.GROUP),
                    values -> of(Action.REPAIR, values))
            .saying(
                    "Reads every byte of the model and makes `current.json` what the log of moves says. It deletes nothing."
                            + " Starts no Spark session.")
            .telling(
                    "Where the version of the last move is gone or damaged, it goes back along the log to the newest one"
                            + " that verifies, and appends that as a move. Where the last move itself cannot be read, or"
                            + " there is none, a `current.json` that verifies stays as it is; without one the newest version"
                            + " that verifies is current, and it says so. What a newer Plumbline wrote is not damage and is"
                            + " refused. Its lines begin with:",
                    "- `found`: what was wrong with `current.json` and the log",
                    "- `damaged`: versions that cannot be believed, and why",
                    "- `unfinished`: claims of runs that have not published",
                    "- `leftover`: what is not the store's own",
                    "- `note`: versions that never became current because their run died before it; the commands that make"
                            + " them so")
            .example("plumbline models repair --model sales", "after a message that names it")
            .ends(ExitCode.OK, "the current version is sound")
            .ends(ExitCode.NO_INPUT, "no such model")
            .ends(ExitCode.STATE_REFUSED, "no version is sound, or a newer Plumbline wrote it")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.TEMPORARY, ExitCode.NO_PERMISSION)
            .see("models rollback", "docs/nightly.md");

    private ModelsCommands() {}

    private static Request of(Action action, Values values) {
        ModelsSettings settings = new ModelsSettings(
                action, StoreOptions.models(values), Optional.of(StoreOptions.model(values)), Optional.empty());
        return commands -> commands.models(settings);
    }

    private static Request rollback(Values values) {
        values.required(TO);
        ModelsSettings settings = new ModelsSettings(
                Action.ROLLBACK,
                StoreOptions.models(values),
                Optional.of(StoreOptions.model(values)),
                StoreOptions.version(values, TO));
        return commands -> commands.models(settings);
    }

    private static Request list(Values values) {
        Optional<String> model = values.text(ONLY).map(name -> StoreOptions.model(values));
        ModelsSettings settings = new ModelsSettings(Action.LIST, StoreOptions.models(values), model, Optional.empty());
        return commands -> commands.models(settings);
    }

    private static Request show(Values values) {
        ModelsSettings settings = new ModelsSettings(
                Action.SHOW,
                StoreOptions.models(values),
                Optional.of(StoreOptions.model(values)),
                StoreOptions.version(values));
        return commands -> commands.models(settings);
    }
}
