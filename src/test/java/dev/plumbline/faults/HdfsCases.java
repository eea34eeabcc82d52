package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Hdfs;
import dev.plumbline.trials.KilledDriver;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Nights on a real HDFS: table, models and checkpoints there, its NameNode or its DataNodes gone. */
final class HdfsCases {
    /** Of the calls of the store, every so many is hurt: on HDFS each costs a JVM and a copy. */
    private static final int STRIDE = 4;

    private static final int KILLS = 3;
    private static final int ROUNDS = 25;
    /** Milliseconds, well within what a client waits for. */
    private static final int SHORT = 5_000;

    private HdfsCases() {}

    static List<Case> all() {
        return List.of(
                Case.large(
                        "F7h",
                        "on HDFS: SIGKILL of the driver at random epochs, then the same command",
                        Expected.of("same bits as on a disk, at most 5 epochs twice"),
                        HdfsCases::killed),
                Case.large(
                        "F9h",
                        "on HDFS: process halted before and after every 4th call of the store",
                        Expected.of("earlier or new whole, again: same bytes"),
                        lab -> StoreCases.halted(lab, Hdfs.start(lab, 1), STRIDE)),
                Case.large(
                        "F10h",
                        "on HDFS: call k fails, takes effect unsaid, or nothing answers any more, k = 1..n",
                        Expected.of("74/69/83, earlier or new whole, again: same bytes"),
                        lab -> StoreCases.failing(lab, Hdfs.start(lab, 1), 1)),
                Case.large(
                        "F21h",
                        "on HDFS: a second run of the same model while the first descends",
                        Expected.of("75 of the second, same bits of the first"),
                        HdfsCases::twoAtOnce),
                Case.large(
                        "F22h",
                        "on HDFS: 8 publishers of the same day at the same moment, processes",
                        Expected.of("a version each, the last move is current"),
                        HdfsCases::racing),
                Case.large(
                        "F26", "the NameNode away for 5 s in mid-descent", Expected.SAME, HdfsCases::nameNodeRestarted),
                Case.large(
                        "F26b",
                        "the NameNode away for longer than a client waits; the NameNode in safe mode",
                        Expected.clear(69),
                        HdfsCases::nameNodeAway),
                Case.large(
                        "F27",
                        "1 of 2 DataNodes stopped while checkpoints are written",
                        Expected.SAME,
                        HdfsCases::oneDataNode),
                Case.large(
                        "F27b",
                        "all DataNodes stopped while checkpoints are written",
                        Expected.clear(69, 74),
                        HdfsCases::allDataNodes));
    }

    private static String killed(Lab lab) throws IOException, InterruptedException {
        Hdfs hdfs = Hdfs.start(lab, 1);
        StringBuilder seen = new StringBuilder("killed in epoch");
        for (int seed = 0; seed < KILLS; seed++) {
            seen.append(' ').append(KilledDriver.once(hdfs.usual(), lab, epoch(lab)));
        }
        return seen.toString();
    }

    private static int epoch(Lab lab) {
        return 10 + lab.random().nextInt(Lab.EPOCHS / 2);
    }

    private static String twoAtOnce(Lab lab) throws IOException, InterruptedException {
        return OverlapCases.twoAtOnce(Hdfs.start(lab, 1).usual(), lab);
    }

    private static String racing(Lab lab) throws Exception {
        StoreCases.processes(lab, Hdfs.start(lab, 1), ROUNDS);
        return ROUNDS + " rounds of processes";
    }

    private static String nameNodeRestarted(Lab lab) throws IOException, InterruptedException {
        Hdfs hdfs = Hdfs.start(lab, 1);
        Command command = hdfs.usual();
        Run run = lab.start(command);
        run.awaitEpoch(epoch(lab));
        hdfs.order("namenode stop");
        int epoch = run.epoch();
        Thread.sleep(SHORT);
        hdfs.order("namenode start");
        return Expect.same(run.await(), command, lab) + ", gone in epoch " + epoch;
    }

    private static String nameNodeAway(Lab lab) throws IOException, InterruptedException {
        Hdfs hdfs = Hdfs.start(lab, 1);
        StringBuilder seen = new StringBuilder();
        Map<String, String> outages =
                new java.util.TreeMap<>(Map.of("namenode stop", "namenode start", "safemode enter", "safemode leave"));
        for (Map.Entry<String, String> outage : outages.entrySet()) {
            seen.append(outage.getKey())
                    .append(": ")
                    .append(outage(hdfs, List.of(outage.getKey()), outage.getValue(), lab, 69))
                    .append(' ');
        }
        return seen.toString();
    }

    private static String oneDataNode(Lab lab) throws IOException, InterruptedException {
        Hdfs hdfs = Hdfs.start(lab, 2);
        Command command = hdfs.usual();
        Run run = lab.start(command);
        run.awaitEpoch(epoch(lab));
        hdfs.order("datanode stop 0");
        int epoch = run.epoch();
        return Expect.same(run.await(), command, lab) + ", gone in epoch " + epoch;
    }

    private static String allDataNodes(Lab lab) throws IOException, InterruptedException {
        return outage(Hdfs.start(lab, 2), List.of("datanode stop 1", "datanode stop 0"), "datanode start", lab, 69, 74);
    }

    /** What is gone comes back only when the run has ended. */
    private static String outage(Hdfs hdfs, List<String> away, String back, Lab lab, int... codes)
            throws IOException, InterruptedException {
        Command command = hdfs.usual();
        Run run = lab.start(command);
        run.awaitEpoch(epoch(lab));
        for (String order : away) {
            hdfs.order(order);
        }
        double gone = run.seconds();
        run.await();
        double seconds = run.seconds() - gone;
        hdfs.order(back);
        return String.format(Locale.ROOT, "after %.0f s %s", seconds, Expect.clear(run, command, lab, codes));
    }
}
