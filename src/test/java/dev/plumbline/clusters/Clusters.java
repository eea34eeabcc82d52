package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Suite;
import java.util.List;
import java.util.stream.Stream;

/** The suite of masters and stores, as {@code scripts/cluster test} starts it. */
public final class Clusters {
    private Clusters() {}

    public static void main(String[] args) throws Exception {
        System.exit(new Suite("cluster-test", all(), shop -> "").run(List.of(args)));
    }

    static List<Case> all() {
        return Stream.of(StandaloneCases.all(), S3Cases.all())
                .flatMap(List::stream)
                .toList();
    }
}
