package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;

/** Reads {@code status.json}, which {@link dev.plumbline.model.StatusLine} writes. A field that it does not know is left alone. */
final class StatusDocument {
    private StatusDocument() {}

    /** @throws dev.plumbline.model.Refusal 76 for anything but a status */
    static Outcome decode(byte[] bytes, String where) {
        JsonFields fields = Json.read(bytes, where);
        return new Outcome(
                code(fields),
                fields.text("message"),
                fields.text("run"),
                fields.text("model"),
                fields.text("version"),
                fields.count("epochs"),
                fields.count("rows"));
    }

    private static ExitCode code(JsonFields fields) {
        long number = fields.count("code");
        for (ExitCode code : ExitCode.values()) {
            if (code.code() == number) {
                return code;
            }
        }
        throw fields.refused("its code " + number + " is none that this Plumbline knows");
    }
}
