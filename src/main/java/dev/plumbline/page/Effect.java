package dev.plumbline.page;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.TermStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A slope on the scale that all of them share: how many standard deviations of the label go with one of the feature.
 *
 * @param name of the feature
 * @param estimate slope times sd of the feature over sd of the label
 * @param low end of its interval, NaN where it has none
 * @param high end of its interval, NaN where it has none
 */
record Effect(String name, double estimate, double low, double high) {
    /** The largest first; empty where nothing is known of the columns. */
    static List<Effect> of(FittedModel model) {
        List<Effect> effects = new ArrayList<>();
        int count = model.line().features().size();
        if (model.profile().size() != count + 1) {
            return effects;
        }
        double label = model.profile().get(count).sd();
        for (int j = 0; j < count; j++) {
            double unit = model.profile().get(j).sd() / label;
            double low = Double.NaN;
            double high = Double.NaN;
            if (model.statistics().isPresent()) {
                TermStatistics term = model.statistics().get().terms().get(j);
                low = term.confLow() * unit;
                high = term.confHigh() * unit;
            }
            double estimate = model.line().slopes()[j] * unit;
            if (Double.isFinite(estimate)) {
                effects.add(new Effect(Names.brief(model.line().features().get(j)), estimate, low, high));
            }
        }
        effects.sort(Comparator.comparingDouble((Effect effect) -> -Math.abs(effect.estimate())));
        return effects;
    }

    boolean hasInterval() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /** Whether the interval leaves the sign open. */
    boolean mayBeZero() {
        return hasInterval() && low <= 0 && high >= 0;
    }
}
