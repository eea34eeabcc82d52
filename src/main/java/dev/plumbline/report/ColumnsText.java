package dev.plumbline.report;

import dev.plumbline.model.ColumnProfile;
import java.util.List;

/** What each column looks like, as a table; of many, those with a fault and those furthest from 0. */
final class ColumnsText {
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 12;

    private ColumnsText() {}

    /** @param columns features, then the label, which is always shown */
    static String of(List<ColumnProfile> columns, int most) {
        TextTable table = new TextTable("  ", Paragraph.WIDTH);
        table.row("column", "used", "missing", "min", "max", "mean", "sd", "|mean|/sd", "");
        int features = Math.max(0, columns.size() - 1);
        double[] scores = columns.stream()
                .limit(features)
                .mapToDouble(ColumnsText::telling)
                .toArray();
        for (int j : Telling.of(scores, most)) {
            row(table, columns.get(j), remark(columns.get(j)));
        }
        if (features > most) {
            table.row("... and " + (features - most) + " more");
        }
        if (!columns.isEmpty()) {
            ColumnProfile label = columns.get(features);
            String remark = remark(label);
            row(table, label, remark.isEmpty() ? "label" : "label, " + remark);
        }
        return table.render();
    }

    private static void row(TextTable table, ColumnProfile column, String remark) {
        int digits = Math.max(FEWEST_DIGITS, Figures.intervalDigits(column.min(), column.max(), MOST_DIGITS));
        table.row(
                column.name(),
                Long.toString(column.count()),
                Long.toString(column.missing()),
                Figures.of(column.min(), digits),
                Figures.of(column.max(), digits),
                Figures.of(column.mean(), digits),
                Figures.some(column.sd()),
                column.constant() ? "-" : Figures.brief(column.offset()),
                remark);
    }

    private static String remark(ColumnProfile column) {
        if (column.count() == 0) {
            return "no values";
        }
        return column.constant() ? "constant" : "";
    }

    private static double telling(ColumnProfile column) {
        if (column.count() == 0 || column.constant()) {
            return Double.POSITIVE_INFINITY;
        }
        double missing = column.missing() > 0 ? 1_000 + StrictMath.log10(column.missing()) : 0;
        double offset = column.offset();
        return missing + (offset > 1 ? StrictMath.log10(offset) : 0);
    }
}
