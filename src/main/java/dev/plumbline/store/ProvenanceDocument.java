package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.Provenance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The field {@code provenance} of {@code model.json} and {@code run.json}. */
final class ProvenanceDocument {
    private ProvenanceDocument() {}

    static void write(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeObjectFieldStart("provenance");
        json.writeArrayFieldStart("inputs");
        for (Provenance.Input input : provenance.inputs()) {
            json.writeStartObject();
            json.writeStringField("path", input.path());
            json.writeNumberField("length", input.length());
            json.writeNumberField("modified", input.modified());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(json, "settings", provenance.settings());
        texts(json, "versions", provenance.versions());
        if (provenance.startedFrom().isPresent()) {
            json.writeStringField("started_from", provenance.startedFrom().get());
        }
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String key, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    static Provenance read(JsonFields fields) {
        JsonFields provenance = fields.object("provenance");
        List<Provenance.Input> inputs = new ArrayList<>();
        for (JsonFields input : provenance.objects("inputs")) {
            inputs.add(new Provenance.Input(input.text("path"), input.count("length"), input.integer("modified")));
            input.end();
        }
        Provenance read = new Provenance(
                inputs,
                provenance.texts("settings"),
                provenance.texts("versions"),
                provenance.textIfPresent("started_from"));
        provenance.end();
        return read;
    }
}
