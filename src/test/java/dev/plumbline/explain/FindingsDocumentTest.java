package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/findings.md is the table of what there can be, and nothing else. */
final class FindingsDocumentTest {
    @Test
    void theTableNamesEachFindingAsTheCodeDoes() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("docs/findings.md")).stream()
                .filter(line -> line.startsWith("| PL"))
                .toList();
        List<String> known = Arrays.stream(FindingKind.values())
                .map(FindingsDocumentTest::row)
                .toList();
        assertEquals(String.join("\n", known), String.join("\n", documented));
    }

    @Test
    void idsAreUniqueAndInOrder() {
        List<String> ids =
                Arrays.stream(FindingKind.values()).map(FindingKind::id).toList();
        assertEquals(ids.stream().distinct().sorted().toList(), ids);
    }

    private static String row(FindingKind kind) {
        String severity = kind.severity().name().toLowerCase(Locale.ROOT);
        return "| " + kind.id() + " | " + severity + " | " + kind.when() + " | " + kind.mends() + " |";
    }
}
