package dev.plumbline.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.RowAccount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What {@code evaluate} says: how well a version predicts the rows of a table.
 *
 * @param model its name
 * @param version of it
 * @param rows what became of every row
 * @param metrics over the used rows; finite but for mae and r2, which may not have been taken
 */
public record Evaluation(String model, String version, RowAccount rows, Metrics metrics) {

    /** Plain text, each line ended by a line feed. */
    public String render() {
        return PlainText.escape(model) + " " + version + ": evaluated\n\n"
                + "  rows    " + RowsText.of(rows) + "\n"
                + "  errors  " + MetricsText.of(metrics) + "\n";
    }

    /** One JSON object on one line, ended by a line feed; numbers name their doubles exactly. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("model", model);
            json.writeStringField("version", version);
            json.writeNumberField("rows_read", rows.read());
            json.writeNumberField("rows_used", rows.used());
            json.writeNumberField("rows_rejected", rows.rejected());
            json.writeObjectFieldStart("rejected_by_reason");
            for (Map.Entry<String, Long> reason : rows.sortedReasons().entrySet()) {
                json.writeNumberField(reason.getKey(), reason.getValue());
            }
            json.writeEndObject();
            number(json, "mse", metrics.mse());
            number(json, "rmse", metrics.rmse());
            number(json, "mae", metrics.mae());
            number(json, "r2", metrics.r2());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
