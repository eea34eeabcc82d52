package dev.plumbline.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares published models: {@code FormatFigures EXPECTED FOUND ...}, each a {@code model.json}. A line for each that is
 * found: {@code same}, or what differs first. What names a model and tells where it comes from is left out.
 */
public final class FormatFigures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormatFigures() {}

    public static void main(String[] args) throws IOException {
        JsonNode expected = figures(args[0]);
        for (String found : List.of(args).subList(1, args.length)) {
            System.out.println(difference(expected, found));
        }
    }

    private static String difference(JsonNode expected, String file) throws IOException {
        if (!Files.exists(Path.of(file))) {
            return "no-model";
        }
        JsonNode found = figures(file);
        for (String part : List.of("metrics", "coefficients", "intercept", "statistics")) {
            if (!expected.get(part).equals(found.get(part))) {
                return "different-" + part;
            }
        }
        return expected.equals(found) ? "same" : "different";
    }

    private static JsonNode figures(String file) throws IOException {
        ObjectNode model = (ObjectNode) JSON.readTree(Files.readString(Path.of(file)));
        return model.remove(List.of("name", "version", "provenance"));
    }
}
