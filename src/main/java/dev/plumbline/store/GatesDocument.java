package dev.plumbline.store;

import dev.plumbline.model.Verdict;
import java.util.List;

/** Writes {@code gates.json}: what each gate said of a run's candidate, in the order in which they were asked. */
final class GatesDocument {
    static final int FORMAT = 1;

    private GatesDocument() {}

    static byte[] encode(List<Verdict> verdicts) {
        return Json.pretty(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeArrayFieldStart("verdicts");
            for (Verdict verdict : verdicts) {
                json.writeStartObject();
                json.writeStringField("rule", FindingsDocument.wellFormed(verdict.rule()));
                ExtendedNumber.write(json, "value", verdict.value());
                ExtendedNumber.write(json, "limit", verdict.limit());
                json.writeStringField("result", verdict.result().id());
                json.writeStringField("rows", verdict.rows());
                json.writeStringField("note", FindingsDocument.wellFormed(verdict.note()));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
