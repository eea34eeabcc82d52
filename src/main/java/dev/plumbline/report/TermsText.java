package dev.plumbline.report;

import dev.plumbline.model.LinearModel;

/** The terms of a model as a table, the intercept last. */
final class TermsText {
    private TermsText() {}

    /** @param most how many slopes are shown */
    static String of(LinearModel line, int most) {
        TextTable table = new TextTable("  ").row("term", "estimate");
        int shown = Math.min(line.features().size(), most);
        for (int j = 0; j < shown; j++) {
            table.row(line.features().get(j), Figures.of(line.slopes()[j]));
        }
        if (shown < line.features().size()) {
            table.row("... " + (line.features().size() - shown) + " more in terms.csv", "");
        }
        if (line.hasIntercept()) {
            table.row("intercept", Figures.of(line.intercept()));
        }
        return table.render();
    }
}
