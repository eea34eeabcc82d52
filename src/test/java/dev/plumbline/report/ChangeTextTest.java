package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Change;
import dev.plumbline.model.Change.Difference;
import dev.plumbline.model.Change.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeTextTest {
    private static final Change.Inputs NO_FILES = new Change.Inputs(0, 0, List.of(), List.of(), List.of());

    private static Change change(Change.Unit unit, List<Term> terms, List<Difference> settings, Change.Inputs inputs) {
        return new Change(
                "2026-11-22",
                unit,
                terms,
                new Change.Fit(1.5, 1000),
                new Change.Fit(1.25, 1010),
                settings,
                inputs,
                List.of());
    }

    @Test
    void whatMovedAndWhyItMayHaveStandsInAFewLines() {
        Change change = change(
                Change.Unit.STANDARD_ERRORS,
                List.of(
                        new Term("rooms", false, 0.3, 0.25, -3.25),
                        new Term("intercept", true, 10, 11, 0.5),
                        new Term("area", false, Double.NaN, 2, Double.NaN),
                        new Term("floor", false, 3, Double.NaN, Double.NaN)),
                List.of(
                        new Difference("epochs", Optional.of("450"), Optional.of("900")),
                        new Difference("holdout", Optional.empty(), Optional.of("10%"))),
                new Change.Inputs(
                        1, 2, List.of("file:/d/b.csv", "file:/d/c.csv"), List.of("file:/d/a.csv"), List.of()));
        assertEquals("""

                  since    2026-11-22: rmse 1.5 -> 1.25, rows used 1000 -> 1010
                  moved    the terms, in standard errors of a difference: sqrt(se before ^2 + se now ^2)
                           term       before   now  moved, se
                           rooms         0.3  0.25       -3.2
                           intercept      10    11        0.5
                  new      area
                  gone     floor
                  settings epochs 450 -> 900, holdout (not set) -> 10%
                  inputs   2 files after 1 file: 2 new (file:/d/b.csv, file:/d/c.csv); 1 gone (file:/d/a.csv)
                  software as before
                """, ChangeText.of(change));
    }

    @Test
    void noMoreThanFiveOfAnythingAreShown() {
        List<Term> terms = new ArrayList<>();
        IntStream.range(0, 8).forEach(j -> terms.add(new Term("x" + j, false, 1, 2, 8 - j)));
        IntStream.range(0, 7).forEach(j -> terms.add(new Term("n" + j, false, Double.NaN, 2, Double.NaN)));
        String text = ChangeText.of(change(Change.Unit.SHARE, terms, List.of(), NO_FILES));
        assertTrue(text.contains("the 5 farthest of 8 terms, as a share of the larger estimate"), text);
        assertTrue(text.contains("x4") && !text.contains("x5"), text);
        assertTrue(text.contains("new      n0, n1, n2, n3, n4 and 2 more"), text);
        assertTrue(text.contains("no files, so that nothing tells whether rows changed"), text);
        assertTrue(text.contains("settings as before"), text);
    }

    @Test
    void withoutATermInCommonOrWithTheSameFilesThatIsSaid() {
        Change.Inputs same = new Change.Inputs(1, 1, List.of(), List.of(), List.of());
        List<Term> terms = List.of(new Term("x", false, Double.NaN, 1, Double.NaN));
        String text = ChangeText.of(change(Change.Unit.STANDARD_ERRORS, terms, List.of(), same));
        assertTrue(text.contains("moved    no term is in both\n  new      x\n"), text);
        assertTrue(text.contains("inputs   1 file, as before"), text);
    }
}
