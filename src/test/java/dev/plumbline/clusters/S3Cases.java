package dev.plumbline.clusters;

import dev.plumbline.faults.OverlapCases;
import dev.plumbline.faults.StoreCases;
import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.KilledDriver;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Models;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.S3;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Table, models and checkpoints on S3, by S3A and its conditional requests. */
final class S3Cases {
    private static final int KILLS = 3;
    /** Of the calls of the store, every so many is hurt: each costs a JVM and a copy. */
    private static final int STRIDE = 4;

    private static final int FEW_ROUNDS = 3;
    private static final int ROUNDS_OF_THREADS = 200;
    private static final int ROUNDS_OF_PROCESSES = 25;
    private static final String WRONG = "not-the-secret-of-this-store";

    private S3Cases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                        "s3",
                        "read and published there, the driver killed in mid-descent, then the same command",
                        Expected.of("same bits, at most 5 epochs twice"),
                        S3Cases::killed),
                Case.brief(
                        "s3-racing",
                        "8 publishers of the same day at the same moment, threads and processes",
                        Expected.of("a version each, the last move is current"),
                        S3Cases::racing),
                Case.large("s3-away", "the endpoint away for 5 s in mid-descent", Expected.SAME, S3Cases::away),
                Case.large(
                        "s3-gone",
                        "the endpoint away for longer than a client waits",
                        Expected.clear(69),
                        S3Cases::gone),
                Case.large(
                        "s3-refused",
                        "at the start: wrong keys, no such bucket, no endpoint",
                        Expected.of("77, 66 or 73, 69; a sentence without the secret; earlier stays"),
                        S3Cases::refused),
                Case.large(
                        "s3-two",
                        "a second run of the same model while the first descends",
                        Expected.of("75 of the second, same bits of the first"),
                        lab -> OverlapCases.twoAtOnce(S3.start(lab).usual(), lab)),
                Case.large(
                        "s3-halted",
                        "process halted before and after every 4th call of the store",
                        Expected.of("earlier or new whole, again: same bytes"),
                        lab -> StoreCases.halted(lab, S3.start(lab), STRIDE)),
                Case.large(
                        "s3-failing",
                        "call k fails, takes effect unsaid, or nothing answers any more, k = 1..n",
                        Expected.of("74/69/83, earlier or new whole, again: same bytes"),
                        lab -> StoreCases.failing(lab, S3.start(lab), 1)));
    }

    private static int epoch(Lab lab) {
        return 10 + lab.random().nextInt(Lab.EPOCHS / 2);
    }

    private static String killed(Lab lab) throws IOException, InterruptedException {
        S3 s3 = S3.start(lab);
        StringBuilder seen = new StringBuilder("killed in epoch");
        for (int kill = 0; kill < (lab.isLong() ? KILLS : 1); kill++) {
            Command command = s3.usual();
            seen.append(' ').append(KilledDriver.once(command, lab, epoch(lab)));
            requireWholeHistory(command);
        }
        return seen + ", " + s3.requests() + " requests in all";
    }

    /** Also of the epochs before the driver was killed, though an object is seen only once it is whole. */
    private static void requireWholeHistory(Command command) throws IOException {
        Models models = command.models();
        Path history = models.version(models.current()).resolve("history.jsonl");
        int epochs = Files.readAllLines(history).size();
        Unexpected.unless(epochs == Lab.EPOCHS, () -> "the history has " + epochs + " epochs");
    }

    private static String racing(Lab lab) throws Exception {
        S3 s3 = S3.start(lab);
        if (!lab.isLong()) {
            StoreCases.threads(lab, s3, FEW_ROUNDS);
            return FEW_ROUNDS + " rounds of threads";
        }
        StoreCases.threads(lab, s3, ROUNDS_OF_THREADS);
        StoreCases.processes(lab, s3, ROUNDS_OF_PROCESSES);
        return ROUNDS_OF_THREADS + " rounds of threads, " + ROUNDS_OF_PROCESSES + " rounds of processes";
    }

    private static String away(Lab lab) throws IOException, InterruptedException {
        S3 s3 = S3.start(lab);
        Command command = s3.usual();
        Run run = lab.start(command);
        run.awaitEpoch(epoch(lab));
        s3.order("endpoint kill");
        int epoch = run.epoch();
        Thread.sleep(5_000);
        s3.order("endpoint start");
        return Expect.same(run.await(), command, lab) + ", gone in epoch " + epoch;
    }

    /** It comes back only when the run has ended. */
    private static String gone(Lab lab) throws IOException, InterruptedException {
        S3 s3 = S3.start(lab);
        Command command = s3.usual();
        Run run = lab.start(command);
        run.awaitEpoch(epoch(lab));
        s3.order("endpoint stop");
        double gone = run.seconds();
        run.await();
        double seconds = run.seconds() - gone;
        s3.order("endpoint start");
        return String.format(Locale.ROOT, "after %.0f s %s", seconds, Expect.clear(run, command, lab, 69));
    }

    private static String refused(Lab lab) throws IOException, InterruptedException {
        S3 s3 = S3.start(lab);
        Command command = s3.usual();
        StringBuilder seen = new StringBuilder();
        Run keys = lab.run(command.spark("spark.hadoop.fs.s3a.secret.key", WRONG));
        seen.append(Expect.refused(keys, command, 77));
        Unexpected.unless(!keys.out().contains(WRONG) && !keys.err().contains(WRONG), () -> "the secret was printed");
        Unexpected.unless(!keys.err().contains("\tat "), () -> "a stack trace");
        seen.append("; ").append(Expect.refused(lab.run(command.from("--input", "s3a://nowhere/t")), command, 66));
        s3.order("endpoint stop");
        Run none = lab.run(command);
        s3.order("endpoint start");
        seen.append("; ").append(Expect.refused(none, command, 69));
        return seen + String.format(Locale.ROOT, " (after %.0f s)", none.seconds());
    }
}
