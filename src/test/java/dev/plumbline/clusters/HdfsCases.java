package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Hdfs;
import dev.plumbline.trials.KilledDriver;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Predictions;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.util.List;

/** A standalone master whose executors read from HDFS, with models and checkpoints there too. */
final class HdfsCases {
    /** Milliseconds, well within what a client waits for. */
    private static final int SHORT = 5_000;

    private HdfsCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                                "hdfs-datanode",
                                "on a standalone master, all on HDFS: 1 of 2 DataNodes stopped, then an executor killed",
                                Expected.SAME,
                                HdfsCases::dataNode)
                        .within(3600),
                Case.large(
                        "hdfs-namenode",
                        "on a standalone master, all on HDFS: an executor killed while the NameNode is away for 5 s",
                        Expected.SAME,
                        HdfsCases::nameNode),
                Case.large(
                        "hdfs-uri",
                        "the same HDFS without HADOOP_CONF_DIR: an executor killed",
                        Expected.SAME,
                        HdfsCases::byUri),
                Case.large(
                        "hdfs-driver",
                        "on a standalone master, all on HDFS: SIGKILL of the driver, then the same command",
                        Expected.of("same bits, at most 5 epochs twice"),
                        HdfsCases::driver),
                Case.large(
                        "hdfs-predict",
                        "predict from HDFS to HDFS: the driver killed while it writes; again, an executor killed",
                        Expected.of("no output; then whole, same predictions"),
                        HdfsCases::predict));
    }

    private static String dataNode(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Hdfs hdfs = Hdfs.start(lab, 2);
        Command command = workers.with(hdfs.usual());
        Run run = lab.start(command);
        run.awaitEpoch(5);
        hdfs.order("datanode stop 0");
        int epoch = run.epoch();
        // Its rows are read again, from the DataNode that is left.
        workers.killExecutor(1);
        return Expect.same(run.await(), command, lab) + ", gone in epoch " + epoch;
    }

    private static String nameNode(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Hdfs hdfs = Hdfs.start(lab, 1);
        Command command = workers.with(hdfs.usual());
        Run run = lab.start(command);
        run.awaitEpoch(5);
        hdfs.order("namenode stop");
        int epoch = run.epoch();
        workers.killExecutor(1);
        Thread.sleep(SHORT);
        hdfs.order("namenode start");
        return Expect.same(run.await(), command, lab) + ", gone in epoch " + epoch;
    }

    private static String byUri(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Hdfs hdfs = Hdfs.start(lab, 1);
        Command command = workers.with(hdfs.unconfigured());
        Run run = lab.start(command);
        run.awaitEpoch(5);
        workers.killExecutor(1);
        return Expect.same(run.await(), command, lab);
    }

    private static String driver(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Command command = workers.with(Hdfs.start(lab, 1).usual());
        int epoch = KilledDriver.once(command, lab, 10 + lab.random().nextInt(Lab.EPOCHS / 2));
        return "killed in epoch " + epoch;
    }

    private static String predict(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Hdfs hdfs = Hdfs.start(lab, 1);
        String output = hdfs.place(lab, "predicted");
        Command command = workers.with(hdfs.usual()).doing(Predictions.words(hdfs.table(), output));
        Run first = writing(command, hdfs, output, lab);
        first.signal(Signal.KILL);
        first.await();
        Unexpected.unless(first.code() == 137, () -> "killed, and ended with " + first.code());
        Unexpected.unless(!hdfs.exists(output), () -> output + " is there after a driver that was killed");
        Run second = writing(command, hdfs, output, lab);
        workers.killExecutor(1);
        second.await();
        Unexpected.unless(second.code() == 0, () -> Expect.told(second));
        return Predictions.of(hdfs.seen(output)).require(Predictions.undisturbed(lab));
    }

    /** A run that has begun to write aside, under the name of the output with more before and after it. */
    private static Run writing(Command command, Hdfs hdfs, String output, Lab lab)
            throws IOException, InterruptedException {
        String name = output.substring(output.lastIndexOf('/') + 1);
        long before = hdfs.count("_" + name);
        Run run = lab.start(command);
        run.awaitThat("a directory aside", () -> hdfs.count("_" + name) > before);
        return run;
    }
}
