package dev.plumbline.job;

import dev.plumbline.engine.FeatureSpread;
import dev.plumbline.engine.StreamedTable;
import dev.plumbline.explain.ColumnProfiles;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Drift;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares the features of a table with those that a model was trained on. */
final class FeatureDrift {
    private static final int SHOWN = 80;

    private FeatureDrift() {}

    /** What the features looked like in training, in model order; none where the version does not say. */
    static List<ColumnProfile> ofTraining(FittedModel model) {
        List<ColumnProfile> profile = model.profile();
        int features = model.line().features().size();
        return profile.size() < features ? List.of() : profile.subList(0, features);
    }

    /** @param training as {@link #ofTraining} has it, with which the table was compared */
    static Optional<Drift> of(StreamedTable table, List<ColumnProfile> training) {
        return table.features().map(spread -> of(table, spread, training));
    }

    private static Drift of(StreamedTable table, FeatureSpread spread, List<ColumnProfile> training) {
        List<String> names = training.stream().map(ColumnProfile::name).toList();
        List<ColumnProfile> now =
                ColumnProfiles.of(names, spread.moments(), table.account().missing());
        double used = spread.moments().count();
        double rows = table.account().wholeRows();
        List<Drift.Feature> features = new ArrayList<>();
        for (int j = 0; j < now.size(); j++) {
            ColumnProfile feature = now.get(j);
            features.add(new Drift.Feature(
                    feature,
                    training.get(j),
                    used == 0 ? 0 : spread.outside(j) / used,
                    rows == 0 ? 0 : feature.missing() / rows));
        }
        return new Drift(features);
    }

    /** What a person should know: that features lie far from those of training, and which one farthest. */
    static Optional<String> warning(Drift drift) {
        long remarkable = drift.remarkable();
        if (remarkable == 0) {
            return Optional.empty();
        }
        Drift.Feature worst = drift.features().get(0);
        String others = remarkable == 1 ? "" : " (and " + (remarkable - 1) + " more, see drift in the last line)";
        return Optional.of("warning: feature '" + PlainText.excerpt(worst.name(), SHOWN) + "'" + others
                + " is not what the model was trained on: its mean is "
                + worst.now().mean() + ", in training "
                + worst.then().mean() + " (a move of " + some(worst.shift()) + " standard deviations); "
                + percent(worst.outside()) + " of the rows lie outside of "
                + worst.then().min() + " to "
                + worst.then().max() + ", " + percent(worst.missing()) + " have no value");
    }

    private static String some(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
