package dev.plumbline.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What Spark ML wants to know of a model beside its numbers, and what Plumbline adds. */
final class SparkMlMetadata {
    private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactory());
    private static final String CLASS = "org.apache.spark.ml.regression.LinearRegressionModel";
    /** Whose layout this is: Spark ML reads by it how the rest is laid out. */
    private static final String LAYOUT = "4.1.0";

    private SparkMlMetadata() {}

    /** Writes the fields of one object. */
    @FunctionalInterface
    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** The line of text in {@code metadata}. */
    static byte[] metadata(Original original) throws IOException {
        return line(json -> {
            json.writeStringField("class", CLASS);
            json.writeNumberField("timestamp", original.created().toEpochMilli());
            json.writeStringField("sparkVersion", LAYOUT);
            json.writeStringField("uid", "plumbline_" + original.name() + "_" + original.version());
            json.writeObjectFieldStart("paramMap");
            json.writeStringField("featuresCol", "features");
            json.writeStringField("labelCol", original.line().label());
            json.writeStringField("predictionCol", "prediction");
            json.writeBooleanField("fitIntercept", original.line().hasIntercept());
            json.writeEndObject();
            json.writeObjectFieldStart("defaultParamMap");
            json.writeEndObject();
        });
    }

    /** The columns in the order of the vector. */
    static byte[] columns(Original original) throws IOException {
        return line(json -> {
            json.writeNumberField("format", 1);
            json.writeStringField("model", original.name());
            json.writeStringField("version", original.version());
            json.writeStringField("plumbline", original.plumbline());
            json.writeStringField("label", original.line().label());
            json.writeArrayFieldStart("features");
            for (String feature : original.line().features()) {
                json.writeString(feature);
            }
            json.writeEndArray();
        });
    }

    private static byte[] line(Fields fields) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    static void require(byte[] metadata) throws IOException {
        JsonNode json = read(metadata);
        if (!json.path("class").asText().equals(CLASS)
                || !json.path("sparkVersion").asText().equals(LAYOUT)) {
            throw new UnreadableException("its metadata are not of a LinearRegressionModel");
        }
    }

    static List<String> features(byte[] columns) throws IOException {
        List<String> features = new ArrayList<>();
        read(columns).path("features").forEach(feature -> features.add(feature.textValue()));
        return features;
    }

    private static JsonNode read(byte[] bytes) throws IOException {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("its metadata are not JSON", e);
        }
    }
}
