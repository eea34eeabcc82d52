package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Suite;
import java.util.List;
import java.util.stream.Stream;

/** The suite of masters and stores, as {@code scripts/cluster test} starts it. */
public final class Clusters {
    private Clusters() {}

    public static void main(String[] args) throws Exception {
        System.exit(new Suite(
                        "cluster-test",
                        all(),
                        Case.Extent.LONG,
                        shop -> shop.bits().text())
                .run(List.of(args)));
    }

    static List<Case> all() {
        return Stream.of(
                        LocalCases.all(),
                        StandaloneCases.all(),
                        ClusterModeCases.all(),
                        CodesCases.all(),
                        DeployCases.all(),
                        HdfsCases.all(),
                        YarnCases.all(),
                        YarnCodeCases.all(),
                        S3Cases.all(),
                        KubernetesCases.all())
                .flatMap(List::stream)
                .toList();
    }
}
