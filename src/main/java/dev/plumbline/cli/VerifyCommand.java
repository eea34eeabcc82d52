package dev.plumbline.cli;

import dev.plumbline.job.VerifySettings;
import dev.plumbline.model.ExitCode;
import java.util.List;

/** {@code verify}: trains a version again and compares bit for bit. */
final class VerifyCommand {
    static final Command COMMAND = new Command(
                    "verify",
                    "Trains a version again from its provenance and compares every figure bit for bit. Publishes nothing.",
                    "",
                    List.of(StoreOptions.READING, EngineOptions.AGAIN, SettingsOptions.GROUP),
                    VerifyCommand::read)
            .saying(
                    "Everything that decides the result comes from the provenance of the version; the options here say how"
                            + " to go about it and change no bit. Where something is different it says which figures, with both"
                            + " values, and what is not as it was: input, settings or software.")
            .telling(
                    "The provenance is read by the same code as a command line. So are the files, by their absolute names,"
                            + " so that neither another working directory nor files that have come since change anything."
                            + " A secret is stored only as the name of the variable that holds it, which must be set again."
                            + " A descent that its --deadline had stopped is stopped at the same epoch; one with a"
                            + " --warm-start starts from the very version it started from.",
                    "Compared bit for bit: the line, the counts of rows, metrics, convergence with its optimisation errors,"
                            + " statistics, the profile of the columns. Findings are not compared: they say in words what"
                            + " the figures say. Where something is different, these are named with both values:",
                    "- input: each file whose length or time of modification is another. Of a view or a database nothing"
                            + " is recorded, which it says; of a Delta or Iceberg table the state is read again that was"
                            + " read then",
                    "- settings: each result option that this Plumbline understands otherwise, or has now and had not then",
                    "- software: versions of Plumbline, Spark and Java",
                    "Where nothing is named, it is a bug of Plumbline or a fault of the machine. A file that was written"
                            + " again with the same rows is a note.")
            .example("plumbline verify --model sales", "the current version")
            .example("plumbline verify --model sales --version 2026-01-31", "an earlier one")
            .ends(ExitCode.OK, "equal, bit for bit")
            .ends(ExitCode.NO_INPUT, "the version, or a file it was trained on, is gone")
            .ends(
                    ExitCode.STATE_REFUSED,
                    "different; the version cannot be believed, has an option that this Plumbline does not know, or"
                            + " started from a version that is gone")
            .ends(ExitCode.CONFIG, "configuration wrong, or a secret that is not set")
            .ends(ExitCode.UNAVAILABLE, ExitCode.IO_ERROR, ExitCode.NO_PERMISSION)
            .see("train", "models show");

    private VerifyCommand() {}

    private static Request read(Values values) {
        VerifySettings settings = new VerifySettings(
                StoreOptions.models(values),
                StoreOptions.model(values),
                StoreOptions.version(values),
                values.flag(EngineOptions.TIMINGS));
        InputOptions.partitions(values);
        EngineOptions.storage(values);
        StoredOptions again = new StoredOptions(values);
        return commands -> commands.verify(settings, again);
    }
}
