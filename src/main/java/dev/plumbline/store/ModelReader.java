package dev.plumbline.store;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.RowAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code model.json}: every field there, of its kind, none besides, decimals and hexadecimals in agreement. */
final class ModelReader {
    private ModelReader() {}

    /** @throws dev.plumbline.model.Refusal 76 for anything but a model of that name and version */
    static FittedModel decode(byte[] bytes, String where, ModelName name, ModelVersion version) {
        JsonFields fields = Json.read(bytes, where).format(ModelDocument.FORMAT);
        if (!fields.text("name").equals(name.value()) || !fields.text("version").equals(version.toString())) {
            throw fields.refused("it names another model or version");
        }
        return fitted(fields);
    }

    /**
     * A candidate, which may have been published under another number than it was meant for, or under none.
     *
     * @throws dev.plumbline.model.Refusal 76 for anything but a version of that model
     */
    static FittedModel candidate(byte[] bytes, String where, ModelName name) {
        JsonFields fields = Json.read(bytes, where).format(ModelDocument.FORMAT);
        if (!fields.text("name").equals(name.value())
                || ModelVersion.parse(fields.text("version")).isEmpty()) {
            throw fields.refused("it names another model, or no version");
        }
        return fitted(fields);
    }

    private static FittedModel fitted(JsonFields fields) {
        try {
            JsonFields metrics = fields.object("metrics");
            JsonFields convergence = fields.object("convergence");
            LinearModel line = line(fields);
            FittedModel model = new FittedModel(
                    line,
                    fields.text("loss"),
                    rows(metrics),
                    errors(metrics),
                    metrics.objectIfPresent("holdout").map(ModelReader::holdout),
                    convergence(convergence),
                    convergence.extendedNumbers("optimisation_error_se"),
                    StatisticsReader.read(fields.object("statistics"), line),
                    FindingsDocument.read(fields),
                    ProfileDocument.read(fields, line),
                    ProvenanceDocument.read(fields));
            metrics.end();
            convergence.end();
            fields.end();
            return model;
        } catch (IllegalArgumentException contradiction) {
            throw fields.refused("its fields contradict each other");
        }
    }

    private static LinearModel line(JsonFields fields) {
        Map<String, Double> coefficients = fields.numbers("coefficients");
        Map<String, Double> centre = fields.numbers("centre");
        List<String> features = List.copyOf(coefficients.keySet());
        if (!List.copyOf(centre.keySet()).equals(features)) {
            throw fields.refused("'coefficients' and 'centre' name different features");
        }
        LinearModel line = new LinearModel(
                fields.text("label"),
                features,
                values(coefficients),
                values(centre),
                fields.number("intercept_at_centre"),
                fields.number("intercept"),
                fields.flag("has_intercept"));
        checkHex(fields, line);
        return line;
    }

    private static void checkHex(JsonFields fields, LinearModel line) {
        JsonFields hex = fields.object("hex");
        boolean same = hex.text("intercept").equals(Double.toHexString(line.intercept()))
                && hex.text("intercept_at_centre").equals(Double.toHexString(line.interceptAtCentre()))
                && hex.texts("coefficients").equals(hexes(line.features(), line.slopes()))
                && hex.texts("centre").equals(hexes(line.features(), line.centre()));
        hex.end();
        if (!same) {
            throw fields.refused("its decimal and hexadecimal numbers differ");
        }
    }

    private static Map<String, String> hexes(List<String> names, double[] values) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int j = 0; j < values.length; j++) {
            all.put(names.get(j), Double.toHexString(values[j]));
        }
        return all;
    }

    private static RowAccount rows(JsonFields metrics) {
        return new RowAccount(
                metrics.count("rows_read"),
                metrics.count("rows_used"),
                metrics.count("rows_rejected"),
                metrics.count("rows_held_out"),
                metrics.counts("rejected_by_reason"));
    }

    private static Metrics errors(JsonFields fields) {
        return new Metrics(
                fields.number("mse"), fields.number("rmse"), fields.numberOrNull("mae"), fields.numberOrNull("r2"));
    }

    private static Metrics holdout(JsonFields fields) {
        Metrics errors = errors(fields);
        fields.end();
        return errors;
    }

    private static Convergence convergence(JsonFields fields) {
        String reason = fields.text("reason");
        for (Convergence.Reason known : Convergence.Reason.values()) {
            if (known.id().equals(reason)) {
                return new Convergence(fields.count("epochs"), known, fields.flag("converged"));
            }
        }
        throw fields.refused("the field 'reason' is not one of this format");
    }

    private static double[] values(Map<String, Double> numbers) {
        return numbers.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
