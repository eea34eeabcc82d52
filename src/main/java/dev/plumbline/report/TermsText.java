package dev.plumbline.report;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import java.util.Optional;

/** The terms of a model as a table, the intercept last; with what is known of how sure they are. */
final class TermsText {
    private TermsText() {}

    /** @param most how many slopes are shown */
    static String of(LinearModel line, Optional<FitStatistics> statistics, int most) {
        TextTable table = new TextTable("  ", Paragraph.WIDTH);
        table.row(header(statistics));
        int count = line.features().size();
        int shown = Math.min(count, most);
        double[] slopes = line.slopes();
        for (int j = 0; j < shown; j++) {
            row(table, line.features().get(j), slopes[j], statistics, j);
        }
        if (shown < count) {
            table.row("... " + (count - shown) + " more in terms.csv");
        }
        if (line.hasIntercept()) {
            row(table, "intercept", line.intercept(), statistics, count);
        }
        return table.render();
    }

    private static String[] header(Optional<FitStatistics> statistics) {
        if (statistics.isEmpty()) {
            return new String[] {"term", "estimate"};
        }
        String level = Figures.of(100 * statistics.get().confidence()) + " % ";
        return new String[] {"term", "estimate", "std error", "t", "p", level + "from", "to"};
    }

    private static void row(TextTable table, String name, double estimate, Optional<FitStatistics> all, int index) {
        if (all.isEmpty()) {
            table.row(name, Figures.of(estimate));
            return;
        }
        TermStatistics term = all.get().terms().get(index);
        int digits = Figures.intervalDigits(term.confLow(), term.confHigh(), Figures.DIGITS);
        table.row(
                name,
                Figures.of(estimate),
                Figures.some(term.stdError()),
                Figures.some(term.statistic()),
                Figures.probability(term.pValue(), term.log10P()),
                Figures.of(term.confLow(), digits),
                Figures.of(term.confHigh(), digits));
    }
}
