package dev.plumbline.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What Spark ML looks for; that it opens it is tried by {@code scripts/exports}. */
class SparkMlDirectoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Original original = Originals.of(Originals.line(List.of("x", "a\"b\n"), 5));

    @Test
    void metadataAreOneLineWithTheParametersOfTheModel() throws IOException {
        String text = new String(
                new SparkMlDirectory().write(original).get("metadata/part-00000.txt"), StandardCharsets.UTF_8);
        assertEquals(text.length() - 1, text.indexOf('\n'));
        JsonNode metadata = JSON.readTree(text);
        assertEquals(
                "org.apache.spark.ml.regression.LinearRegressionModel",
                metadata.get("class").textValue());
        assertEquals(
                original.created().toEpochMilli(), metadata.get("timestamp").longValue());
        assertEquals("plumbline_sales_2026-11-24", metadata.get("uid").textValue());
        assertEquals("features", metadata.at("/paramMap/featuresCol").textValue());
        assertEquals("the <label>", metadata.at("/paramMap/labelCol").textValue());
        assertTrue(metadata.get("defaultParamMap").isObject());
    }

    @Test
    void everyKindOfDoubleKeepsItsBits() throws IOException {
        ParquetVectors.Content content = ParquetVectors.read(ParquetVectors.write(ExportsTest.DOUBLES, -0.0));
        assertArrayEquals(ExportsTest.DOUBLES, content.coefficients());
        assertEquals(-0.0, content.intercept());
    }

    @Test
    void theRowHoldsSlopesAndTheInterceptAtTheOrigin() throws IOException {
        SortedMap<String, byte[]> files = new SparkMlDirectory().write(original);
        ParquetVectors.Content content = ParquetVectors.read(files.get("data/part-00000.parquet"));
        assertArrayEquals(original.line().slopes(), content.coefficients());
        assertEquals(original.line().intercept(), content.intercept());
        JsonNode columns = JSON.readTree(files.get("plumbline.json"));
        assertEquals("a\"b\n", columns.at("/features/1").textValue());
        assertEquals("the <label>", columns.get("label").textValue());
    }
}
