package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.KilledDriver;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Drivers that die or are told to stop, in the middle of a descent. */
final class DriverCases {
    private DriverCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                                "F7",
                                "SIGKILL of the driver at random epochs, then the same command",
                                Expected.of("same bits, at most 5 epochs twice"),
                                DriverCases::killed)
                        .within(7200),
                Case.brief(
                        "F8",
                        "SIGTERM of the driver in the middle of a descent",
                        Expected.of("75, earlier stays, again: same bits"),
                        DriverCases::told),
                Case.large(
                        "F46",
                        "SIGTERM, and SIGKILL within half a second",
                        Expected.of("75/137, earlier stays, again: same bits"),
                        DriverCases::toldAndKilled),
                Case.large(
                        "F48",
                        "the shell around scripts/plumbline killed, then the same command while the orphan runs",
                        Expected.of("75; the orphan ends: same bits; again: 0, nothing done"),
                        DriverCases::orphaned));
    }

    static Command keeping(Lab lab) throws IOException, InterruptedException {
        return lab.usual().also("--checkpoint-every", Integer.toString(Lab.EVERY));
    }

    private static String killed(Lab lab) throws IOException, InterruptedException {
        int seeds = lab.isLong() ? 50 : 2;
        List<String> seen = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            seen.add(Integer.toString(
                    KilledDriver.once(keeping(lab), lab, 2 + lab.random().nextInt(Lab.EPOCHS - 10))));
        }
        return "killed in epoch " + String.join(" ", seen);
    }

    private static String told(Lab lab) throws IOException, InterruptedException {
        Command command = keeping(lab);
        Run run = lab.start(command);
        run.awaitEpoch(20 + lab.random().nextInt(60));
        long began = System.nanoTime();
        run.signal(Signal.TERM);
        run.await();
        double seconds = (System.nanoTime() - began) / 1e9;
        String seen = Expect.refused(run, command, 75);
        Run again = lab.run(command);
        String same = Expect.same(again, command, lab);
        Unexpected.unless(KilledDriver.wentOnAfter(again.err()) > 0, () -> "began anew");
        return String.format(java.util.Locale.ROOT, "after %.1f s %s; again: %s", seconds, seen, same);
    }

    private static String toldAndKilled(Lab lab) throws IOException, InterruptedException {
        List<String> codes = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            Command command = keeping(lab);
            Run run = lab.start(command);
            run.awaitEpoch(20 + lab.random().nextInt(60));
            run.signal(Signal.TERM);
            Thread.sleep(lab.random().nextInt(500));
            run.signal(Signal.KILL);
            run.await();
            Unexpected.unless(run.code() == 75 || run.code() == 137, () -> Expect.told(run));
            Expect.earlierStays(command);
            Expect.same(lab.run(command), command, lab);
            codes.add(Integer.toString(run.code()));
        }
        return "ended with " + String.join(" ", codes) + "; again: same bits";
    }

    private static String orphaned(Lab lab) throws IOException, InterruptedException {
        Command command = keeping(lab);
        List<String> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                "\"$@\"; echo the shell lives",
                "sh",
                lab.shop().project().resolve("scripts/plumbline") + ""));
        words.addAll(command.words());
        Run shell = lab.program(words);
        shell.awaitThat("a checkpoint", () -> hasCheckpoint(command));
        List<ProcessHandle> orphans = ProcessHandle.of(shell.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        shell.signal(Signal.KILL);
        Unexpected.unless(!orphans.isEmpty(), () -> "no orphan was left");
        try {
            return besideOrphans(lab, command, orphans);
        } finally {
            orphans.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static String besideOrphans(Lab lab, Command command, List<ProcessHandle> orphans)
            throws IOException, InterruptedException {
        // Asleep, so that they are there for as long as the second needs to start.
        signal(orphans, Signal.STOP);
        Run second = lab.run(command);
        signal(orphans, Signal.CONT);
        String seen = Expect.told(second);
        Unexpected.unless(second.code() == 75, () -> "beside the orphan: " + seen);
        for (ProcessHandle orphan : orphans) {
            orphan.onExit().join();
        }
        command.models().figures().require(lab.undisturbed(command), "the orphan's model");
        Run third = lab.run(command);
        Unexpected.unless(
                third.code() == 0 && third.message().startsWith("already published"), () -> Expect.told(third));
        return seen;
    }

    private static void signal(List<ProcessHandle> processes, Signal signal) throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            signal.to(process.pid());
        }
    }

    private static boolean hasCheckpoint(Command command) {
        try {
            return !command.models().checkpoints(Lab.TODAY).isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
