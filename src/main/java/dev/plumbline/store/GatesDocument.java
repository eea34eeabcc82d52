package dev.plumbline.store;

import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads {@code gates.json}: what each gate said of a run's candidate, in the order in which they were asked. */
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

    /** @throws dev.plumbline.model.Refusal 76 for anything but verdicts */
    static List<Verdict> decode(byte[] bytes, String where) {
        JsonFields fields = Json.read(bytes, where).format(FORMAT);
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonFields each : fields.objects("verdicts")) {
            verdicts.add(new Verdict(
                    each.text("rule"),
                    each.extended("value"),
                    each.extended("limit"),
                    result(each),
                    each.text("rows"),
                    each.text("note")));
            each.end();
        }
        fields.end();
        return verdicts;
    }

    private static Verdict.Result result(JsonFields fields) {
        String id = fields.text("result");
        for (Verdict.Result result : Verdict.Result.values()) {
            if (result.id().equals(id)) {
                return result;
            }
        }
        throw fields.refused("the field 'result' is not one of this format");
    }
}
