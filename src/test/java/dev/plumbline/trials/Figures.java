package dev.plumbline.trials;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a model, in the very digits of its {@code model.json}: what two runs over the same rows must agree in.
 *
 * @param parts by their names
 */
public record Figures(Map<String, String> parts) {
    private static final List<String> NAMES = List.of(
            "intercept",
            "coefficients",
            "centre",
            "intercept_at_centre",
            "hex",
            "metrics",
            "convergence",
            "statistics");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public static Figures of(Path modelFile) throws IOException {
        JsonNode model = JSON.readTree(Files.readString(modelFile));
        Map<String, String> parts = new LinkedHashMap<>();
        for (String name : NAMES) {
            Unexpected.unless(model.has(name), () -> modelFile + " has no " + name);
            parts.put(name, model.get(name).toString());
        }
        return new Figures(parts);
    }

    public void require(Figures expected, String where) {
        for (String name : NAMES) {
            String is = parts.get(name);
            String must = expected.parts.get(name);
            Unexpected.unless(
                    is.equals(must), () -> "OTHER BITS in " + name + " of " + where + ": " + is + ", must be " + must);
        }
    }
}
