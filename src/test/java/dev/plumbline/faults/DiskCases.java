package dev.plumbline.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Places that cannot be written to. */
final class DiskCases {
    private DiskCases() {}

    static List<Case> all() {
        return List.of(Case.brief(
                "F16",
                "models that are a file, a link inside the store, a file where a directory must be",
                Expected.of("73/76 before an epoch, nothing changed"),
                DiskCases::inTheWay));
    }

    private static String inTheWay(Lab lab) throws IOException, InterruptedException {
        Path file = Files.writeString(lab.here().resolve("file"), "not a directory");
        Command onFile = lab.steady().into(file);
        refusedBeforeEpochs(lab.run(onFile), 73);
        Unexpected.unless(Files.readString(file).equals("not a directory"), () -> "the file was changed");

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

    private static String refusedBeforeEpochs(Run run, int code) throws IOException {
        Unexpected.unless(run.code() == code, () -> Expect.told(run));
        Unexpected.unless(run.message().startsWith("Cannot "), () -> Expect.told(run));
        Unexpected.unless(run.epoch() == 0, () -> "after epoch " + run.epoch() + ": " + Expect.told(run));
        return Expect.told(run);
    }
}
