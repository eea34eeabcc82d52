package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Tools;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Real runs that end, or whose disk fails, at one system call; strace does it. */
final class SystemCallCases {
    private static final String NAMING = "link,linkat,rename,renameat,renameat2,unlink";
    /** The last names that a run gives: candidate, version, move, pointer, status. */
    private static final int PUBLICATION = 16;

    private SystemCallCases() {}

    static List<Case> all() {
        return List.of(
                Case.large(
                        "F9b",
                        "SIGKILL of the driver at its k-th link, rename or unlink, most of them while publishing",
                        Expected.of("earlier or new whole, again: same bits"),
                        SystemCallCases::killedAtCalls),
                Case.large(
                        "F14",
                        "EIO from every fsync, beginning with the k-th",
                        Expected.clear(74),
                        SystemCallCases::failingSync),
                Case.large(
                        "F50",
                        "order of fsync, link and rename, seen by strace",
                        Expected.of("synced before it gets its name, its directory after"),
                        SystemCallCases::order));
    }

    private static Command traced(Command command, Path trace, String... words)
            throws IOException, InterruptedException {
        List<String> strace = new ArrayList<>(List.of(Tools.strace(), "-f", "-qq", "-o", trace.toString()));
        strace.addAll(List.of(words));
        return command.behind(strace.toArray(String[]::new));
    }

    private static String killedAtCalls(Lab lab) throws IOException, InterruptedException {
        Command counted = DriverCases.keeping(lab);
        Path trace = lab.here().resolve("trace");
        Expect.same(lab.run(traced(counted, trace, "--seccomp-bpf", "-e", "trace=" + NAMING)), counted, lab);
        long calls = Files.readAllLines(trace).stream()
                .filter(line -> line.contains("link") || line.contains("rename"))
                .count();
        TreeSet<Integer> at = new TreeSet<>();
        for (int i = 0; i < 6; i++) {
            at.add(1 + lab.random().nextInt((int) calls));
        }
        for (int i = 0; i < PUBLICATION; i++) {
            at.add((int) calls - 2 * i);
        }
        List<String> seen = new ArrayList<>();
        for (int call : at) {
            seen.add(killedAt(lab, call));
        }
        return calls + " calls; killed at " + String.join(", ", seen);
    }

    private static String killedAt(Lab lab, int call) throws IOException, InterruptedException {
        Command command = DriverCases.keeping(lab);
        // Without --seccomp-bpf: with it strace 6.1 sends no signal.
        Run run = lab.run(traced(
                command,
                lab.here().resolve("trace"),
                "-e",
                "trace=" + NAMING,
                "-e",
                "inject=" + NAMING + ":signal=SIGKILL:when=" + call));
        Unexpected.unless(run.code() == 137 || run.code() == 0, () -> "call " + call + ": " + Expect.told(run));
        String current = command.models().current();
        command.models().versions();
        Unexpected.unless(
                current.equals(Lab.EARLIER) || current.equals(Lab.TODAY),
                () -> "call " + call + ": current " + current);
        Expect.same(lab.run(command), command, lab);
        return call + (run.code() == 0 ? " (after its end)" : current.equals(Lab.TODAY) ? " (published)" : "");
    }

    private static String failingSync(Lab lab) throws IOException, InterruptedException {
        String seen = "";
        for (int k : List.of(1, 5, 12, 25, 40)) {
            Command command = DriverCases.keeping(lab);
            Run run = lab.run(traced(
                    command,
                    Path.of("/dev/null"),
                    "--seccomp-bpf",
                    "-e",
                    "trace=fsync,fdatasync",
                    "-e",
                    "inject=fsync,fdatasync:error=EIO:when=" + k + "+"));
            seen = "k " + k + ": " + Expect.clear(run, command, lab, 74);
        }
        return seen;
    }

    private static String order(Lab lab) throws IOException, InterruptedException {
        Command command = DriverCases.keeping(lab);
        Path trace = lab.here().resolve("trace");
        Run run = lab.run(traced(
                command,
                trace,
                "--seccomp-bpf",
                "-y",
                "-s",
                "4096",
                "-e",
                "trace=fsync,fdatasync,link,linkat,rename,renameat,renameat2"));
        Expect.same(run, command, lab);
        return new SyncOrder(command.models().directory()).check(Files.readAllLines(trace));
    }
}
