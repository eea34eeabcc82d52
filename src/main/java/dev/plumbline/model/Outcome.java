package dev.plumbline.model;

import java.util.Optional;

/**
 * How a run ended: the content of {@code status.json} and of the last line of standard output.
 *
 * @param code exit code
 * @param message one sentence
 * @param run id of the run, or empty where none began
 * @param model name of the model, or empty
 * @param version published version, or empty
 * @param epochs epochs run
 * @param rows rows used
 * @param since what moved since the version that was current, where a model was found and compared
 * @param applied what came of the rows, where a model was applied to a table
 */
public record Outcome(
        ExitCode code,
        String message,
        String run,
        String model,
        String version,
        long epochs,
        long rows,
        Optional<Change> since,
        Optional<Application> applied) {
    /** The outcome of a training. */
    public Outcome(
            ExitCode code,
            String message,
            String run,
            String model,
            String version,
            long epochs,
            long rows,
            Optional<Change> since) {
        this(code, message, run, model, version, epochs, rows, since, Optional.empty());
    }

    /** An outcome without a comparison. */
    public Outcome(ExitCode code, String message, String run, String model, String version, long epochs, long rows) {
        this(code, message, run, model, version, epochs, rows, Optional.empty());
    }
}
