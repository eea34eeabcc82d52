package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.Charts;
import dev.plumbline.model.CoordinateSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes and reads {@code charts.json}: what the pictures of a run are drawn from. */
final class ChartsDocument {
    /** Most bytes of it: some ten times what the largest has. */
    static final int LIMIT = 1 << 24;

    private static final int FORMAT = 1;

    private ChartsDocument() {}

    static byte[] encode(Charts charts) {
        return Json.line(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeArrayFieldStart("densities");
            for (Charts.Feature feature : charts.densities()) {
                json.writeStartObject();
                json.writeStringField("name", FindingsDocument.wellFormed(feature.name()));
                BinsDocument.write(json, "density", feature.density());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (charts.residuals().isPresent()) {
                json.writeObjectFieldStart("residuals");
                BinsDocument.write(
                        json, "by_prediction", charts.residuals().get().byPrediction());
                BinsDocument.write(json, "all", charts.residuals().get().all());
                json.writeEndObject();
            }
            if (charts.descent().isPresent()) {
                write(json, charts.descent().get());
            }
        });
    }

    private static void write(JsonGenerator json, Charts.Descent descent) throws IOException {
        json.writeObjectFieldStart("descent");
        json.writeStringField("coordinates", descent.coordinates().id());
        numbers(json, "centre", descent.centre());
        numbers(json, "scale", descent.scale());
        ExtendedNumber.write(json, "label_centre", descent.labelCentre());
        ExtendedNumber.write(json, "intercept", descent.intercept());
        numbers(json, "coefficients", descent.coefficients());
        ExtendedNumber.write(json, "objective", descent.objective());
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String key, double[] values) throws IOException {
        json.writeArrayFieldStart(key);
        for (double value : values) {
            ExtendedNumber.write(json, value);
        }
        json.writeEndArray();
    }

    /** @throws dev.plumbline.model.Refusal 76 for anything but the content of a {@code charts.json} */
    static Charts decode(byte[] bytes, String where) {
        JsonFields fields = Json.read(bytes, where).format(FORMAT);
        List<Charts.Feature> densities = new ArrayList<>();
        for (JsonFields each : fields.objects("densities")) {
            densities.add(new Charts.Feature(each.text("name"), BinsDocument.density(each.object("density"))));
            each.end();
        }
        Optional<Charts.Residuals> residuals =
                fields.objectIfPresent("residuals").map(ChartsDocument::residuals);
        Optional<Charts.Descent> descent = fields.objectIfPresent("descent").map(ChartsDocument::descent);
        fields.end();
        return new Charts(densities, residuals, descent);
    }

    private static Charts.Residuals residuals(JsonFields fields) {
        Charts.Residuals residuals = new Charts.Residuals(
                BinsDocument.density(fields.object("by_prediction")), BinsDocument.histogram(fields.object("all")));
        fields.end();
        return residuals;
    }

    private static Charts.Descent descent(JsonFields fields) {
        Charts.Descent descent = new Charts.Descent(
                coordinates(fields),
                fields.extendedList("centre"),
                fields.extendedList("scale"),
                fields.extended("label_centre"),
                fields.extended("intercept"),
                fields.extendedList("coefficients"),
                fields.extended("objective"));
        fields.end();
        int features = descent.coefficients().length;
        if (descent.centre().length != features || descent.scale().length != features) {
            throw fields.refused("its lists 'centre', 'scale' and 'coefficients' are not of one length");
        }
        return descent;
    }

    private static CoordinateSystem coordinates(JsonFields fields) {
        String word = fields.text("coordinates");
        for (CoordinateSystem system : CoordinateSystem.values()) {
            if (system.id().equals(word)) {
                return system;
            }
        }
        throw fields.refused("the field 'coordinates' is not one of this format");
    }
}
