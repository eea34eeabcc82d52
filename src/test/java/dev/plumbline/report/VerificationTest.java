package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.report.Verification.Difference;
import dev.plumbline.report.Verification.Group;
import dev.plumbline.report.Verification.Origin;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final Origin SAME = new Origin("software", "java 17, spark 4", List.of());

    @Test
    void whatIsEqualIsCountedByKindWithWhatItCameFrom() {
        Verification equal = new Verification(
                "sales",
                "2026-01-31",
                List.of(new Group("model", 7, 0), new Group("metrics", 12, 0)),
                List.of(),
                List.of(new Origin("input", "3 files", List.of()), SAME));
        assertTrue(equal.isEqual());
        assertEquals(19, equal.figures());
        assertEquals("""
                sales 2026-01-31: trained again, equal bit for bit

                           figures  different
                  model          7          0
                  metrics       12          0

                  input     as before: 3 files
                  software  as before: java 17, spark 4
                """, equal.render());
    }

    @Test
    void whatIsDifferentStandsWithBothNumbersAndWhatChanged() {
        Verification different = new Verification(
                "sales",
                "2026-01-31",
                List.of(new Group("model", 7, 1)),
                List.of(new Difference("coefficients.a\tb", "1.0", "1.0000000000000002")),
                List.of(new Origin("input", "2 files", List.of("a changed", "b\u001b[2J changed")), SAME));
        assertFalse(different.isEqual());
        assertEquals("""
                sales 2026-01-31: trained again, different

                         figures  different
                  model        7          1

                  figure             stored               again
                  coefficients.a\\tb     1.0  1.0000000000000002

                  input     a changed
                            b\\u001b[2J changed
                  software  as before: java 17, spark 4
                """, different.render());
    }

    @Test
    void manyDifferencesAreCut() {
        List<Difference> many = IntStream.range(0, 25)
                .mapToObj(i -> new Difference("figure-" + i, "1", "2"))
                .toList();
        List<String> files = IntStream.range(0, 30).mapToObj(i -> "file-" + i).toList();
        String text = new Verification(
                        "m", "v", List.of(new Group("g", 25, 25)), many, List.of(new Origin("input", "", files)))
                .render();
        assertTrue(text.contains("figure-19") && !text.contains("figure-20") && text.contains("  and 5 more\n"), text);
        assertTrue(text.contains("file-19") && !text.contains("file-20") && text.contains(" and 10 more\n"), text);
    }
}
