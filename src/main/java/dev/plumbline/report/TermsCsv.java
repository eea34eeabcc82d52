package dev.plumbline.report;

import dev.plumbline.model.CsvCell;
import dev.plumbline.model.LinearModel;
import java.nio.charset.StandardCharsets;

/**
 * The terms of a model as CSV: one row per feature in model order, the intercept last. Estimates have as many digits as
 * name the double exactly; the columns of statistics are empty where there are none. Text that a spreadsheet would take
 * for a formula is neutralised.
 */
public final class TermsCsv {
    private static final String HEADER = "term,estimate,std_error,statistic,p_value,conf_low,conf_high\n";
    private static final String NO_STATISTICS = ",,,,,\n";

    private TermsCsv() {}

    /** The whole file, in UTF-8. */
    public static byte[] of(LinearModel line) {
        StringBuilder csv = new StringBuilder(HEADER);
        double[] slopes = line.slopes();
        for (int j = 0; j < slopes.length; j++) {
            row(csv, line.features().get(j), slopes[j]);
        }
        if (line.hasIntercept()) {
            row(csv, "intercept", line.intercept());
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void row(StringBuilder csv, String term, double estimate) {
        csv.append(CsvCell.text(term))
                .append(',')
                .append(CsvCell.number(estimate))
                .append(NO_STATISTICS);
    }
}
