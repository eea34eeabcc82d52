package dev.plumbline.job;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.TermStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a training found, as named texts: two are equal where the bits of their numbers are. Findings and
 * provenance are left out: the one says in words what the figures say, the other where they come from.
 */
final class ModelFigures {
    /** The group of what versions published before it was stored do not have. */
    static final String PROFILE = "profile";

    private final Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    private Map<String, String> group = new LinkedHashMap<>();

    private ModelFigures() {}

    /** Figures by name within their group, in the order of {@code model.json}. */
    static Map<String, Map<String, String>> of(FittedModel model) {
        ModelFigures figures = new ModelFigures();
        figures.line(model.line());
        figures.put("loss", model.loss());
        figures.begin("metrics");
        figures.rows(model.rows());
        figures.metrics("", model.metrics());
        model.holdout().ifPresent(heldOut -> figures.metrics("holdout.", heldOut));
        figures.begin("convergence");
        figures.put("epochs", Long.toString(model.convergence().epochs()));
        figures.put("reason", model.convergence().reason().id());
        figures.put("converged", Boolean.toString(model.convergence().converged()));
        model.optimisationErrorSe().forEach((name, error) -> figures.put("optimisation_error_se." + name, error));
        model.statistics().ifPresent(figures::statistics);
        figures.profile(model.profile());
        return figures.groups;
    }

    private void begin(String name) {
        group = new LinkedHashMap<>();
        groups.put(name, group);
    }

    private void put(String name, String text) {
        group.put(name, text);
    }

    /** The shortest decimals that name a double: other bits have other decimals, the sign of 0 included. */
    private void put(String name, double value) {
        group.put(name, Double.toString(value));
    }

    private void line(LinearModel line) {
        begin("model");
        put("label", line.label());
        put("has_intercept", Boolean.toString(line.hasIntercept()));
        put("intercept", line.intercept());
        put("intercept_at_centre", line.interceptAtCentre());
        for (int j = 0; j < line.features().size(); j++) {
            String feature = line.features().get(j);
            put("coefficients." + feature, line.slopes()[j]);
            put("centre." + feature, line.centre()[j]);
        }
    }

    private void rows(RowAccount rows) {
        put("rows_read", Long.toString(rows.read()));
        put("rows_used", Long.toString(rows.used()));
        put("rows_held_out", Long.toString(rows.heldOut()));
        put("rows_rejected", Long.toString(rows.rejected()));
        rows.sortedReasons().forEach((reason, count) -> put("rejected_by_reason." + reason, Long.toString(count)));
    }

    private void metrics(String prefix, Metrics metrics) {
        put(prefix + "mse", metrics.mse());
        put(prefix + "rmse", metrics.rmse());
        put(prefix + "mae", metrics.mae());
        put(prefix + "r2", metrics.r2());
    }

    private void statistics(FitStatistics fit) {
        begin("statistics");
        put("rows", Long.toString(fit.rows()));
        put("degrees_of_freedom", Long.toString(fit.degreesOfFreedom()));
        put("residual_sd", fit.residualSd());
        put("residual_sum_of_squares", fit.residualSumOfSquares());
        put("total_sum_of_squares", fit.totalSumOfSquares());
        put("r2", fit.r2());
        put("adjusted_r2", fit.adjustedR2());
        put("f.statistic", fit.f().statistic());
        put("f.numerator", Long.toString(fit.f().numerator()));
        put("f.denominator", Long.toString(fit.f().denominator()));
        put("f.p_value", fit.f().pValue());
        put("f.log10_p", fit.f().log10P());
        put("log_likelihood", fit.logLikelihood());
        put("aic", fit.aic());
        put("bic", fit.bic());
        put("condition.raw", fit.condition().raw());
        put("condition.standardized", fit.condition().standardized());
        put("confidence", fit.confidence());
        fit.terms().forEach(this::term);
        fit.covariance().ifPresent(this::covariance);
    }

    private void term(TermStatistics term) {
        String prefix = "terms." + term.name() + ".";
        put(prefix + "std_error", term.stdError());
        put(prefix + "statistic", term.statistic());
        put(prefix + "p_value", term.pValue());
        put(prefix + "log10_p", term.log10P());
        put(prefix + "conf_low", term.confLow());
        put(prefix + "conf_high", term.confHigh());
        put(prefix + "vif", term.vif());
    }

    private void profile(List<ColumnProfile> columns) {
        begin(PROFILE);
        for (ColumnProfile column : columns) {
            String prefix = "profile." + column.name() + ".";
            put(prefix + "count", Long.toString(column.count()));
            put(prefix + "missing", Long.toString(column.missing()));
            put(prefix + "min", column.min());
            put(prefix + "max", column.max());
            put(prefix + "mean", column.mean());
            put(prefix + "sd", column.sd());
        }
    }

    private void covariance(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                put("covariance." + i + "." + j, rows[i][j]);
            }
        }
    }
}
