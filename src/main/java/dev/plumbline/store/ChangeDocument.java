package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.Change;
import dev.plumbline.model.Change.Difference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes and reads {@code change.json}: what a run found to be different from the version that was current. */
final class ChangeDocument {
    private static final int FORMAT = 1;
    private static final String INTERCEPT = "intercept";

    private ChangeDocument() {}

    static byte[] encode(Change change) {
        return Json.pretty(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("since", change.since());
            json.writeStringField("unit", word(change.unit()));
            json.writeArrayFieldStart("terms");
            for (Change.Term term : change.terms()) {
                json.writeStartObject();
                json.writeStringField("term", term.name());
                json.writeStringField("role", term.intercept() ? INTERCEPT : "slope");
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

    /** @throws dev.plumbline.model.Refusal 76 for anything but a change */
    static Change decode(byte[] bytes, String where) {
        JsonFields fields = Json.read(bytes, where).format(FORMAT);
        List<Change.Term> terms = new ArrayList<>();
        String since = fields.text("since");
        Change.Unit unit = unit(fields);
        for (JsonFields term : fields.objects("terms")) {
            terms.add(term(term));
        }
        Change change = new Change(
                since,
                unit,
                terms,
                fit(fields.object("before")),
                fit(fields.object("now")),
                differences(fields, "settings"),
                inputs(fields.object("inputs")),
                differences(fields, "software"));
        fields.end();
        return change;
    }

    private static Change.Unit unit(JsonFields fields) {
        String word = fields.text("unit");
        for (Change.Unit unit : Change.Unit.values()) {
            if (word(unit).equals(word)) {
                return unit;
            }
        }
        throw fields.refused("the field 'unit' is not one of this format");
    }

    private static String word(Change.Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private static Change.Term term(JsonFields fields) {
        Change.Term term = new Change.Term(
                fields.text("term"),
                fields.text("role").equals(INTERCEPT),
                fields.extended("before"),
                fields.extended("now"),
                fields.extended("move"));
        fields.end();
        return term;
    }

    private static Change.Fit fit(JsonFields fields) {
        Change.Fit fit = new Change.Fit(fields.extended("rmse"), fields.count("rows"));
        fields.end();
        return fit;
    }

    private static List<Difference> differences(JsonFields fields, String key) {
        List<Difference> all = new ArrayList<>();
        for (JsonFields each : fields.objects(key)) {
            all.add(new Difference(each.text("name"), each.textOrNull("before"), each.textOrNull("now")));
            each.end();
        }
        return all;
    }

    private static Change.Inputs inputs(JsonFields fields) {
        Change.Inputs inputs = new Change.Inputs(
                (int) Math.min(fields.count("before"), Integer.MAX_VALUE),
                (int) Math.min(fields.count("now"), Integer.MAX_VALUE),
                fields.textList("added"),
                fields.textList("gone"),
                fields.textList("rewritten"));
        fields.end();
        return inputs;
    }
}
