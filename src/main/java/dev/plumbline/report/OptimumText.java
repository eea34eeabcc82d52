package dev.plumbline.report;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.TermStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a descent's end is from the exact optimum, against what the data leave open anyway, as a sentence. */
public final class OptimumText {
    private static final int LONGEST_NAME = 48;

    private OptimumText() {}

    /** Empty where the exact optimum is not known. */
    public static Optional<String> of(FittedModel model) {
        if (model.optimisationErrorSe().isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, Double> largest = null;
        for (Map.Entry<String, Double> error : model.optimisationErrorSe().entrySet()) {
            boolean defined = !Double.isNaN(error.getValue());
            if (defined && (largest == null || error.getValue() > largest.getValue())) {
                largest = error;
            }
        }
        if (largest == null) {
            return Optional.of("the distance from the exact optimum cannot be told in standard errors,"
                    + " which are 0 or not defined here");
        }
        boolean all = model.optimisationErrorSe().values().stream().noneMatch(error -> error.isNaN());
        String who = all ? "every parameter" : "every parameter that has a standard error";
        if (largest.getValue() == 0) {
            return Optional.of(who + " is the exact optimum, as far as doubles tell");
        }
        return Optional.of(who + " within "
                + Figures.brief(largest.getValue())
                + " standard errors of the exact optimum (furthest: "
                + PlainText.excerpt(largest.getKey(), LONGEST_NAME) + "); "
                + meaning(model, largest.getValue()));
    }

    private static String meaning(FittedModel model, double largest) {
        if (isBelowWhatIsShown(model)) {
            return "nearer to it than any digit shown";
        }
        if (largest <= 0.01) {
            return "far nearer to it than the data can tell";
        }
        if (largest <= 0.1) {
            return "nearer to it than the data can tell";
        }
        if (largest <= 1) {
            return "no further than the data leave open, but more --epochs would change digits that are shown";
        }
        boolean outOfEpochs = model.convergence().reason() == Convergence.Reason.EPOCHS;
        return "further from it than the data leave open" + (outOfEpochs ? "; give more --epochs" : "");
    }

    /** Whether every estimate is nearer to its optimum than half a unit of the last digit that is shown of it. */
    private static boolean isBelowWhatIsShown(FittedModel model) {
        if (model.statistics().isEmpty()) {
            return false;
        }
        FitStatistics fit = model.statistics().get();
        double[] slopes = model.line().slopes();
        List<TermStatistics> terms = fit.terms();
        for (int i = 0; i < terms.size(); i++) {
            double estimate = i < slopes.length ? slopes[i] : model.line().intercept();
            double errors =
                    model.optimisationErrorSe().getOrDefault(terms.get(i).name(), Double.NaN);
            double distance = errors * terms.get(i).stdError();
            boolean below =
                    distance == 0 || estimate != 0 && distance < 0.5 * StrictMath.pow(10, Figures.lastDigit(estimate));
            if (!below) {
                return false;
            }
        }
        return true;
    }
}
