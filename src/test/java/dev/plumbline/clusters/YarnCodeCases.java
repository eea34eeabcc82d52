package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Cluster;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Hdfs;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** How runs that publish nothing end on YARN: by {@code spark-submit}, by YARN, and in {@code status.json}. */
final class YarnCodeCases {
    private YarnCodeCases() {}

    static List<Case> all() {
        return List.of(
                Case.large(
                        "yarn-client-codes",
                        "Spark 3.5.6, client mode: a bad row; too few epochs; SIGTERM of the driver",
                        Expected.of("65, 82, 75, earlier stays"),
                        lab -> codes(lab, "client")),
                Case.large(
                        "yarn-cluster-codes",
                        "Spark 3.5.6, cluster mode: a bad row; too few epochs; SIGTERM of the driver",
                        Expected.of("1, in status.json 65, 82, 75, earlier stays"),
                        lab -> codes(lab, "cluster")));
    }

    private static String codes(Lab lab, String mode) throws IOException, InterruptedException {
        Cluster yarn = Cluster.start(lab, "yarn");
        Hdfs hdfs = Hdfs.of(lab, yarn);
        String bad = hdfs.place(lab, "bad");
        hdfs.upload(badTable(lab), bad);
        // One attempt: a second one would come to the same verdict, as it does with the bad row, or go on.
        Command command = YarnCases.on(yarn, hdfs, mode).spark("spark.yarn.maxAppAttempts", "1");
        Command hasty = YarnCases.on(yarn, hdfs, mode)
                .spark("spark.yarn.maxAppAttempts", "1")
                .without("--allow-unconverged")
                .without("--tolerance")
                .with("--epochs", "3");
        Containers containers = new Containers(yarn);
        return refused(command.from("--input", bad).spark("spark.yarn.maxAppAttempts", "2"), lab, 65)
                + " after " + containers.attempts() + " application masters; " + refused(hasty, lab, 82)
                + "; " + stopped(command, containers, lab);
    }

    private static Path badTable(Lab lab) throws IOException {
        Path table = lab.tableOfItsOwn();
        Files.writeString(table.resolve("part-0.csv"), "1,2,three\n", StandardOpenOption.APPEND);
        return table;
    }

    private static String refused(Command command, Lab lab, int code) throws IOException, InterruptedException {
        return judged(lab.run(command), command, code);
    }

    private static String judged(Run run, Command command, int code) throws IOException {
        Expect.refused(run, command, code);
        if (!command.isElsewhere()) {
            return "spark-submit " + run.code();
        }
        String told = "User application exited with status " + code;
        Unexpected.unless(run.code() == 1, () -> "spark-submit ended with " + run.code());
        String err = run.err();
        Unexpected.unless(err.contains(told), () -> "YARN does not say '" + told + "': " + err);
        return "spark-submit 1, YARN '" + told + "', status.json " + code;
    }

    private static String stopped(Command command, Containers containers, Lab lab)
            throws IOException, InterruptedException {
        // Another day than that of the run with the bad table, which is unfinished.
        Command other = command.with("--as-of", "2026-01-03");
        Run run = lab.start(other);
        run.awaitEpoch(20);
        if (other.isElsewhere()) {
            Signal.TERM.to(containers.masters().get(0));
        } else {
            run.signal(Signal.TERM);
        }
        String seen = judged(run.await(), other, 75);
        return seen + "; again: " + Expect.same(lab.run(other), other, lab);
    }
}
