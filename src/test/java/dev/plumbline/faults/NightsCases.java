package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Expected;
import java.util.List;

/** Many nights, each with its trouble. */
final class NightsCases {
    private NightsCases() {}

    static List<Case> all() {
        return List.of(Case.brief(
                        "soak",
                        "nights with one fault each, beside a month without any",
                        Expected.of("the same models, but for nights refused for their data"),
                        lab -> new Month(lab).live(lab.isLong() ? 30 : 2))
                .within(14_400));
    }
}
