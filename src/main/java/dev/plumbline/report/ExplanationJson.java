package dev.plumbline.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.explain.Explanation;
import dev.plumbline.explain.Landscape;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.RowAccount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code explain --json} prints: all of an explanation, in the form of {@code schema/explanation.schema.json}.
 * Numbers name their doubles exactly; null is "not defined".
 */
public final class ExplanationJson {
    private static final int FORMAT = 1;

    private ExplanationJson() {}

    /** One JSON object on one line, ended by a line feed. */
    public static String of(Explanation explanation) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            rows(json, explanation.rows());
            columns(json, explanation.columns());
            json.writeArrayFieldStart("landscapes");
            for (Landscape landscape : explanation.landscapes()) {
                landscape(json, landscape);
            }
            json.writeEndArray();
            forecasts(json, explanation.forecasts());
            json.writeStringField("chosen", explanation.chosen());
            findings(json, explanation.findings());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }

    private static void rows(JsonGenerator json, RowAccount rows) throws IOException {
        json.writeObjectFieldStart("rows");
        json.writeNumberField("read", rows.read());
        json.writeNumberField("used", rows.used());
        json.writeNumberField("rejected", rows.rejected());
        json.writeNumberField("held_out", rows.heldOut());
        json.writeObjectFieldStart("rejected_by_reason");
        for (Map.Entry<String, Long> reason : rows.sortedReasons().entrySet()) {
            json.writeNumberField(reason.getKey(), reason.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void columns(JsonGenerator json, List<ColumnProfile> columns) throws IOException {
        json.writeArrayFieldStart("columns");
        for (int j = 0; j < columns.size(); j++) {
            ColumnProfile column = columns.get(j);
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("role", j < columns.size() - 1 ? "feature" : "label");
            json.writeNumberField("used", column.count());
            json.writeNumberField("missing", column.missing());
            JsonNumber.write(json, "min", column.min());
            JsonNumber.write(json, "max", column.max());
            JsonNumber.write(json, "mean", column.mean());
            JsonNumber.write(json, "sd", column.sd());
            JsonNumber.write(json, "offset", column.constant() ? Double.NaN : column.offset());
            json.writeBooleanField("constant", column.constant());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void landscape(JsonGenerator json, Landscape landscape) throws IOException {
        json.writeStartObject();
        json.writeStringField("coordinates", landscape.coordinates().id());
        JsonNumber.write(json, "largest", landscape.largest());
        JsonNumber.write(json, "smallest", landscape.smallest());
        JsonNumber.write(json, "condition", landscape.condition());
        JsonNumber.write(json, "own_rates_condition", landscape.ownRatesCondition());
        JsonNumber.write(json, "stable_rate", landscape.stableRate());
        json.writeArrayFieldStart("parameters");
        for (Landscape.Parameter parameter : landscape.parameters()) {
            json.writeStartObject();
            json.writeStringField("name", parameter.name());
            JsonNumber.write(json, "curvature", parameter.curvature());
            JsonNumber.write(json, "stable_rate", parameter.stableRate());
            JsonNumber.write(json, "advised_rate", parameter.advisedRate());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void forecasts(JsonGenerator json, List<Forecast> forecasts) throws IOException {
        json.writeArrayFieldStart("forecasts");
        for (Forecast forecast : forecasts) {
            json.writeStartObject();
            json.writeStringField("way", forecast.way());
            json.writeStringField("coordinates", forecast.coordinates().id());
            json.writeStringField("optimizer", forecast.optimizer());
            json.writeStringField("ends", forecast.ends().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("epochs", forecast.epochs());
            JsonNumber.write(json, "epochs_per_digit", forecast.epochsPerDigit());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void findings(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("id", finding.id());
            json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringField("sentence", finding.sentence());
            json.writeStringField("remedy", finding.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
