package dev.plumbline.store;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code statistics} of {@code model.json}: about the terms of its line and no others. */
final class StatisticsReader {
    private StatisticsReader() {}

    /** Empty for an object without fields; refuses, with 76, whatever was not written by {@link StatisticsDocument}. */
    static Optional<FitStatistics> read(JsonFields fields, LinearModel line) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        FitStatistics statistics = new FitStatistics(
                fields.count("rows"),
                fields.count("degrees_of_freedom"),
                fields.extended("residual_sd"),
                fields.extended("residual_sum_of_squares"),
                fields.extended("total_sum_of_squares"),
                fields.extended("r2"),
                fields.extended("adjusted_r2"),
                f(fields.object("f")),
                fields.extended("log_likelihood"),
                fields.extended("aic"),
                fields.extended("bic"),
                condition(fields.object("condition")),
                fields.number("confidence"),
                terms(fields, line),
                fields.objectIfPresent("covariance").map(covariance -> covariance(covariance, line)));
        fields.end();
        return Optional.of(statistics);
    }

    private static FitStatistics.FTest f(JsonFields fields) {
        FitStatistics.FTest f = new FitStatistics.FTest(
                fields.extended("statistic"),
                fields.count("numerator"),
                fields.count("denominator"),
                fields.extended("p_value"),
                fields.extended("log10_p"));
        fields.end();
        return f;
    }

    private static FitStatistics.Condition condition(JsonFields fields) {
        FitStatistics.Condition condition =
                new FitStatistics.Condition(fields.extended("raw"), fields.extended("standardized"));
        fields.end();
        return condition;
    }

    private static List<TermStatistics> terms(JsonFields fields, LinearModel line) {
        List<String> names = StatisticsDocument.names(line, StatisticsDocument.INTERCEPT);
        List<JsonFields> objects = fields.objects("terms");
        if (objects.size() != names.size()) {
            throw fields.refused(
                    "its 'statistics' have " + objects.size() + " terms, and the line has " + names.size());
        }
        List<TermStatistics> terms = new ArrayList<>();
        double[] slopes = line.slopes();
        for (int i = 0; i < objects.size(); i++) {
            boolean slope = i < slopes.length;
            terms.add(term(objects.get(i), names.get(i), slope, slope ? slopes[i] : line.intercept()));
        }
        return terms;
    }

    private static TermStatistics term(JsonFields fields, String name, boolean slope, double estimate) {
        boolean same = fields.text("term").equals(name)
                && fields.text("role").equals(slope ? StatisticsDocument.SLOPE : StatisticsDocument.INTERCEPT)
                && Double.doubleToLongBits(fields.number("estimate")) == Double.doubleToLongBits(estimate);
        if (!same) {
            throw fields.refused("the terms of its 'statistics' are not those of the line");
        }
        TermStatistics term = new TermStatistics(
                name,
                fields.extended("std_error"),
                fields.extended("statistic"),
                fields.extended("p_value"),
                fields.extended("log10_p"),
                fields.extended("conf_low"),
                fields.extended("conf_high"),
                fields.extended("vif"));
        fields.end();
        return term;
    }

    private static double[][] covariance(JsonFields fields, LinearModel line) {
        List<String> order = StatisticsDocument.names(line, StatisticsDocument.AT_CENTRE);
        double[][] lower = fields.triangle("lower");
        if (!fields.textList("order").equals(order) || lower.length != order.size()) {
            throw fields.refused("the 'covariance' of its 'statistics' is not that of the line");
        }
        fields.end();
        return lower;
    }
}
