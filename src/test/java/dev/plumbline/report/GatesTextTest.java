package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Verdict;
import dev.plumbline.model.Verdict.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatesTextTest {
    private static final Verdict CONVERGED =
            new Verdict("converged", 12, Double.NaN, Result.REFUSED, "", "not converged after 12 epochs");
    private static final Verdict WORSE = new Verdict(
            "rmse <= 1.1 * current", 3.5, 1.25, Result.REFUSED, "all 100 used rows", "current is 2026-01-31");

    @Test
    void everyVerdictHasALineAndWhatIsOverOtherRowsSaysSo() {
        String text = GatesText.of(List.of(
                CONVERGED,
                WORSE,
                new Verdict("rows >= 50", 100, 50, Result.PASSED, "the 103 rows read", ""),
                new Verdict("drift <= 5", Double.NaN, 5, Result.PASSED_OVER, "all 100 used rows", "the first night")));
        assertEquals("""
                  gates over all 100 used rows
                  gate                                value  limit
                  converged                  REFUSED     12      -
                  rmse <= 1.1 * current      REFUSED    3.5   1.25
                  rows >= 50                  passed    100     50
                  drift <= 5             passed over      -      5
                  converged: not converged after 12 epochs
                  rmse <= 1.1 * current: current is 2026-01-31
                  rows >= 50: over the 103 rows read
                  drift <= 5: the first night

                """, text);
    }

    @Test
    void aRefusalSaysRuleValueLimitAndRows() {
        assertEquals("not converged after 12 epochs", GatesText.sentence(CONVERGED));
        assertEquals(
                "gate 'rmse <= 1.1 * current' refuses: it is 3.5 over all 100 used rows, the limit is 1.25, current is"
                        + " 2026-01-31",
                GatesText.sentence(WORSE));
        assertEquals(
                "gate 'drift <= 5' refuses: the limit is 5, no profile",
                GatesText.sentence(new Verdict("drift <= 5", Double.NaN, 5, Result.REFUSED, "the rows", "no profile")));
    }

    @Test
    void aNameThatMovesTheCursorIsEscaped() {
        Verdict hostile = new Verdict(
                "drift(\"\u001b[2J\") <= 5", 9, 5, Result.REFUSED, "the rows", "column '\u001b[2J' has mean 1");
        assertTrue(GatesText.of(List.of(hostile)).codePoints().noneMatch(c -> c == 0x1b));
        assertTrue(GatesText.sentence(hostile).startsWith("gate 'drift(\"\\u001b[2J\") <= 5' refuses: it is 9"));
    }
}
