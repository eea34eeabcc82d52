package dev.plumbline.train;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.TrainingState.Watched;

/**
 * Tells a descent that runs away from one that swings. It is refused when a number is not finite; when the objective
 * stood for {@value #EPOCHS_FAR_ABOVE} epochs over {@value ObjectiveHistory#FAR_ABOVE} x its best and above both its
 * start and the best constant prediction (momentum and its like swing, but below that); and, for gradient descent at a
 * constant rate, when the objective rises at all beyond its rounding.
 */
final class Divergence {
    static final int EPOCHS_FAR_ABOVE = 5;
    private static final int LONGEST_NAME = 64;

    private final Plan plan;

    Divergence(Plan plan) {
        this.plan = plan;
    }

    /** Refuses parameters that are not finite: they are not even looked at. */
    void requireFinite(TrainingState state) {
        if (!state.at().isFinite()) {
            throw refusal(state, "the parameters are no longer finite");
        }
    }

    /** Refuses what the look at the current point tells. */
    void check(TrainingState state, Evaluation here, Watched seen) {
        double objective = here.objective();
        if (!Double.isFinite(objective) || !Norm.isFinite(here.gradient())) {
            throw refusal(state, "the objective or its gradient is no longer finite");
        }
        if (seen.objectives().epochsFarAbove() >= EPOCHS_FAR_ABOVE) {
            throw refusal(
                    state,
                    "the objective has been over " + ObjectiveHistory.FAR_ABOVE + " times its best, "
                            + seen.objectives().best() + ", for " + EPOCHS_FAR_ABOVE + " epochs and is " + objective);
        }
        double before = state.watched().objectives().last();
        if (plan.descendsSteadily() && objective - before > rounding(before, seen)) {
            throw refusal(state, "the objective rose from " + before + " to " + objective);
        }
    }

    /**
     * What rounding can add to an objective J. Residuals r are off by some 1e-16 of the label's spread s, so J = mean
     * r^2 / 2 is off by about 1e-16 s sqrt(2 J); by the inequality of the means that is below this sum for every J.
     */
    private double rounding(double objective, Watched seen) {
        double spread = Math.max(seen.objectives().first(), plan.magnitudes().baseline());
        return 1e-10 * objective + 1e-20 * spread;
    }

    private Refusal refusal(TrainingState state, String what) {
        int fastest = fastest(state.pace().move());
        LearningRates rates = plan.rates().times(state.schedule().factor());
        String who = state.epoch() == 0
                ? "at the starting point"
                : "at epoch " + state.epoch() + "; parameter '"
                        + PlainText.excerpt(plan.names().get(fastest), LONGEST_NAME)
                        + "' grows fastest: it moved by " + state.pace().move()[fastest] + " at rate "
                        + rates.of(fastest);
        String help = state.epoch() == 0
                ? "Scale the columns down, or start at zero, without --warm-start."
                : "Use a smaller --learning-rate, --learning-rate auto, --standardize, or --back-off.";
        return new Refusal(ExitCode.DIVERGED, "Cannot go on descending: " + what + " " + who + ". " + help);
    }

    /** The parameter whose move is largest for its scale; one that is not finite before all others. */
    private int fastest(double[] move) {
        int fastest = 0;
        double largest = -1;
        for (int i = 0; i < move.length; i++) {
            double size = Math.abs(move[i]) / plan.magnitudes().scales()[i];
            if (Double.isNaN(size)) {
                return i;
            }
            if (size > largest) {
                largest = size;
                fastest = i;
            }
        }
        return fastest;
    }
}
