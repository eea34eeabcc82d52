package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.report.ExplanationJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * What explain said of a test's run, both ways.
 *
 * @param text for people
 * @param json for programs, as the schema has it
 * @param notes on standard error
 */
record Explained(String text, JsonNode json, String notes) {
    static Explained of(TrainRun run, SparkSession spark) throws IOException {
        Heard forPeople = said(run, spark, false);
        String json = said(run, spark, true).out();
        assertEquals(json.length() - 1, json.indexOf('\n'), "one line");
        try (InputStream schema = ExplanationJson.class.getResourceAsStream("schema/explanation.schema.json")) {
            assertEquals(
                    Set.of(),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(json, InputFormat.JSON),
                    json);
        }
        return new Explained(forPeople.out(), new ObjectMapper().readTree(json), forPeople.err());
    }

    private static Heard said(TrainRun run, SparkSession spark, boolean json) {
        TrainSettings settings = run.settings();
        Heard heard = new Heard();
        Outcome outcome = ExplainJob.run(
                new ExplainSettings(
                        settings.source(),
                        settings.intercept(),
                        settings.dropUnusable(),
                        settings.engine(),
                        settings.descent(),
                        json),
                spark,
                heard.listeners());
        assertEquals(ExitCode.OK, outcome.code(), outcome.message());
        return heard;
    }

    JsonNode column(String name) {
        return named("columns", "name", name);
    }

    /** The forecast of the settings as they are. */
    JsonNode chosen() {
        for (JsonNode forecast : json.get("forecasts")) {
            if (forecast.get("way").textValue().endsWith(", the chosen settings")) {
                return forecast;
            }
        }
        throw new AssertionError("no forecast of the chosen settings: " + json);
    }

    JsonNode forecast(String way) {
        return named("forecasts", "way", way);
    }

    private JsonNode named(String list, String key, String name) {
        for (JsonNode each : json.get(list)) {
            if (each.get(key).textValue().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no " + name + " in " + json.get(list));
    }

    List<String> findings() {
        List<String> ids = new ArrayList<>();
        json.get("findings").forEach(finding -> ids.add(finding.get("id").textValue()));
        return ids;
    }

    /** The sentence of a finding. */
    String sentence(String id) {
        return named("findings", "id", id).get("sentence").textValue();
    }
}
