package dev.plumbline.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.LinearModel;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A problem with known answers, read as doubles.
 *
 * @param name of the problem
 * @param answers its block of {@code answers.json}
 * @param features in model order
 * @param intercept whether the model has one
 * @param moments of the columns
 * @param columns the features, then the label
 */
record ReferenceTable(
        String name,
        JsonNode answers,
        List<String> features,
        boolean intercept,
        ExactMoments moments,
        double[][] columns) {
    static final Path DIRECTORY = Path.of("src/test/resources/reference");

    /** All problems of least squares, the table of 200,000 rows left out. */
    static List<ReferenceTable> all() {
        List<ReferenceTable> tables = new ArrayList<>();
        JsonNode problems = answersOfAll();
        problems.fieldNames().forEachRemaining(name -> {
            JsonNode problem = problems.get(name);
            Path file = file(problem);
            if (Files.exists(file) && !file.toString().endsWith(".gz") && problem.has("ols")) {
                tables.add(read(name, problem));
            }
        });
        return tables;
    }

    static ReferenceTable of(String name) {
        return read(name, answersOfAll().get(name));
    }

    private static JsonNode answersOfAll() {
        try {
            return new ObjectMapper()
                    .readTree(Files.readString(DIRECTORY.resolve("answers.json")))
                    .get("problems");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(JsonNode problem) {
        return DIRECTORY.resolve(problem.get("file").asText());
    }

    private static ReferenceTable read(String name, JsonNode problem) {
        List<String> features = new ArrayList<>();
        problem.get("features").forEach(feature -> features.add(feature.asText()));
        double[][] columns = columns(file(problem), problem.get("target").asText(), features);
        return new ReferenceTable(
                name, problem, features, problem.get("intercept").asBoolean(), moments(columns, null), columns);
    }

    static ExactMoments moments(double[][] columns, double[] weight) {
        ExactMoments moments = new ExactMoments(columns.length, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(columns, weight, columns[0].length);
        return moments;
    }

    /** The features of a file of the directory, then the label; rows with all of them alone. */
    static double[][] columns(Path file, String label, List<String> features) {
        List<String> wanted = new ArrayList<>(features);
        wanted.add(label);
        List<double[]> rows = rows(file, wanted);
        double[][] columns = new double[wanted.size()][rows.size()];
        for (int r = 0; r < rows.size(); r++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][r] = rows.get(r)[j];
            }
        }
        return columns;
    }

    private static List<double[]> rows(Path file, List<String> wanted) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            List<double[]> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                List<String> chosen = wanted.stream()
                        .map(column -> cells[header.indexOf(column)])
                        .toList();
                if (chosen.stream().noneMatch(cell -> cell.isEmpty() || cell.equals("?") || cell.equals("NA"))) {
                    rows.add(chosen.stream().mapToDouble(Double::parseDouble).toArray());
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LeastSquares solved() {
        return LeastSquares.of(moments, intercept);
    }

    /** The exact optimum as a model. */
    LinearModel line(LeastSquares exact) {
        return line(exact, moments, features);
    }

    static LinearModel line(LeastSquares exact, ExactMoments moments, List<String> features) {
        Coordinates coordinates = Coordinates.of(moments, true, exact.hasIntercept());
        Parameters optimum = coordinates.toParameters(exact.slopes(), exact.intercept());
        return coordinates.toModel(optimum, "y", features);
    }
}
