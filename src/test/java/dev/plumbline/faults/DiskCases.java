package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Tools;
import dev.plumbline.trials.Trees;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Disks that are full, fail or cannot be written to. */
final class DiskCases {
    private DiskCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                        "F11",
                        "a disk of models that is full at a checkpoint, a history, a candidate",
                        Expected.clear(74),
                        lab -> full(lab, lab.isLong() ? List.of(12, 24, 36, 48, 60, 72) : List.of(36))),
                Case.large(
                        "F12",
                        "a disk of spark.local.dir that is too small for --storage disk",
                        Expected.of("same bits, or 74 and again: same bits"),
                        DiskCases::smallLocalDir),
                Case.large(
                        "F13",
                        "a disk of models that is full while publishing",
                        Expected.clear(74),
                        lab -> full(lab, List.of(84, 96, 108, 120, 132, 144, 156, 168, 180))),
                Case.large(
                        "F15",
                        "models of another user, models on a disk mounted read-only",
                        Expected.of("73/77 before an epoch, nothing changed"),
                        DiskCases::notOurs),
                Case.brief(
                        "F16",
                        "models that are a file, a link inside the store, a file where a version must be",
                        Expected.of("73/76 before an epoch, nothing changed"),
                        DiskCases::inTheWay),
                Case.large(
                        "F40",
                        "too few open files for the driver",
                        Expected.of("an error code, earlier stays, again: same bits"),
                        DiskCases::fewDescriptors),
                Case.large(
                        "F49",
                        "an event log that cannot be written",
                        Expected.of("an error code before an epoch, again: same bits"),
                        DiskCases::eventLog));
    }

    private static String full(Lab lab, List<Integer> spare) throws IOException, InterruptedException {
        List<String> seen = new ArrayList<>();
        int refused = 0;
        String sentence = "";
        for (int free : spare) {
            Command command = DriverCases.keeping(lab);
            SmallDisk disk = new SmallDisk(command.models().directory());
            Run run = lab.run(disk.under(command, free));
            disk.keep();
            if (run.code() == 0) {
                Expect.same(run, command, lab);
            } else {
                sentence = Expect.clear(run, command, lab, 74);
                refused++;
            }
            seen.add(free + " KiB: " + run.code());
        }
        int refusals = refused;
        Unexpected.unless(refusals > 0, () -> "nothing was full: " + seen);
        return String.join(", ", seen) + "; " + sentence;
    }

    private static String smallLocalDir(Lab lab) throws IOException, InterruptedException {
        Command command = lab.usual().also("--storage", "disk");
        Path local = lab.directory("local");
        SmallDisk disk = new SmallDisk(local);
        Run run = lab.run(disk.under(command.spark("spark.local.dir", local.toString()), 512));
        if (run.code() == 0) {
            return Expect.same(run, command, lab);
        }
        String seen = Expect.clear(run, command, lab, 74);
        Unexpected.unless(run.message().contains(local.toString()) || seen.contains("space"), () -> seen);
        return seen;
    }

    private static String notOurs(Lab lab) throws IOException, InterruptedException {
        Command command = lab.usual();
        Run run;
        if (Files.isWritable(Path.of("/proc/self/oom_score_adj"))
                && System.getProperty("user.name").equals("root")) {
            run = lab.run(command.behind("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                    .environment("HOME", "/tmp"));
        } else {
            new ProcessBuilder(
                            "chmod", "-R", "a-w", command.models().directory().toString())
                    .start()
                    .waitFor();
            run = lab.run(command);
            new ProcessBuilder(
                            "chmod", "-R", "u+w", command.models().directory().toString())
                    .start()
                    .waitFor();
        }
        String foreign = refusedBeforeEpochs(run, 73, 77);
        Expect.earlierStays(command);
        Command readOnly = lab.usual();
        Path models = readOnly.models().directory();
        Run second = lab.run(readOnly.behind(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && shift && exec \"$@\"",
                "sh",
                models.toString()));
        String mounted = refusedBeforeEpochs(second, 73, 74, 77);
        Expect.earlierStays(readOnly);
        return foreign + "; " + mounted;
    }

    private static String inTheWay(Lab lab) throws IOException, InterruptedException {
        Path file = Files.writeString(lab.here().resolve("file"), "not a directory");
        Command onFile = lab.steady().into(file);
        String seen = refusedBeforeEpochs(lab.run(onFile), 73);
        Unexpected.unless(Files.readString(file).equals("not a directory"), () -> "the file was changed");
        if (!lab.isLong()) {
            return seen;
        }
        Command linked = lab.usual();
        Path versions = linked.models().model().resolve("versions");
        Path elsewhere = lab.here().resolve("elsewhere");
        Files.move(versions, elsewhere);
        Files.createSymbolicLink(versions, elsewhere);
        Map<String, String> before = Trees.contents(elsewhere);
        refusedBeforeEpochs(lab.run(linked), 76);
        Unexpected.unless(Trees.contents(elsewhere).equals(before), () -> "written through a link");

        Command blocked = lab.usual();
        Files.writeString(blocked.models().model().resolve("versions").resolve(Lab.TODAY), "in the way");
        return refusedBeforeEpochs(lab.run(blocked), 73);
    }

    private static String refusedBeforeEpochs(Run run, int... codes) throws IOException {
        Unexpected.unless(java.util.Arrays.stream(codes).anyMatch(code -> code == run.code()), () -> Expect.told(run));
        Unexpected.unless(run.message().startsWith("Cannot "), () -> Expect.told(run));
        Unexpected.unless(run.epoch() == 0, () -> "after epoch " + run.epoch() + ": " + Expect.told(run));
        return Expect.told(run);
    }

    private static String fewDescriptors(Lab lab) throws IOException, InterruptedException {
        Tools.require("prlimit");
        List<String> seen = new ArrayList<>();
        for (int files : List.of(64, 230, 260, 300)) {
            Command command = lab.usual();
            Run run = lab.run(command.behind("prlimit", "--nofile=" + files));
            if (run.code() != 0) {
                Expect.earlierStays(command);
                Expect.same(lab.run(command), command, lab);
            } else {
                Expect.same(run, command, lab);
            }
            seen.add(files + " files: " + Expect.told(run));
        }
        return String.join(", ", seen);
    }

    private static String eventLog(Lab lab) throws IOException, InterruptedException {
        Command command = lab.usual();
        Run run = lab.run(command.spark("spark.eventLog.enabled", "true")
                .spark("spark.eventLog.dir", "file:" + lab.here().resolve("missing")));
        Unexpected.unless(run.epoch() == 0 && run.code() >= 64 && run.code() <= 78, () -> Expect.told(run));
        Expect.earlierStays(command);
        return Expect.told(run) + "; again: " + Expect.same(lab.run(command), command, lab);
    }
}
