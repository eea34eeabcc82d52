package dev.plumbline.page;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Estimates with what is known of how sure they are. */
final class CoefficientsSection {
    /** Of more terms the rest stands in a file. */
    private static final int MOST = 100;

    private CoefficientsSection() {}

    static Html of(FittedModel model, Album album) {
        int count = model.line().features().size();
        Html more = count > MOST
                ? Html.of("p", "And " + (count - MOST) + " more, in terms.csv of the version.")
                : Html.NONE;
        return Html.join(
                album.of(CoefficientChart.of(model)),
                terms(model).html(),
                more,
                farOff(model),
                model.statistics().map(CoefficientsSection::fit).orElse(Html.NONE));
    }

    private static Table terms(FittedModel model) {
        Optional<FitStatistics> fit = model.statistics();
        Table table = new Table("Terms, in units of the label per unit of the feature")
                .words("term")
                .figures("estimate");
        fit.ifPresent(statistics -> {
            String level = Figures.of(100 * statistics.confidence()) + " % ";
            table.figures(level + "from", "to", "std error", "t", "p", "VIF");
        });
        int count = model.line().features().size();
        for (int j = 0; j < Math.min(count, MOST); j++) {
            row(table, Names.brief(model.line().features().get(j)), model.line().slopes()[j], term(fit, j));
        }
        if (model.line().hasIntercept()) {
            row(table, "intercept", model.line().intercept(), term(fit, count));
        }
        return table;
    }

    /** What is known of the optimum is not known of a line that is far from it. */
    private static Html farOff(FittedModel model) {
        boolean far = model.optimisationErrorSe().values().stream().anyMatch(error -> !(error <= 1));
        return far
                ? Html.of(
                        "p",
                        "Intervals, t and p are those of the exact optimum, which the descent has not reached: an"
                                + " estimate may lie outside of its interval.")
                : Html.NONE;
    }

    private static Optional<TermStatistics> term(Optional<FitStatistics> fit, int index) {
        return fit.map(statistics -> statistics.terms().get(index));
    }

    private static void row(Table table, String name, double estimate, Optional<TermStatistics> known) {
        List<String> cells = new ArrayList<>(List.of(name, Figures.of(estimate)));
        known.ifPresent(term -> {
            int digits = Figures.intervalDigits(term.confLow(), term.confHigh(), Figures.DIGITS);
            cells.add(Figures.of(term.confLow(), digits));
            cells.add(Figures.of(term.confHigh(), digits));
            cells.add(Figures.some(term.stdError()));
            cells.add(Figures.some(term.statistic()));
            cells.add(Figures.probability(term.pValue(), term.log10P()));
            cells.add(Figures.brief(term.vif()));
        });
        table.row(cells.toArray(String[]::new));
    }

    private static Html fit(FitStatistics fit) {
        Table table = new Table("The fit as a whole").words("figure").figures("value");
        table.row("residual standard deviation", Figures.of(fit.residualSd()));
        table.row("degrees of freedom", DataAnswers.count(fit.degreesOfFreedom()));
        table.row("adjusted R\u00b2", Figures.share(fit.adjustedR2()));
        table.row(
                "F on " + fit.f().numerator() + " and " + fit.f().denominator() + " degrees of freedom",
                Figures.some(fit.f().statistic()));
        table.row("p of F", Figures.probability(fit.f().pValue(), fit.f().log10P()));
        table.row("AIC", Figures.of(fit.aic()));
        table.row("BIC", Figures.of(fit.bic()));
        table.row(
                "condition number of the columns as they are",
                Figures.some(fit.condition().raw()));
        table.row("condition number, standardized", Figures.some(fit.condition().standardized()));
        return table.html();
    }
}
