package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Status;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A standalone master in cluster mode: the driver is a process of a worker. */
final class ClusterModeCases {
    private static final String AGAIN = "goes on after epoch ";
    private static final String LEASE = "took over the lease";

    private ClusterModeCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                        "standalone-cluster",
                        "driver on a worker: an executor killed, then the other worker",
                        Expected.SAME,
                        ClusterModeCases::deployed),
                Case.large(
                        "standalone-nowait",
                        "driver on a worker, spark-submit does not wait for it",
                        Expected.of("spark-submit 0 at once, status.json: same bits"),
                        ClusterModeCases::unwaited),
                Case.large(
                        "standalone-driver-lost",
                        "the worker with the driver killed",
                        Expected.of("earlier stays, again: same bits, from its checkpoint"),
                        ClusterModeCases::driverLost),
                Case.large(
                        "standalone-supervise",
                        "the worker with the driver killed, under --supervise",
                        Expected.of("started again by the master, same bits, from its checkpoint"),
                        ClusterModeCases::supervised),
                Case.large(
                        "standalone-told",
                        "SIGTERM to a driver on a worker",
                        Expected.of("status.json 75, earlier stays, again: same bits"),
                        ClusterModeCases::told));
    }

    private static Command keeping(Workers workers, Lab lab) throws IOException, InterruptedException {
        return workers.deployed(lab.usual()).also("--checkpoint-every", Integer.toString(Lab.EVERY));
    }

    private static String deployed(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.forDrivers(lab);
        Command command = keeping(workers, lab);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        int here = workers.withDriver();
        workers.killExecutor(here);
        run.awaitEpoch(run.epoch() + 20);
        workers.killWorker(Workers.other(here));
        return Expect.same(run.await(), command, lab);
    }

    private static String unwaited(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.forDrivers(lab);
        Command command = keeping(workers, lab).spark("spark.standalone.submit.waitAppCompletion", "false");
        Run run = lab.run(command);
        boolean early = Status.stored(command).filter(Status::isLast).isEmpty();
        Status.awaited(command, 600);
        String seen = Expect.same(run, command, lab);
        return seen + (early ? ", spark-submit ended before the run" : "");
    }

    private static String driverLost(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.forDrivers(lab);
        Command command = keeping(workers, lab);
        Run run = lab.start(command);
        run.awaitEpoch(2 * Lab.EVERY + 2);
        workers.killWorker(workers.withDriver());
        run.await();
        Status left = Status.of(run, command);
        // The driver ends with its worker, and may still have said so.
        Unexpected.unless(
                !left.isLast() || left.code() == 75 || left.code() == 69, () -> "the lost driver: " + left.json());
        Expect.earlierStays(command);
        String seen = Expect.same(lab.run(command), command, lab);
        return "spark-submit " + run.code() + ", status " + left.code() + "; again: " + seen + wentOn(workers);
    }

    private static String supervised(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.forDrivers(lab);
        // A spark-submit that waits for a driver never hears of the one that takes its place.
        Command command =
                keeping(workers, lab).submit("--supervise").spark("spark.standalone.submit.waitAppCompletion", "false");
        Run run = lab.run(command);
        run.awaitEpochElsewhere(2 * Lab.EVERY + 2);
        String before = Status.stored(command).orElseThrow().run();
        workers.killWorker(workers.withDriver());
        awaitPublication(command);
        String seen = Expect.same(run, command, lab);
        Unexpected.unless(Status.of(run, command).run().equals(before), () -> "not the run " + before);
        return seen + wentOn(workers);
    }

    /** The driver that died may have had a last word before the one that counts. */
    private static void awaitPublication(Command command) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(900);
        Status status = Status.awaited(command, 900);
        while (status.code() != 0 && System.nanoTime() < end) {
            Thread.sleep(200);
            status = Status.awaited(command, 900);
        }
    }

    /** A driver that dies with its worker may have had the time to give its lease back; the next one goes on either way. */
    private static String wentOn(Workers workers) throws IOException {
        String said = workers.driversSaid();
        Unexpected.unless(said.contains(AGAIN), () -> "began anew: " + said);
        return said.contains(LEASE) ? ", lease of the dead taken over" : ", lease was given back";
    }

    private static String told(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.forDrivers(lab);
        Command command = keeping(workers, lab);
        Run run = lab.start(command);
        run.awaitEpoch(20);
        Signal.TERM.to(workers.drivers(workers.withDriver()).get(0));
        run.await();
        String seen = Expect.refused(run, command, 75);
        return seen + "; again: " + Expect.same(lab.run(command), command, lab);
    }
}
