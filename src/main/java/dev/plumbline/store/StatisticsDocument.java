package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the {@code statistics} of {@code model.json}. Terms stand in a list, each with its role: a feature may be called
 * "intercept", too. Memory: the document holds d (d + 1) / 2 covariances.
 */
final class StatisticsDocument {
    static final String SLOPE = "slope";
    static final String INTERCEPT = "intercept";
    /** The last of the covariance's order: the intercept at the origin would be correlated with every slope. */
    static final String AT_CENTRE = "intercept_at_centre";

    private StatisticsDocument() {}

    /** @throws IllegalArgumentException for statistics of other terms than the line's */
    static void check(LinearModel line, FitStatistics statistics) {
        int terms = names(line, INTERCEPT).size();
        List<String> found =
                statistics.terms().stream().map(TermStatistics::name).toList();
        if (!found.equals(names(line, INTERCEPT))) {
            throw new IllegalArgumentException("Cannot write statistics: the line has " + terms
                    + " terms, and the statistics have " + found.size() + " of other names or in another order");
        }
        if (!(statistics.confidence() > 0 && statistics.confidence() < 1)) {
            throw new IllegalArgumentException("Cannot write statistics: confidence " + statistics.confidence());
        }
        statistics.covariance().ifPresent(covariance -> {
            for (int i = 0; i < Math.max(terms, covariance.length); i++) {
                if (covariance.length != terms || covariance[i].length != i + 1) {
                    throw new IllegalArgumentException("Cannot write statistics: the covariance of " + terms
                            + " terms is not a lower triangle with as many rows");
                }
            }
        });
    }

    static void write(JsonGenerator json, LinearModel line, FitStatistics statistics) throws IOException {
        json.writeNumberField("rows", statistics.rows());
        json.writeNumberField("degrees_of_freedom", statistics.degreesOfFreedom());
        ExtendedNumber.write(json, "residual_sd", statistics.residualSd());
        ExtendedNumber.write(json, "residual_sum_of_squares", statistics.residualSumOfSquares());
        ExtendedNumber.write(json, "total_sum_of_squares", statistics.totalSumOfSquares());
        ExtendedNumber.write(json, "r2", statistics.r2());
        ExtendedNumber.write(json, "adjusted_r2", statistics.adjustedR2());
        f(json, statistics.f());
        ExtendedNumber.write(json, "log_likelihood", statistics.logLikelihood());
        ExtendedNumber.write(json, "aic", statistics.aic());
        ExtendedNumber.write(json, "bic", statistics.bic());
        json.writeObjectFieldStart("condition");
        ExtendedNumber.write(json, "raw", statistics.condition().raw());
        ExtendedNumber.write(json, "standardized", statistics.condition().standardized());
        json.writeEndObject();
        json.writeNumberField("confidence", statistics.confidence());
        terms(json, line, statistics.terms());
        if (statistics.covariance().isPresent()) {
            covariance(json, line, statistics.covariance().get());
        }
    }

    /** The slopes' names in model order, then a name for the intercept where there is one. */
    static List<String> names(LinearModel line, String intercept) {
        List<String> names = new ArrayList<>(line.features());
        if (line.hasIntercept()) {
            names.add(intercept);
        }
        return names;
    }

    private static void f(JsonGenerator json, FitStatistics.FTest f) throws IOException {
        json.writeObjectFieldStart("f");
        ExtendedNumber.write(json, "statistic", f.statistic());
        json.writeNumberField("numerator", f.numerator());
        json.writeNumberField("denominator", f.denominator());
        ExtendedNumber.write(json, "p_value", f.pValue());
        ExtendedNumber.write(json, "log10_p", f.log10P());
        json.writeEndObject();
    }

    private static void terms(JsonGenerator json, LinearModel line, List<TermStatistics> terms) throws IOException {
        double[] slopes = line.slopes();
        json.writeArrayFieldStart("terms");
        for (int i = 0; i < terms.size(); i++) {
            TermStatistics term = terms.get(i);
            json.writeStartObject();
            json.writeStringField("term", term.name());
            json.writeStringField("role", i < slopes.length ? SLOPE : INTERCEPT);
            json.writeNumberField("estimate", i < slopes.length ? slopes[i] : line.intercept());
            ExtendedNumber.write(json, "std_error", term.stdError());
            ExtendedNumber.write(json, "statistic", term.statistic());
            ExtendedNumber.write(json, "p_value", term.pValue());
            ExtendedNumber.write(json, "log10_p", term.log10P());
            ExtendedNumber.write(json, "conf_low", term.confLow());
            ExtendedNumber.write(json, "conf_high", term.confHigh());
            ExtendedNumber.write(json, "vif", term.vif());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void covariance(JsonGenerator json, LinearModel line, double[][] covariance) throws IOException {
        json.writeObjectFieldStart("covariance");
        json.writeArrayFieldStart("order");
        for (String name : names(line, AT_CENTRE)) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lower");
        for (double[] row : covariance) {
            json.writeStartArray();
            for (double value : row) {
                ExtendedNumber.write(json, value);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
