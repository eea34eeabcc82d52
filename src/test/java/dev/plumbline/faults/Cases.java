package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import java.util.List;
import java.util.stream.Stream;

/** All cases, in the order of their names. */
final class Cases {
    private Cases() {}

    static List<Case> all() {
        return Stream.of(
                        ExecutorCases.all(),
                        DiskCases.all(),
                        SystemCallCases.all(),
                        StoreCases.all(),
                        DriverCases.all(),
                        OverlapCases.all(),
                        InputCases.all(),
                        EngineCases.all(),
                        StoredFileCases.all(),
                        ClusterCases.all(),
                        HdfsCases.all(),
                        NightsCases.all())
                .flatMap(List::stream)
                .sorted((a, b) -> Integer.compare(number(a), number(b)))
                .toList();
    }

    private static int number(Case each) {
        String digits = each.name().replaceAll("[^0-9]", "");
        return each.name().startsWith("F") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }
}
