package dev.plumbline.report;

import dev.plumbline.explain.Explanation;
import dev.plumbline.explain.Landscape;

/**
 * What {@code explain} says to people: the rows, what each column looks like, why a parameter is slow, how many epochs
 * each way to descend takes, and what to mind. Long tables are cut to what tells most; all of it is in the JSON.
 */
public final class ExplanationText {
    private static final int MOST_ROWS = 20;
    private static final int MOST_FINDINGS = 30;

    private static final String WHY =
            "An epoch moves a parameter by its rate times its gradient, and the gradient is about its curvature times"
                    + " the way it still has to go. One rate for all can be no higher than the steepest direction bears,"
                    + " so a parameter of small curvature hardly moves: 'of largest' is about the share of its way that"
                    + " it goes in an epoch. A rate per parameter mends part of that, centring and scaling the rest."
                    + " 'Epochs a digit' is what one more correct decimal digit costs.";

    private static final String UNITS =
            "Units: the loss is half the mean squared residual. The curvature of a slope is in squared units of its"
                    + " feature, that of the intercept is 1, and a rate is in one over that; standardized, none has a"
                    + " unit.";

    private static final String NO_WHY =
            "not told: it takes the products of all columns, which are summed up to --moments-limit features; give a"
                    + " higher one, or fewer --features";

    private ExplanationText() {}

    /** Plain text, each line ended by a line feed, as a rule at most 100 columns wide. */
    public static String render(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        out.append(Paragraph.of("rows  ", RowsText.of(explanation.rows())));
        out.append("\ncolumns: over the rows used; sd is the spread about the mean\n\n");
        out.append(ColumnsText.of(explanation.columns(), MOST_ROWS));
        out.append("\nwhy a parameter is slow\n\n");
        if (explanation.landscapes().isEmpty()) {
            out.append(Paragraph.of("  ", NO_WHY));
        } else {
            out.append(Paragraph.of("  ", WHY)).append('\n').append(Paragraph.of("  ", UNITS));
        }
        for (Landscape landscape : explanation.landscapes()) {
            out.append('\n').append(LandscapeText.of(landscape, MOST_ROWS));
        }
        if (!explanation.forecasts().isEmpty()) {
            out.append("\nforecast: epochs until every parameter is within the tolerance of the exact optimum\n\n");
            out.append(ForecastsText.of(explanation.forecasts()));
        }
        if (!explanation.chosen().isEmpty()) {
            out.append('\n').append(Paragraph.of("  ", explanation.chosen()));
        }
        out.append("\nfindings\n\n");
        out.append(
                explanation.findings().isEmpty()
                        ? "  none\n"
                        : FindingsText.of(explanation.findings(), MOST_FINDINGS, "--json"));
        return out.toString();
    }
}
