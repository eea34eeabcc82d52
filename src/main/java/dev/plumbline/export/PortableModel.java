package dev.plumbline.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The line alone, in JSON that programs of other languages read with what they have: decimals that name each double
 * exactly, the same again as hexadecimal doubles for those that do not trust their parser, and the formula in words.
 */
final class PortableModel implements ExportForm {
    private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactory());
    private static final String FORMULA = "prediction = intercept_at_centre; then for each of the terms in turn"
            + " prediction = prediction + coefficient * (feature - centre), in doubles, each operation rounded";

    @Override
    public SortedMap<String, byte[]> write(Original original) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            json.writeStartObject();
            json.writeNumberField("format", 1);
            json.writeStringField("model", original.name());
            json.writeStringField("version", original.version());
            json.writeStringField("created", original.created().toString());
            json.writeStringField("plumbline", original.plumbline());
            line(json, original.line());
            json.writeEndObject();
        }
        out.write('\n');
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(ExportKind.JSON.file(), out.toByteArray());
        return files;
    }

    private static void line(JsonGenerator json, LinearModel line) throws IOException {
        json.writeStringField("label", line.label());
        json.writeStringField("formula", FORMULA);
        json.writeNumberField("intercept_at_centre", line.interceptAtCentre());
        double[] slopes = line.slopes();
        double[] centre = line.centre();
        json.writeArrayFieldStart("terms");
        for (int j = 0; j < slopes.length; j++) {
            json.writeStartObject();
            json.writeStringField("feature", line.features().get(j));
            json.writeNumberField("coefficient", slopes[j]);
            json.writeNumberField("centre", centre[j]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("hex");
        json.writeStringField("intercept_at_centre", Double.toHexString(line.interceptAtCentre()));
        hex(json, "coefficients", slopes);
        hex(json, "centre", centre);
        json.writeEndObject();
    }

    private static void hex(JsonGenerator json, String key, double[] numbers) throws IOException {
        json.writeArrayFieldStart(key);
        for (double number : numbers) {
            json.writeString(Double.toHexString(number));
        }
        json.writeEndArray();
    }

    @Override
    public Rereading read(SortedMap<String, byte[]> files) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(files.get(ExportKind.JSON.file()));
            JsonNode hex = json.required("hex");
            JsonNode terms = json.required("terms");
            double start = same(json.required("intercept_at_centre"), hex.required("intercept_at_centre"));
            List<String> features = new ArrayList<>();
            double[] slopes = new double[terms.size()];
            double[] centre = new double[terms.size()];
            for (int j = 0; j < slopes.length; j++) {
                JsonNode term = terms.get(j);
                features.add(term.required("feature").textValue());
                slopes[j] = same(
                        term.required("coefficient"),
                        hex.required("coefficients").required(j));
                centre[j] = same(term.required("centre"), hex.required("centre").required(j));
            }
            return Rereading.centred(features, slopes, centre, start);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnreadableException("it is not the JSON that was written", e);
        }
    }

    /** A number that is told twice. */
    private static double same(JsonNode decimal, JsonNode hex) throws UnreadableException {
        double number = Double.parseDouble(hex.textValue());
        if (!decimal.isNumber() || Double.doubleToLongBits(decimal.doubleValue()) != Double.doubleToLongBits(number)) {
            throw new UnreadableException("its decimal " + decimal + " is not " + hex);
        }
        return number;
    }
}
