package dev.plumbline.page;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.page.Html.Tag;
import dev.plumbline.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures that are looked for first. */
final class KeyFigures {
    private KeyFigures() {}

    static Html of(RunPage run) {
        List<Html> cards = new ArrayList<>();
        if (run.fitted().isPresent()) {
            model(cards, run.fitted().get());
        } else if (run.outcome().rows() > 0) {
            cards.add(card("rows used", DataAnswers.count(run.outcome().rows()), ""));
        }
        long rejected =
                run.rejected().values().stream().mapToLong(Long::longValue).sum();
        if (rejected > 0) {
            cards.add(card("rows rejected", DataAnswers.count(rejected), reasons(run.rejected())));
        }
        if (run.fitted().isEmpty() && run.outcome().epochs() > 0) {
            cards.add(card("epochs", DataAnswers.count(run.outcome().epochs()), ""));
        }
        double seconds = run.when().stages().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        if (seconds > 0) {
            cards.add(card("time", Durations.of(seconds), ""));
        }
        return cards.isEmpty()
                ? Html.NONE
                : new Tag("dl").with("class", "cards").of(Html.join(cards));
    }

    private static String reasons(Map<String, Long> rejected) {
        return rejected.size() == 1 ? Names.brief(rejected.keySet().iterator().next()) : rejected.size() + " reasons";
    }

    private static void model(List<Html> cards, FittedModel model) {
        LinearModel line = model.line();
        if (line.features().size() == 1) {
            cards.add(card(
                    "k, slope of " + Names.brief(line.features().get(0)),
                    Figures.of(line.slopes()[0], 6),
                    interval(model, 0)));
            if (line.hasIntercept()) {
                cards.add(card("b, intercept", Figures.of(line.intercept(), 6), interval(model, 1)));
            }
        } else {
            cards.add(card("features", Integer.toString(line.features().size()), ""));
        }
        cards.add(card("R\u00b2", Figures.share(round(model.metrics().r2())), ""));
        cards.add(card("rmse", Figures.some(model.metrics().rmse()), "in units of " + Names.brief(line.label())));
        cards.add(card(
                "rows used",
                DataAnswers.count(model.rows().used()),
                model.rows().heldOut() > 0 ? DataAnswers.count(model.rows().heldOut()) + " held out" : ""));
        cards.add(card(
                "epochs",
                DataAnswers.count(model.convergence().epochs()),
                model.convergence().converged() ? "converged" : "not converged"));
    }

    private static double round(double share) {
        return Math.abs(share) < 0.9999 ? Math.rint(share * 10_000) / 10_000 : share;
    }

    private static String interval(FittedModel model, int term) {
        if (model.statistics().isEmpty()) {
            return "";
        }
        FitStatistics fit = model.statistics().get();
        TermStatistics one = fit.terms().get(term);
        int digits = Figures.intervalDigits(one.confLow(), one.confHigh(), Figures.DIGITS);
        return Figures.of(one.confLow(), digits) + " to " + Figures.of(one.confHigh(), digits);
    }

    private static Html card(String name, String figure, String note) {
        return Html.of(
                "div",
                Html.of("dt", name),
                new Tag("dd").with("class", "figure").of(figure),
                note.isEmpty() ? Html.NONE : new Tag("dd").with("class", "note").of(note));
    }
}
