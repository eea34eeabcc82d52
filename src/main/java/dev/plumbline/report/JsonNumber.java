package dev.plumbline.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Numbers in JSON, as {@code model.json} has them: null where not defined, infinities by their names. */
final class JsonNumber {
    private JsonNumber() {}

    static void write(JsonGenerator json, String key, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(key);
        } else if (Double.isInfinite(value)) {
            json.writeStringField(key, value > 0 ? "Infinity" : "-Infinity");
        } else {
            json.writeNumberField(key, value);
        }
    }
}
