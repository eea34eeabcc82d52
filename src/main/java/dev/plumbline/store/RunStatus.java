package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
public record RunStatus(
        ExitCode code, String message, String run, String model, String version, long epochs, long rows) {

    /** The one JSON object, without a line feed at its end. */
    public String json() {
        return new String(line(), StandardCharsets.UTF_8).stripTrailing();
    }

    byte[] line() {
        return Json.line(json -> {
            json.writeNumberField("code", code.code());
            json.writeStringField("name", code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeStringField("message", wellFormed(message));
            json.writeBooleanField("retryable", code.retryable());
            json.writeStringField("run", run);
            json.writeStringField("model", wellFormed(model));
            json.writeStringField("version", version);
            json.writeNumberField("epochs", epochs);
            json.writeNumberField("rows", rows);
        });
    }

    /** A status is written whatever the text: a lone surrogate from somebody's column name becomes a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
