package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Suite;
import java.util.List;

/** The fault suite, as {@code scripts/faults} starts it. */
public final class Faults {
    private Faults() {}

    public static void main(String[] args) throws Exception {
        Suite suite = new Suite(
                "faults",
                Cases.all(),
                Case.Extent.SHORT,
                shop -> shop.measures().text(shop.work()));
        System.exit(suite.run(List.of(args)));
    }
}
