package dev.plumbline.model;

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
 */
public record Outcome(
        ExitCode code, String message, String run, String model, String version, long epochs, long rows) {}
