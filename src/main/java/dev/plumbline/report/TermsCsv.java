package dev.plumbline.report;

import dev.plumbline.model.CsvCell;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The terms of a model as CSV, in the columns of R's broom: one row per feature in model order, the intercept last.
 * Numbers have as many digits as name the double exactly; a cell is empty where its number is not defined, and
 * {@code Inf} or {@code -Inf}, which R and pandas read as numbers, for the statistic of an exact fit. Text that a
 * spreadsheet would take for a formula is neutralised.
 */
public final class TermsCsv {
    private static final String HEADER = "term,estimate,std_error,statistic,p_value,conf_low,conf_high\n";
    private static final String NO_STATISTICS = ",,,,,\n";

    private TermsCsv() {}

    /** The whole file, in UTF-8. */
    public static byte[] of(FittedModel model) {
        return of(model.line(), model.statistics());
    }

    /**
     * The whole file, in UTF-8.
     *
     * @param statistics of the same terms in the same order; without them only the estimates stand
     */
    public static byte[] of(LinearModel line, Optional<FitStatistics> statistics) {
        StringBuilder csv = new StringBuilder(HEADER);
        double[] slopes = line.slopes();
        for (int j = 0; j < slopes.length; j++) {
            row(csv, line.features().get(j), slopes[j], statistics, j);
        }
        if (line.hasIntercept()) {
            row(csv, "intercept", line.intercept(), statistics, slopes.length);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void row(
            StringBuilder csv, String name, double estimate, Optional<FitStatistics> statistics, int index) {
        csv.append(CsvCell.text(name)).append(',').append(number(estimate));
        if (statistics.isEmpty()) {
            csv.append(NO_STATISTICS);
            return;
        }
        TermStatistics term = statistics.get().terms().get(index);
        csv.append(',').append(number(term.stdError()));
        csv.append(',').append(number(term.statistic()));
        csv.append(',').append(number(term.pValue()));
        csv.append(',').append(number(term.confLow()));
        csv.append(',').append(number(term.confHigh())).append('\n');
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        return CsvCell.number(value);
    }
}
