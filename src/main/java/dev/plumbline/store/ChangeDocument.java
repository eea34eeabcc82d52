package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.Change;
import dev.plumbline.model.Change.Difference;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes {@code change.json}: what a run found to be different from the version that was current. */
final class ChangeDocument {
    private static final int FORMAT = 1;

    private ChangeDocument() {}

    static byte[] encode(Change change) {
        return Json.pretty(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("since", change.since());
            json.writeStringField("unit", change.unit().name().toLowerCase(Locale.ROOT));
            json.writeArrayFieldStart("terms");
            for (Change.Term term : change.terms()) {
                json.writeStartObject();
                json.writeStringField("term", term.name());
                json.writeStringField("role", term.intercept() ? "intercept" : "slope");
                ExtendedNumber.write(json, "before", term.before());
                ExtendedNumber.write(json, "now", term.now());
                ExtendedNumber.write(json, "move", term.move());
                json.writeEndObject();
            }
            json.writeEndArray();
            fit(json, "before", change.before());
            fit(json, "now", change.now());
            differences(json, "settings", change.settings());
            json.writeObjectFieldStart("inputs");
            json.writeNumberField("before", change.inputs().before());
            json.writeNumberField("now", change.inputs().now());
            texts(json, "added", change.inputs().added());
            texts(json, "gone", change.inputs().gone());
            texts(json, "rewritten", change.inputs().rewritten());
            json.writeEndObject();
            differences(json, "software", change.software());
        });
    }

    private static void fit(JsonGenerator json, String key, Change.Fit fit) throws IOException {
        json.writeObjectFieldStart(key);
        ExtendedNumber.write(json, "rmse", fit.rmse());
        json.writeNumberField("rows", fit.rows());
        json.writeEndObject();
    }

    private static void differences(JsonGenerator json, String key, List<Difference> all) throws IOException {
        json.writeArrayFieldStart(key);
        for (Difference each : all) {
            json.writeStartObject();
            json.writeStringField("name", each.name());
            json.writeStringField("before", each.before().orElse(null));
            json.writeStringField("now", each.now().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String key, List<String> texts) throws IOException {
        json.writeArrayFieldStart(key);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
