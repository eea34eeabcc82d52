package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Cluster;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.util.List;

/** A standalone master with two workers of one core. */
final class StandaloneCases {
    private StandaloneCases() {}

    static List<Case> all() {
        return List.of(Case.brief(
                "standalone-client",
                "an executor killed in mid-descent, then a worker",
                Expected.SAME,
                StandaloneCases::client));
    }

    /** The usual run there, its losses noticed within seconds. */
    static Command on(Cluster cluster, Lab lab) throws IOException, InterruptedException {
        return lab.usual()
                .spark("spark.master", cluster.address())
                .spark("spark.executor.memory", "1g")
                .spark("spark.network.timeout", "20s")
                .spark("spark.network.timeoutInterval", "5s")
                .spark("spark.executor.heartbeatInterval", "2s");
    }

    private static String client(Lab lab) throws IOException, InterruptedException {
        Cluster cluster = Cluster.start(lab, "standalone");
        Command command = on(cluster, lab);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        List<Long> executors = cluster.processes("work-1");
        Unexpected.unless(executors.size() == 1, () -> "executors of worker 1: " + executors);
        Signal.KILL.to(executors.get(0));
        run.awaitEpoch(run.epoch() + 20);
        cluster.order("worker 2 kill");
        return Expect.same(run.await(), command, lab);
    }
}
