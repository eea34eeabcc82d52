package dev.plumbline.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A regression problem with exact answers: the minimiser of the sum of squares for the decimals as written.
 *
 * @param name of the problem
 * @param file its CSV file
 * @param label the predicted column
 * @param features in model order
 * @param weight the column of weights
 * @param intercept whether the model has one
 * @param rows rows that are used
 * @param answers by feature, and {@code (intercept)}
 * @param possibleDigits how many digits survive reading the decimals into doubles
 */
record ReferenceProblem(
        String name,
        Path file,
        String label,
        List<String> features,
        Optional<String> weight,
        boolean intercept,
        long rows,
        Map<String, BigDecimal> answers,
        double possibleDigits) {

    static final String INTERCEPT = "(intercept)";

    /** The problems of a directory with {@code answers.json} whose files are there. */
    static List<ReferenceProblem> in(Path directory) throws IOException {
        JsonNode problems = new ObjectMapper()
                .readTree(Files.readString(directory.resolve("answers.json")))
                .get("problems");
        List<ReferenceProblem> found = new ArrayList<>();
        problems.fieldNames().forEachRemaining(name -> {
            Path file = directory.resolve(problems.get(name).get("file").asText());
            if (Files.exists(file)) {
                found.add(problem(name, file, problems.get(name)));
            }
        });
        return found;
    }

    private static ReferenceProblem problem(String name, Path file, JsonNode node) {
        List<String> features = new ArrayList<>();
        node.get("features").forEach(feature -> features.add(feature.asText()));
        JsonNode ols = node.get("ols");
        Map<String, BigDecimal> answers = new LinkedHashMap<>();
        JsonNode exact = ols.get("coefficients");
        exact.fieldNames()
                .forEachRemaining(
                        term -> answers.put(term, new BigDecimal(exact.get(term).asText())));
        Optional<String> weight = Optional.ofNullable(node.get("weight")).map(JsonNode::asText);
        double possible = ols.path("digits_lost_to_input_rounding_leave").asDouble(99);
        return new ReferenceProblem(
                name,
                file,
                node.get("target").asText(),
                features,
                weight,
                node.get("intercept").asBoolean(),
                node.get("rows_used").asLong(),
                answers,
                possible);
    }

    /** How many digits of {@code value} are right: -log10 of its relative error, at most 17. */
    double digits(String term, double value) {
        BigDecimal exact = answers.get(term);
        BigDecimal error = new BigDecimal(value).subtract(exact).abs();
        if (error.signum() == 0) {
            return 17;
        }
        BigDecimal relative = exact.signum() == 0 ? error : error.divide(exact.abs(), MathContext.DECIMAL64);
        return Math.min(17, -Math.log10(relative.doubleValue()));
    }
}
