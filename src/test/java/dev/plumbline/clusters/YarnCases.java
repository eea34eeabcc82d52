package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Cluster;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Hdfs;
import dev.plumbline.trials.KilledDriver;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Predictions;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Status;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.util.List;

/** YARN with two NodeManagers and two executors, table and models on its HDFS. Spark 3.5.6. */
final class YarnCases {
    private static final String CLIENT = "client";
    private static final String ELSEWHERE = "cluster";
    /** Two and more checkpoints after the beginning. */
    private static final int MIDDLE = 3 * Lab.EVERY;

    private YarnCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                                "yarn-cluster",
                                "Spark 3.5.6, cluster mode, all on HDFS: an executor killed in mid-descent",
                                Expected.SAME,
                                YarnCases::executorKilled)
                        .within(3600),
                Case.large(
                        "yarn-client",
                        "Spark 3.5.6, client mode, all on HDFS: an executor killed in mid-descent; then predict",
                        Expected.of("same bits, same predictions"),
                        YarnCases::client),
                Case.large(
                        "yarn-node",
                        "Spark 3.5.6, client mode: a NodeManager stopped in mid-descent",
                        Expected.SAME,
                        YarnCases::nodeStopped),
                Case.large(
                        "yarn-attempts",
                        "Spark 3.5.6, cluster mode: the application master, which is the driver, killed in mid-descent",
                        Expected.of("a second attempt goes on: same bits"),
                        YarnCases::masterKilled),
                Case.large(
                        "yarn-one-attempt",
                        "Spark 3.5.6, cluster mode, one attempt: the application master killed, then the same command",
                        Expected.of("spark-submit 1, earlier stays, again: goes on, same bits"),
                        YarnCases::onlyMasterKilled));
    }

    /** The usual run there. */
    static Command on(Cluster yarn, Hdfs hdfs, String mode) throws IOException, InterruptedException {
        return hdfs.usual()
                .on(yarn.spark())
                .environment("SPARK_CONF_DIR", yarn.conf().toString())
                .spark("spark.master", "yarn")
                .spark("spark.submit.deployMode", mode)
                .spark("spark.driver.memory", "1g");
    }

    private static String executorKilled(Lab lab) throws IOException, InterruptedException {
        Cluster yarn = Cluster.start(lab, "yarn");
        Command command = on(yarn, Hdfs.of(lab, yarn), ELSEWHERE);
        return killingAnExecutor(command, new Containers(yarn), lab);
    }

    private static String killingAnExecutor(Command command, Containers containers, Lab lab)
            throws IOException, InterruptedException {
        Run run = lab.start(command);
        run.awaitEpoch(5);
        long executor = containers.awaitExecutors(run, 1).get(0);
        Signal.KILL.to(executor);
        int epoch = run.epoch();
        return Expect.same(run.await(), command, lab) + ", executor killed in epoch " + epoch;
    }

    private static String client(Lab lab) throws IOException, InterruptedException {
        Cluster yarn = Cluster.start(lab, "yarn");
        Hdfs hdfs = Hdfs.of(lab, yarn);
        Command command = on(yarn, hdfs, CLIENT);
        String seen = killingAnExecutor(command, new Containers(yarn), lab);
        String output = hdfs.place(lab, "predicted");
        Run predict = lab.run(command.doing(Predictions.words(hdfs.table(), output)));
        Unexpected.unless(predict.code() == 0, () -> "predict: " + Expect.told(predict));
        return seen + "; " + Predictions.of(hdfs.seen(output)).require(Predictions.undisturbed(lab));
    }

    private static String nodeStopped(Lab lab) throws IOException, InterruptedException {
        Cluster yarn = Cluster.start(lab, "yarn");
        Command command = on(yarn, Hdfs.of(lab, yarn), CLIENT);
        Containers containers = new Containers(yarn);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        int before = containers.executors().size();
        // The node that the application master is not on, if that can be told: either must do.
        yarn.order("nodemanager stop 1");
        int epoch = run.epoch();
        return Expect.same(run.await(), command, lab) + ", gone in epoch " + epoch + " of " + before + " executors";
    }

    private static String masterKilled(Lab lab) throws IOException, InterruptedException {
        Cluster yarn = Cluster.start(lab, "yarn");
        Command command = on(yarn, Hdfs.of(lab, yarn), ELSEWHERE).spark("spark.yarn.maxAppAttempts", "2");
        Run run = lab.start(command);
        int epoch = killMaster(run, new Containers(yarn));
        String same = Expect.same(run.await(), command, lab);
        return same + ", killed in epoch " + epoch + ", went on after " + wentOn(epoch, new Containers(yarn));
    }

    private static String onlyMasterKilled(Lab lab) throws IOException, InterruptedException {
        Cluster yarn = Cluster.start(lab, "yarn");
        Command command = on(yarn, Hdfs.of(lab, yarn), ELSEWHERE).spark("spark.yarn.maxAppAttempts", "1");
        Run run = lab.start(command);
        int epoch = killMaster(run, new Containers(yarn));
        run.await();
        Unexpected.unless(run.code() == 1, () -> "spark-submit ended with " + run.code());
        Status status = Status.of(run, command);
        Unexpected.unless(!status.isLast() && status.code() == 75, () -> "status.json: " + status);
        Expect.earlierStays(command);
        String same = Expect.same(lab.run(command), command, lab);
        return "status.json " + status.code() + " " + status.message() + "; again: " + same + ", went on after "
                + wentOn(epoch, new Containers(yarn));
    }

    private static int killMaster(Run run, Containers containers) throws IOException, InterruptedException {
        run.awaitEpoch(MIDDLE);
        List<Long> masters = containers.masters();
        Unexpected.unless(masters.size() == 1, () -> "application masters: " + masters);
        Signal.KILL.to(masters.get(0));
        return run.epoch();
    }

    private static int wentOn(int killed, Containers containers) throws IOException {
        int from = KilledDriver.wentOnAfter(containers.said());
        Unexpected.unless(from > killed - Lab.EVERY - 2, () -> "killed in epoch " + killed + ", went on after " + from);
        return from;
    }
}
