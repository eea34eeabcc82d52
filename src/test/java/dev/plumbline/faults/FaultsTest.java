package dev.plumbline.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite itself: what it would not notice, nobody would. */
class FaultsTest {
    private static final Path WORK = Path.of("work");

    @TempDir
    private Path here;

    @Test
    void everyCaseHasANameOfItsOwn() {
        List<String> names = Cases.all().stream().map(Case::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
    }

    @Test
    void theShortFormIsAPartOfTheLong() {
        List<Case> all = Cases.all();
        List<Case> brief = Choice.of(List.of(), WORK).from(all);
        assertTrue(brief.size() < all.size() && all.containsAll(brief));
        assertEquals(all, Choice.of(List.of("--long"), WORK).from(all));
    }

    @Test
    void aCaseIsTakenByItsName() {
        Choice choice = Choice.of(List.of("--only", "F2,F1", "--seed", "7"), WORK);
        assertEquals(
                List.of("F1", "F2"),
                choice.from(Cases.all()).stream().map(Case::name).toList());
        assertEquals(7, choice.seed());
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        for (List<String> words :
                List.of(List.of("--fast"), List.of("--seed"), List.of("--seed", "one"), List.of("--only", "F999"))) {
            assertThrows(
                    IllegalArgumentException.class, () -> Choice.of(words, WORK).from(Cases.all()), words.toString());
        }
    }

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
    void aNameBeforeItsSyncIsSeen() {
        SyncOrder order = new SyncOrder(Path.of("/m"));
        String sync = "7 fsync(5</m/%s>) = 0";
        String link = "7 linkat(AT_FDCWD</w>, \"/m/t%1$d\", AT_FDCWD</w>, \"/m/f%1$d\", 0) = 0";
        List<String> right = new java.util.ArrayList<>();
        for (int i = 0; i < 11; i++) {
            right.add(String.format(java.util.Locale.ROOT, sync, "t" + i));
            right.add(String.format(java.util.Locale.ROOT, link, i));
            right.add("7 fsync(5</m>) = 0");
        }
        assertEquals("11 names given, each in order", order.check(right));
        List<String> early = new java.util.ArrayList<>(right);
        early.add(3, early.remove(4));
        assertThrows(Unexpected.class, () -> order.check(early));
        assertThrows(Unexpected.class, () -> order.check(right.subList(0, right.size() - 1)));
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

    @Test
    void aProcessThatDoesNotEndIsEndedWithItsCase() throws Exception {
        Run run = Run.start(new ProcessBuilder("sleep", "60"), here.resolve("run"));
        assertThrows(Unexpected.class, () -> run.await(0));
        run.close();
        assertEquals(137, run.await(60).code());
    }
}
