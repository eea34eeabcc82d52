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
 * @param rounded the answers for the fields rounded to doubles, which is what a program of doubles is given
 * @param possibleDigits how many digits survive reading the decimals into doubles
 * @param stdErrors by feature, and {@code (intercept)}; empty where they are not known
 * @param residualSd or empty
 * @param r2 or empty
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
        Map<String, BigDecimal> rounded,
        double possibleDigits,
        Map<String, BigDecimal> stdErrors,
        Optional<BigDecimal> residualSd,
        Optional<BigDecimal> r2) {

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
        Map<String, BigDecimal> answers = numbers(ols.get("coefficients"));
        Map<String, BigDecimal> rounded = numbers(ols.path("coefficients_if_inputs_rounded_to_double"));
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
                rounded.isEmpty() ? answers : rounded,
                possible,
                numbers(ols.path("sd_of_estimate")),
                number(ols.path("residual_sd")),
                number(ols.path("r_squared")));
    }

    private static Map<String, BigDecimal> numbers(JsonNode node) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        node.fieldNames()
                .forEachRemaining(
                        term -> numbers.put(term, new BigDecimal(node.get(term).asText())));
        return numbers;
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(new BigDecimal(node.asText()));
    }

    /** How many digits of {@code value} are right: -log10 of its relative error, at most 17. */
    static double digits(BigDecimal exact, double value) {
        if (!Double.isFinite(value)) {
            return 0;
        }
        BigDecimal error = new BigDecimal(value).subtract(exact).abs();
        if (error.signum() == 0) {
            return 17;
        }
        BigDecimal relative = exact.signum() == 0 ? error : error.divide(exact.abs(), MathContext.DECIMAL64);
        return Math.max(0, Math.min(17, -Math.log10(relative.doubleValue())));
    }
}
