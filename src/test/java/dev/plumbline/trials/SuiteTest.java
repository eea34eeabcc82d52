package dev.plumbline.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What judges the cases: what it would not notice, nobody would. */
class SuiteTest {
    @TempDir
    private Path here;

    @Test
    void theTableCountsWhatIsNotAsExpected() {
        Case one = Case.brief("F1", "done", Expected.SAME, lab -> "");
        String table = Table.of(List.of(
                new Row(one, Row.End.AS_EXPECTED, "seen", 1),
                new Row(one, Row.End.SKIPPED, "why", 0),
                new Row(one, Row.End.HUNG, "no end", 2)));
        assertTrue(table.endsWith("3 cases, 1 as expected, 1 skipped, 1 not as expected, 3 seconds: F1\n"), table);
    }

    @Test
    void oneOtherDigitIsOtherBits() throws IOException {
        Figures one = Figures.of(model("1.5"));
        one.require(Figures.of(model("1.5")), "here");
        Unexpected other =
                assertThrows(Unexpected.class, () -> one.require(Figures.of(model("1.5000000000000002")), "here"));
        assertTrue(other.getMessage().contains("metrics"), other.getMessage());
    }

    private Path model(String mse) throws IOException {
        return Files.writeString(here.resolve(mse), """
                {"intercept":1,"coefficients":{},"centre":{},"intercept_at_centre":1,"hex":{},
                 "metrics":{"mse":MSE},"convergence":{},"statistics":null}""".replace("MSE", mse));
    }

    @Test
    void treesAreCopiedAndDeletedWhole() throws IOException {
        Path from = Files.createDirectories(here.resolve("from/deep"));
        Files.writeString(from.resolve("file"), "text");
        Path to = here.resolve("to");
        Trees.copy(here.resolve("from"), to);
        assertEquals(Map.of("deep/file", "text"), Trees.contents(to));
        Trees.delete(to);
        assertTrue(Files.notExists(to));
    }

    /** A suite whose one case starts a program that does not end, as {@code scripts/} start theirs. */
    static final class Endless {
        public static void main(String[] args) throws IOException {
            Case endless = Case.brief("endless", "nothing", Expected.SAME, lab -> {
                lab.program(List.of("sh", "-c", "sleep 600 & echo begun; wait")).await(3600);
                return "";
            });
            Suite suite = new Suite("endless", List.of(endless), Case.Extent.SHORT, shop -> "");
            System.exit(suite.run(List.of(args)));
        }
    }

    @Test
    void aSuiteThatIsStoppedLeavesNoProcess() throws Exception {
        Path work = here.resolve("work");
        Run suite = endless(work);
        suite.awaitThat("a program", () -> Processes.in(work).size() >= 2);
        suite.signal(Signal.TERM);
        suite.await(60);
        assertEquals(List.of(), Processes.in(work));
    }

    @Test
    void whatAKilledSuiteLeftIsEndedByTheNext() throws Exception {
        Path work = here.resolve("work");
        Run killed = endless(work);
        killed.awaitThat("a program", () -> Processes.in(work).size() >= 2);
        killed.signal(Signal.KILL);
        killed.await(60);
        List<Long> left = Processes.in(work);
        assertTrue(left.size() >= 2, left.toString());
        Run next = endless(work);
        next.awaitThat(
                "the end of what was left",
                () -> left.stream()
                        .noneMatch(pid -> ProcessHandle.of(pid)
                                .filter(ProcessHandle::isAlive)
                                .isPresent()));
        next.signal(Signal.TERM);
        next.await(60);
        assertEquals(List.of(), Processes.in(work));
    }

    private Run endless(Path work) throws IOException {
        Path project = Files.createDirectories(here.resolve("project"));
        Files.createDirectories(project.resolve("target"));
        Files.writeString(project.resolve("target/plumbline.jar"), "");
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                project.toString(),
                "no home",
                "--work",
                work.toString());
        return Run.start(new ProcessBuilder(words), here.resolve("suite-" + System.nanoTime()));
    }

    @Test
    void bitsAreCountedByWhereTheyWereMade() throws IOException {
        Bits bits = new Bits();
        assertEquals("", bits.text());
        Figures one = Figures.of(model("1.5"));
        bits.compare(new Night("local[1]", "hdfs", "4.1.3"), one, one, "here");
        bits.compare(new Night("yarn client mode", "hdfs", "3.5.6"), one, one, "here");
        assertEquals(
                "bits: 2 nights on 2 masters (local[1]; yarn client mode), 1 store (hdfs), 2 Sparks (3.5.6; 4.1.3):"
                        + " all equal to an undisturbed local[2]\n",
                bits.text());
        Figures other = Figures.of(model("1.5000000000000002"));
        assertThrows(Unexpected.class, () -> bits.compare(new Night("local[1]", "hdfs", "4.1.3"), other, one, "here"));
        assertTrue(bits.text().endsWith("1 WITH OTHER BITS\n"), bits.text());
    }

    @Test
    void aProcessThatDoesNotEndIsEndedWithItsCase() throws Exception {
        Run run = Run.start(new ProcessBuilder("sleep", "60"), here.resolve("run"));
        assertThrows(Unexpected.class, () -> run.await(0));
        run.close();
        assertEquals(137, run.await(60).code());
    }
}
