package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Writes {@code model.json}: the same model gives the same bytes. */
final class ModelDocument {
    static final int FORMAT = 1;
    /** Longest name of a feature: what every Jackson that Spark ships reads back as a key. */
    private static final int LONGEST_NAME = 32_768;

    private ModelDocument() {}

    /**
     * The file of a model.
     *
     * @throws Refusal 81 where a number of it is not finite, 65 where a feature's name cannot be written
     */
    static byte[] encode(ModelName name, ModelVersion version, FittedModel model) {
        check(model);
        return Json.pretty(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("name", name.value());
            json.writeStringField("version", version.toString());
            line(json, model.line());
            hex(json, model.line());
            json.writeStringField("loss", model.loss());
            metrics(json, model);
            convergence(json, model);
            json.writeObjectFieldStart("statistics");
            if (model.statistics().isPresent()) {
                StatisticsDocument.write(json, model.line(), model.statistics().get());
            }
            json.writeEndObject();
            FindingsDocument.write(json, model.findings());
            ProfileDocument.write(json, model.profile());
            ProvenanceDocument.write(json, model.provenance());
        });
    }

    private static void line(JsonGenerator json, LinearModel line) throws IOException {
        json.writeStringField("label", line.label());
        json.writeBooleanField("has_intercept", line.hasIntercept());
        json.writeNumberField("intercept", line.intercept());
        numbers(json, "coefficients", line.features(), line.slopes());
        numbers(json, "centre", line.features(), line.centre());
        json.writeNumberField("intercept_at_centre", line.interceptAtCentre());
    }

    private static void hex(JsonGenerator json, LinearModel line) throws IOException {
        json.writeObjectFieldStart("hex");
        json.writeStringField("intercept", Double.toHexString(line.intercept()));
        hexes(json, "coefficients", line.features(), line.slopes());
        hexes(json, "centre", line.features(), line.centre());
        json.writeStringField("intercept_at_centre", Double.toHexString(line.interceptAtCentre()));
        json.writeEndObject();
    }

    private static void metrics(JsonGenerator json, FittedModel model) throws IOException {
        json.writeObjectFieldStart("metrics");
        json.writeNumberField("rows_read", model.rows().read());
        json.writeNumberField("rows_used", model.rows().used());
        json.writeNumberField("rows_rejected", model.rows().rejected());
        json.writeNumberField("rows_held_out", model.rows().heldOut());
        json.writeObjectFieldStart("rejected_by_reason");
        for (Map.Entry<String, Long> reason : model.rows().sortedReasons().entrySet()) {
            json.writeNumberField(reason.getKey(), reason.getValue());
        }
        json.writeEndObject();
        errors(json, model.metrics());
        if (model.holdout().isPresent()) {
            json.writeObjectFieldStart("holdout");
            errors(json, model.holdout().get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void errors(JsonGenerator json, Metrics metrics) throws IOException {
        json.writeNumberField("mse", metrics.mse());
        json.writeNumberField("rmse", metrics.rmse());
        numberOrNull(json, "mae", metrics.mae());
        numberOrNull(json, "r2", metrics.r2());
    }

    private static void convergence(JsonGenerator json, FittedModel model) throws IOException {
        Convergence convergence = model.convergence();
        json.writeObjectFieldStart("convergence");
        json.writeNumberField("epochs", convergence.epochs());
        json.writeStringField("reason", convergence.reason().id());
        json.writeBooleanField("converged", convergence.converged());
        json.writeObjectFieldStart("optimisation_error_se");
        for (Map.Entry<String, Double> error : model.optimisationErrorSe().entrySet()) {
            ExtendedNumber.write(json, error.getKey(), error.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String key, List<String> names, double[] values)
            throws IOException {
        json.writeObjectFieldStart(key);
        for (int j = 0; j < values.length; j++) {
            json.writeNumberField(names.get(j), values[j]);
        }
        json.writeEndObject();
    }

    private static void hexes(JsonGenerator json, String key, List<String> names, double[] values) throws IOException {
        json.writeObjectFieldStart(key);
        for (int j = 0; j < values.length; j++) {
            json.writeStringField(names.get(j), Double.toHexString(values[j]));
        }
        json.writeEndObject();
    }

    private static void numberOrNull(JsonGenerator json, String key, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(key);
        } else {
            json.writeNumberField(key, value);
        }
    }

    private static void check(FittedModel model) {
        LinearModel line = model.line();
        checkName(line.label());
        HashSet<String> seen = new HashSet<>();
        for (int j = 0; j < line.features().size(); j++) {
            String feature = line.features().get(j);
            checkName(feature);
            if (!seen.add(feature)) {
                throw new IllegalArgumentException("Cannot write a model with the feature '" + feature + "' twice");
            }
            checkFinite("coefficient of '" + PlainText.excerpt(feature, 80) + "'", line.slopes()[j]);
            checkFinite("centre of '" + PlainText.excerpt(feature, 80) + "'", line.centre()[j]);
        }
        checkFinite("intercept", line.intercept());
        checkFinite("intercept at the centre", line.interceptAtCentre());
        checkErrors("", model.metrics());
        model.holdout().ifPresent(holdout -> checkErrors("held-out ", holdout));
        model.statistics().ifPresent(statistics -> StatisticsDocument.check(line, statistics));
        ProfileDocument.check(line, model.profile());
    }

    private static void checkErrors(String which, Metrics metrics) {
        checkFinite(which + "mse", metrics.mse());
        checkFinite(which + "rmse", metrics.rmse());
        // NaN says "not taken" or "not defined", and is written as null.
        checkFinite(which + "mae", Double.isNaN(metrics.mae()) ? 0 : metrics.mae());
        checkFinite(which + "r2", Double.isNaN(metrics.r2()) ? 0 : metrics.r2());
    }

    private static void checkFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new Refusal(
                    ExitCode.DIVERGED,
                    "Cannot publish the model: its " + what + " is " + value
                            + "; use a smaller --learning-rate, or scale the columns down");
        }
    }

    private static void checkName(String name) {
        String problem = name.length() > LONGEST_NAME
                ? "it has " + name.length() + " characters, and " + LONGEST_NAME + " are allowed"
                : isWellFormed(name) ? null : "it is not well-formed Unicode";
        if (problem != null) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot publish a model of column '" + PlainText.excerpt(name, 80) + "': " + problem
                            + "; leave it out with --features");
        }
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
