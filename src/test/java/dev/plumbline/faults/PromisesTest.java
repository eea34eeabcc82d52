package dev.plumbline.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.trials.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** README's table of promises names cases that exist, and every case holds a promise. */
class PromisesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| .* \\| ((?:F[0-9]|soak)[F0-9a-z, -]*) \\|$");
    private static final Pattern RANGE = Pattern.compile("F([0-9]+)-F([0-9]+)");

    @Test
    void everyPromiseHasItsCasesAndEveryCaseItsPromise() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("## What is promised");
        String section = readme.substring(from, readme.indexOf("\n## ", from + 1));
        Set<String> named = new TreeSet<>();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            for (String name : row.group(1).split(", ")) {
                add(name, named);
            }
        }
        assertTrue(named.size() > 20, named.toString());
        Set<String> cases = Cases.all().stream().map(Case::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(cases, named);
    }

    private static void add(String name, Set<String> named) {
        Matcher range = RANGE.matcher(name);
        if (!range.matches()) {
            named.add(name);
            return;
        }
        List<Integer> ends = List.of(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
        for (int number = ends.get(0); number <= ends.get(1); number++) {
            named.add("F" + number);
        }
    }
}
