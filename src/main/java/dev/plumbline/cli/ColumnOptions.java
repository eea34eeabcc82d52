package dev.plumbline.cli;

import dev.plumbline.model.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which columns mean what. */
final class ColumnOptions {
    static final Option LABEL = Option.result("label", "COL", "the column to predict");
    static final Option FEATURES =
            Option.result("features", "COL,...", "the columns to predict from").otherwise("every other numeric column");
    static final Option WEIGHT = Option.result("weight", "COL", "the column of row weights, above 0");
    static final Option NO_INTERCEPT =
            Option.flag("no-intercept", Option.Role.RESULT, "the line goes through the origin, nothing is centred");

    static final OptionGroup GROUP = OptionGroup.of("Columns", LABEL, FEATURES, WEIGHT, NO_INTERCEPT)
            .about("what is predicted, from which columns, and the weights of the rows");

    private ColumnOptions() {}

    /**
     * The columns of a run.
     *
     * @param label empty where the model names it
     * @param features empty: every other numeric column, or the model's
     * @param weight of the rows
     */
    record Choice(String label, List<String> features, Optional<String> weight) {
        static Choice ofTheModel(Optional<String> weight) {
            return new Choice("", List.of(), weight);
        }
    }

    static Choice read(Values values) {
        String label = values.required(LABEL);
        List<String> features = values.list(FEATURES);
        Optional<String> weight = values.text(WEIGHT);
        if (features.contains(label)) {
            throw values.refusal(LABEL, "it is among --features, and a column cannot predict itself");
        }
        if (weight.isPresent() && weight.get().equals(label)) {
            throw values.refusal(WEIGHT, "it is the --label");
        }
        if (weight.isPresent() && features.contains(weight.get())) {
            throw values.refusal(WEIGHT, "it is among --features");
        }
        Set<String> seen = new HashSet<>();
        for (String feature : features) {
            if (!seen.add(feature)) {
                throw values.refusal(FEATURES, "'" + Shown.text(feature) + "' is in it twice");
            }
        }
        return new Choice(label, features, weight);
    }
}
