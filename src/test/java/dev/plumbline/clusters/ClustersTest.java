package dev.plumbline.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The suite itself, and what is said of it. */
class ClustersTest {
    private static final Path WORK = Path.of("work");
    private static final String SECTION = "## Masters and stores";
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| .* \\| ([a-z0-9]+(?:-[a-z0-9]+)*(?:, [a-z0-9-]+)*) \\|$");

    @Test
    void everyCaseHasANameOfItsOwn() {
        List<String> names = Clusters.all().stream().map(Case::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
    }

    @Test
    void theShortFormIsAPartOfTheLongWhichIsTheUsual() {
        List<Case> all = Clusters.all();
        List<Case> brief = Choice.of(List.of("--short"), WORK, Case.Extent.LONG).from(all);
        assertTrue(!brief.isEmpty() && brief.size() < all.size() && all.containsAll(brief));
        assertEquals(all, Choice.of(List.of(), WORK, Case.Extent.LONG).from(all));
    }

    @Test
    void casesThatReadmeNamesExistAndItNamesAll() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf(SECTION);
        assertTrue(from >= 0, "README has no section " + SECTION);
        int to = readme.indexOf("\n## ", from + 1);
        Set<String> named = new TreeSet<>();
        Matcher row = ROW.matcher(to < 0 ? readme.substring(from) : readme.substring(from, to));
        while (row.find()) {
            named.addAll(List.of(row.group(1).split(", ")));
        }
        named.remove("cases"); // the head of the table
        Set<String> cases = Clusters.all().stream().map(Case::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(cases, named);
    }
}
