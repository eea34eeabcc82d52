package dev.plumbline.faults;

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

    private static Command on(StandaloneCluster cluster, Lab lab) throws IOException, InterruptedException {
        return DriverCases.keeping(lab)
                .spark("spark.master", cluster.url())
                .spark("spark.executor.memory", "1g")
                .spark("spark.network.timeout", "20s")
                .spark("spark.network.timeoutInterval", "5s")
                .spark("spark.executor.heartbeatInterval", "2s")
                .spark("spark.task.maxFailures", "20");
    }

    private static String worker(Lab lab) throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(lab);
        Command command = on(cluster, lab);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        List<Long> executors = cluster.worker(0).executors();
        cluster.worker(0).signal(Signal.KILL);
        for (long executor : executors) {
            Signal.KILL.to(executor);
        }
        Unexpected.unless(!executors.isEmpty(), () -> "no executor was found");
        cluster.startWorker(0);
        return Expect.same(run.await(), command, lab);
    }

    private static String master(Lab lab) throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(lab);
        Command command = on(cluster, lab);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        cluster.master().signal(Signal.KILL);
        cluster.master().await();
        cluster.startMaster();
        run.await();
        if (run.code() == 0) {
            return Expect.same(run, command, lab);
        }
        return Expect.clear(run, command, lab, 69, 75);
    }
}
