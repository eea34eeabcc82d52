package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.Finding;
import dev.plumbline.model.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The {@code findings} of {@code model.json}, in their order. */
final class FindingsDocument {
    private FindingsDocument() {}

    static void write(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("id", finding.id());
            json.writeStringField("severity", word(finding.severity()));
            json.writeStringField("sentence", wellFormed(finding.sentence()));
            json.writeStringField("remedy", wellFormed(finding.remedy()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** @throws dev.plumbline.model.Refusal 76 for anything but a list of findings */
    static List<Finding> read(JsonFields fields) {
        List<Finding> findings = new ArrayList<>();
        for (JsonFields each : fields.objects("findings")) {
            findings.add(new Finding(each.text("id"), severity(each), each.text("sentence"), each.text("remedy")));
            each.end();
        }
        return findings;
    }

    private static Finding.Severity severity(JsonFields fields) {
        String word = fields.text("severity");
        for (Finding.Severity severity : Finding.Severity.values()) {
            if (word(severity).equals(word)) {
                return severity;
            }
        }
        throw fields.refused("the field 'severity' is not one of this format");
    }

    /** A name in a sentence may hold half a character, which UTF-8 cannot; no reason to refuse a model. */
    static String wellFormed(String text) {
        boolean half = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return half ? PlainText.escape(text) : text;
    }

    private static String word(Finding.Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
