package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Trees;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs of one model beside each other, and locks whose holder is gone or asleep. */
public final class OverlapCases {
    private OverlapCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                        "F21",
                        "a second run of the same model while the first descends",
                        Expected.of("75 of the second, same bits of the first"),
                        OverlapCases::twoAtOnce),
                Case.brief(
                        "F23",
                        "the same command right after a SIGKILL, the lease not over",
                        Expected.of("takes over at once, same bits"),
                        OverlapCases::staleLease),
                Case.large(
                        "F24",
                        "the holder asleep by SIGSTOP for longer than its lease, a second run publishes, SIGCONT",
                        Expected.of("second: same bits; first: 75, changes nothing"),
                        OverlapCases::sleeper));
    }

    private static String twoAtOnce(Lab lab) throws IOException, InterruptedException {
        return twoAtOnce(DriverCases.keeping(lab), lab);
    }

    public static String twoAtOnce(Command command, Lab lab) throws IOException, InterruptedException {
        Run first = lab.start(command);
        first.awaitEpoch(5);
        // Asleep, so that it is there for as long as the second needs to start.
        first.signal(Signal.STOP);
        Run second = lab.run(command);
        Unexpected.unless(second.code() == 75, () -> "second: " + Expect.told(second));
        Unexpected.unless(
                second.message().startsWith("Cannot ") && second.message().contains("until"),
                () -> Expect.told(second));
        first.signal(Signal.CONT);
        String same = Expect.same(first.await(), command, lab);
        return String.format(
                Locale.ROOT, "second after %.1f s %s; first: %s", second.seconds(), Expect.told(second), same);
    }

    private static String staleLease(Lab lab) throws IOException, InterruptedException {
        Command command = DriverCases.keeping(lab);
        Run run = lab.start(command);
        run.awaitEpoch(30);
        run.signal(Signal.KILL);
        run.await();
        Unexpected.unless(
                java.nio.file.Files.exists(command.models().model().resolve("lease.json")), () -> "no lease was left");
        return Expect.same(lab.run(command), command, lab);
    }

    private static String sleeper(Lab lab) throws IOException, InterruptedException {
        Command command = DriverCases.keeping(lab).also("--lease", "5s");
        Run first = lab.start(command);
        first.awaitEpoch(30);
        first.signal(Signal.STOP);
        Thread.sleep(8_000);
        Run second = lab.run(command);
        if (second.code() == 75) {
            Thread.sleep(10_000);
            second = lab.run(command);
        }
        String same = Expect.same(second, command, lab);
        Map<String, String> before = Trees.contents(command.models().model().resolve("versions"));
        String current = command.models().current();
        first.signal(Signal.CONT);
        first.await();
        Unexpected.unless(first.code() == 75, () -> "the sleeper: " + Expect.told(first));
        Unexpected.unless(
                Trees.contents(command.models().model().resolve("versions")).equals(before)
                        && command.models().current().equals(current),
                () -> "THE SLEEPER CHANGED SOMETHING");
        return "second: " + same + "; first: " + Expect.told(first);
    }
}
