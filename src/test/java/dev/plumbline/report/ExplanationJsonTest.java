package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.plumbline.explain.Explanation;
import dev.plumbline.explain.Landscape;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Forecast;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationJsonTest {
    @Test
    void everythingIsThereToTheLastBit() throws IOException {
        for (Explanation explanation : List.of(Explanations.article(), Explanations.wide(200))) {
            String text = ExplanationJson.of(explanation);
            assertEquals(Set.of(), schema().validate(text, InputFormat.JSON));
            assertEquals(text.length() - 1, text.indexOf('\n'));
            JsonNode json = new ObjectMapper().readTree(text);
            for (int j = 0; j < explanation.columns().size(); j++) {
                assertColumn(explanation.columns().get(j), json.get("columns").get(j));
            }
            for (int i = 0; i < explanation.landscapes().size(); i++) {
                assertLandscape(
                        explanation.landscapes().get(i), json.get("landscapes").get(i));
            }
            for (int i = 0; i < explanation.forecasts().size(); i++) {
                Forecast forecast = explanation.forecasts().get(i);
                JsonNode found = json.get("forecasts").get(i);
                assertEquals(forecast.way(), found.get("way").textValue());
                assertEquals(forecast.epochs(), found.get("epochs").longValue());
                assertNumber(forecast.epochsPerDigit(), found.get("epochs_per_digit"));
            }
            assertEquals(explanation.chosen(), json.get("chosen").textValue());
            assertEquals(explanation.findings().size(), json.get("findings").size());
        }
    }

    @Test
    void aConstantColumnHasNoOffsetAndAnInfiniteConditionItsName() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ExplanationJson.of(Explanations.article()));
        assertTrue(json.at("/columns/1/offset").isNull());
        assertTrue(json.at("/columns/1/constant").booleanValue());
        assertEquals("label", json.at("/columns/2/role").textValue());
        String wide = ExplanationJson.of(Explanations.wide(200));
        assertTrue(wide.contains("\"condition\":\"Infinity\""), wide);
    }

    @Test
    void theSchemaIsStrict() throws IOException {
        String good = ExplanationJson.of(Explanations.article());
        for (String[] change : List.of(
                new String[] {"\"format\":1", "\"format\":2"},
                new String[] {"\"format\":1", "\"format\":1,\"x\":1"},
                new String[] {"\"ends\":\"later\"", "\"ends\":\"soon\""},
                new String[] {"\"mean\":50.0123", "\"mean\":\"NaN\""},
                new String[] {"\"sd\":28.8675", "\"sd\":-1"},
                new String[] {"\"id\":\"PL101\"", "\"id\":\"PL1\""})) {
            assertTrue(good.contains(change[0]), change[0]);
            assertFalse(
                    schema().validate(good.replace(change[0], change[1]), InputFormat.JSON)
                            .isEmpty(),
                    change[1]);
        }
    }

    private static void assertColumn(ColumnProfile column, JsonNode found) {
        assertEquals(column.name(), found.get("name").textValue());
        assertEquals(column.count(), found.get("used").longValue());
        assertEquals(column.missing(), found.get("missing").longValue());
        assertNumber(column.min(), found.get("min"));
        assertNumber(column.max(), found.get("max"));
        assertNumber(column.mean(), found.get("mean"));
        assertNumber(column.sd(), found.get("sd"));
    }

    private static void assertLandscape(Landscape landscape, JsonNode found) {
        assertNumber(landscape.largest(), found.get("largest"));
        assertNumber(landscape.smallest(), found.get("smallest"));
        assertNumber(landscape.condition(), found.get("condition"));
        assertNumber(landscape.ownRatesCondition(), found.get("own_rates_condition"));
        assertNumber(landscape.stableRate(), found.get("stable_rate"));
        for (int i = 0; i < landscape.parameters().size(); i++) {
            Landscape.Parameter parameter = landscape.parameters().get(i);
            JsonNode node = found.get("parameters").get(i);
            assertEquals(parameter.name(), node.get("name").textValue());
            assertNumber(parameter.curvature(), node.get("curvature"));
            assertNumber(parameter.stableRate(), node.get("stable_rate"));
            assertNumber(parameter.advisedRate(), node.get("advised_rate"));
        }
    }

    private static void assertNumber(double expected, JsonNode found) {
        double number =
                found.isNull() ? Double.NaN : found.isTextual() ? Double.POSITIVE_INFINITY : found.doubleValue();
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(number));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = ExplanationJson.class.getResourceAsStream("schema/explanation.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
