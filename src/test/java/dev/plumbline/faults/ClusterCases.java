package dev.plumbline.faults;

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

/** Masters and workers that die under a run, on a standalone cluster of processes. */
final class ClusterCases {
    private ClusterCases() {}

    static List<Case> all() {
        return List.of(
                Case.large(
                        "F5",
                        "a worker and its executor killed, the worker started again",
                        Expected.SAME,
                        ClusterCases::worker),
                Case.large(
                        "F6",
                        "the master killed and started again",
                        Expected.of("same bits, or 69 and again: same bits"),
                        ClusterCases::master));
    }

    private static Command on(Cluster cluster, Lab lab) throws IOException, InterruptedException {
        return DriverCases.keeping(lab)
                .spark("spark.master", cluster.address())
                .spark("spark.executor.memory", "1g")
                .spark("spark.network.timeout", "20s")
                .spark("spark.network.timeoutInterval", "5s")
                .spark("spark.executor.heartbeatInterval", "2s")
                .spark("spark.task.maxFailures", "20");
    }

    private static String worker(Lab lab) throws IOException, InterruptedException {
        Cluster cluster = Cluster.start(lab, "standalone");
        Command command = on(cluster, lab);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        List<Long> executors = cluster.processes("work-1");
        cluster.order("worker 1 kill");
        for (long executor : executors) {
            Signal.KILL.to(executor);
        }
        Unexpected.unless(!executors.isEmpty(), () -> "no executor was found");
        cluster.order("worker 1 start");
        return Expect.same(run.await(), command, lab);
    }

    private static String master(Lab lab) throws IOException, InterruptedException {
        Cluster cluster = Cluster.start(lab, "standalone");
        Command command = on(cluster, lab);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        cluster.order("master kill");
        cluster.order("master start");
        run.await();
        if (run.code() == 0) {
            return Expect.same(run, command, lab);
        }
        return Expect.clear(run, command, lab, 69, 75);
    }
}
