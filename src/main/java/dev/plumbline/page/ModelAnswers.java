package dev.plumbline.page;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.page.Answer.Mark;
import dev.plumbline.report.DescentText;
import dev.plumbline.report.Figures;
import dev.plumbline.report.OptimumText;
import java.util.List;
import java.util.Map;

/** What was learned, how good it is and whether the descent was finished. */
final class ModelAnswers {
    private ModelAnswers() {}

    static List<Answer> of(FittedModel model) {
        return List.of(learned(model), good(model), finished(model));
    }

    private static Answer learned(FittedModel model) {
        LinearModel line = model.line();
        String label = Names.brief(line.label());
        if (line.features().size() == 1) {
            return new Answer("Learned", Mark.NEUTRAL, "", equation(line) + sure(model));
        }
        List<Effect> effects = Effect.of(model);
        String strongest = effects.isEmpty()
                ? ""
                : "; the strongest is " + effects.get(0).name() + ", one standard deviation of which goes with "
                        + Figures.some(effects.get(0).estimate()) + " standard deviations of " + label;
        return new Answer(
                "Learned",
                Mark.NEUTRAL,
                "",
                label + " from " + line.features().size() + " features" + strongest + "." + sure(model));
    }

    /** The line of one feature, for people. */
    static String equation(LinearModel line) {
        String product = Names.brief(line.label()) + " = " + Figures.of(line.slopes()[0], 6) + " \u00d7 "
                + Names.brief(line.features().get(0));
        if (!line.hasIntercept()) {
            return product;
        }
        return product + (line.intercept() < 0 ? " \u2212 " : " + ") + Figures.of(Math.abs(line.intercept()), 6);
    }

    private static String sure(FittedModel model) {
        if (model.statistics().isEmpty()) {
            return " How sure it is was not computed: no moments were taken.";
        }
        FitStatistics fit = model.statistics().get();
        String level = Figures.of(100 * fit.confidence()) + " %";
        int slopes = model.line().features().size();
        if (slopes == 1) {
            TermStatistics slope = fit.terms().get(0);
            int digits = Figures.intervalDigits(slope.confLow(), slope.confHigh(), Figures.DIGITS);
            return ". The slope lies between " + Figures.of(slope.confLow(), digits) + " and "
                    + Figures.of(slope.confHigh(), digits) + " (" + level + " interval).";
        }
        long sure = fit.terms().stream()
                .limit(slopes)
                .filter(term -> term.confLow() > 0 || term.confHigh() < 0)
                .count();
        if (sure == slopes) {
            return " The sign of every slope is sure (" + level + " intervals).";
        }
        return " Of " + sure + " of the " + slopes + " slopes the sign is sure (" + level + " intervals).";
    }

    private static Answer good(FittedModel model) {
        double r2 = model.metrics().r2();
        String rmse = "Predictions are off by " + Figures.some(model.metrics().rmse()) + " (rmse)" + guess(model) + ".";
        String heldOut = model.holdout()
                .map(rows -> " On rows that were held out: rmse " + Figures.some(rows.rmse()) + ", R\u00b2 "
                        + Figures.share(rows.r2()) + ".")
                .orElse("");
        if (Double.isNaN(r2)) {
            return new Answer(
                    "How good",
                    Mark.NEUTRAL,
                    "its rmse is " + Figures.some(model.metrics().rmse()),
                    rmse);
        }
        String share = "it explains " + percent(r2) + " of the variance of "
                + Names.brief(model.line().label());
        Mark mark = r2 <= 0 ? Mark.LOOK : Mark.GOOD;
        String whole = "I" + share.substring(1) + ". ";
        return new Answer("How good", mark, share, whole + rmse + heldOut);
    }

    /** One that only rounding takes for all is told by its digits. */
    private static String percent(double share) {
        return share < 1 && share > 0.999 ? "more than 99.9 %" : Figures.of(100 * share, 3) + " %";
    }

    private static String guess(FittedModel model) {
        if (!model.line().hasIntercept() || model.profile().isEmpty()) {
            return "";
        }
        double sd = model.profile().get(model.profile().size() - 1).sd();
        return "; predicting the mean everywhere would be off by " + Figures.some(sd);
    }

    private static Answer finished(FittedModel model) {
        String course = DescentText.of(model.convergence());
        String text = Character.toUpperCase(course.charAt(0)) + course.substring(1) + ".";
        String distance = OptimumText.of(model)
                .map(optimum -> " " + Character.toUpperCase(optimum.charAt(0)) + optimum.substring(1) + ".")
                .orElse("");
        double farthest = model.optimisationErrorSe().values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(each -> !Double.isNaN(each))
                .max()
                .orElse(Double.NaN);
        boolean near = farthest <= 0.1;
        if (model.convergence().converged() || near) {
            return new Answer("Descent", Mark.GOOD, "the descent is finished", text + distance);
        }
        String phrase = Double.isNaN(farthest)
                ? "the descent is not finished"
                : "the descent is not finished: " + farthest(model.optimisationErrorSe()) + " is still "
                        + Figures.brief(farthest) + " standard errors from its optimum";
        return new Answer("Descent", Mark.LOOK, phrase, text + distance);
    }

    private static String farthest(Map<String, Double> errors) {
        return errors.entrySet().stream()
                .filter(error -> !error.getValue().isNaN())
                .max(Map.Entry.comparingByValue())
                .map(error -> Names.brief(error.getKey()))
                .orElse("");
    }
}
