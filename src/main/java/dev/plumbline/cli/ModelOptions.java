package dev.plumbline.cli;

import java.util.Map;
import java.util.Set;

/** What is fitted. */
final class ModelOptions {
    static final Option LOSS =
            Option.result("loss", "squared", "what a residual costs").or("squared");
    static final Option STANDARDIZE = Option.result(
                    "standardize", "", "descend in centred and scaled columns; the model is in the units of the table")
            .as(Option.Form.SWITCH)
            .or("true");

    static final OptionGroup GROUP = OptionGroup.of(
                    "Model",
                    LOSS,
                    STANDARDIZE,
                    Option.notBuilt("huber-delta"),
                    Option.notBuilt("quantile"),
                    Option.notBuilt("l1"),
                    Option.notBuilt("l2"))
            .about("what is fitted, and in which coordinates the descent goes");

    private static final Set<String> LATER = Set.of("huber", "absolute", "quantile");

    private ModelOptions() {}

    /** Refuses every loss but the one there is. */
    static void checkLoss(Values values) {
        values.choice(LOSS, Map.of("squared", true), LATER);
    }
}
