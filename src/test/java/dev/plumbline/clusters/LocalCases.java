package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import java.util.List;

/** Masters that need no cluster. */
final class LocalCases {
    private LocalCases() {}

    static List<Case> all() {
        return List.of(
                on("local-1", "one core", "local[1]"),
                on("local-3", "three cores", "local[3]"),
                on("local-cluster", "two executors of one core in processes of their own", "local-cluster[2,1,1024]"));
    }

    private static Case on(String name, String what, String master) {
        return Case.large(name, what, Expected.SAME, lab -> undisturbed(lab, master));
    }

    private static String undisturbed(Lab lab, String master) throws Exception {
        Command command = lab.usual().spark("spark.master", master).spark("spark.executor.memory", "1g");
        Run run = lab.run(command);
        String seen = Expect.same(run, command, lab);
        Expect.stored(run, command);
        return seen;
    }
}
