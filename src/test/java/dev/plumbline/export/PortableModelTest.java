package dev.plumbline.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortableModelTest {
    private static String written(Original original) throws IOException {
        return new String(new PortableModel().write(original).get(ExportKind.JSON.file()), StandardCharsets.UTF_8);
    }

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream in = PortableModel.class.getResourceAsStream("schema/" + name + ".schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    @Test
    void theDocumentFitsItsSchema() throws IOException {
        LinearModel flat = new LinearModel("", List.of(), new double[0], new double[0], 7, 7, true);
        for (Original original :
                List.of(Originals.hostile(1e9), Originals.of(flat), Originals.extreme(-0.0, Double.MIN_VALUE, 1e300))) {
            assertEquals(Set.of(), schema("portable-model").validate(written(original), InputFormat.JSON));
        }
        String good = written(Originals.extreme(0.5, 2, 3));
        for (String[] change : List.of(
                new String[] {"\"format\" : 1", "\"format\" : 2"},
                new String[] {"\"feature\"", "\"column\""},
                new String[] {"0x1.0p-1", "0.5"},
                new String[] {"\"centre\" : 2.0", "\"centre\" : \"2.0\""},
                new String[] {"2026-11-24T", "2026/11/24T"},
                new String[] {"\"formula\"", "\"words\""})) {
            String bad = good.replace(change[0], change[1]);
            assertFalse(good.equals(bad), change[0]);
            assertFalse(schema("portable-model").validate(bad, InputFormat.JSON).isEmpty(), change[1]);
        }
    }

    @Test
    void theColumnsOfAVectorFitTheirSchema() throws IOException {
        String good = new String(SparkMlMetadata.columns(Originals.hostile(0)), StandardCharsets.UTF_8);
        assertEquals(Set.of(), schema("spark-ml-columns").validate(good, InputFormat.JSON));
        assertFalse(schema("spark-ml-columns")
                .validate(good.replace("\"features\":[", "\"features\":[1,"), InputFormat.JSON)
                .isEmpty());
    }
}
