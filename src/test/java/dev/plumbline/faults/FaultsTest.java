package dev.plumbline.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Choice;
import dev.plumbline.trials.Unexpected;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite itself: what it would not notice, nobody would. */
class FaultsTest {
    private static final Path WORK = Path.of("work");

    @Test
    void everyCaseHasANameOfItsOwn() {
        List<String> names = Cases.all().stream().map(Case::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
    }

    @Test
    void theShortFormIsAPartOfTheLong() {
        List<Case> all = Cases.all();
        List<Case> brief = Choice.of(List.of(), WORK, Case.Extent.SHORT).from(all);
        assertTrue(brief.size() < all.size() && all.containsAll(brief));
        assertEquals(all, Choice.of(List.of("--long"), WORK, Case.Extent.SHORT).from(all));
    }

    @Test
    void aCaseIsTakenByItsName() {
        Choice choice = Choice.of(List.of("--only", "F2,F1", "--seed", "7"), WORK, Case.Extent.SHORT);
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
                    IllegalArgumentException.class,
                    () -> Choice.of(words, WORK, Case.Extent.SHORT).from(Cases.all()),
                    words.toString());
        }
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
}
