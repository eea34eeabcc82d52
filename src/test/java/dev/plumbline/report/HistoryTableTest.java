package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTableTest {
    private static FittedModel night(double slope, double error, List<String> features) {
        double[] slopes = new double[features.size()];
        java.util.Arrays.fill(slopes, slope);
        LinearModel line = Fits.line(features, slopes);
        var terms = new ArrayList<>(
                features.stream().map(name -> Fits.term(name, slope, error)).toList());
        terms.add(Fits.term("intercept", 12345.5, 1234.5));
        return Fits.model(line, Optional.of(Fits.statistics(terms)), Map.of(), List.of());
    }

    private static HistoryTable.Line line(String version, boolean current, FittedModel model) {
        return new HistoryTable.Line(version, "2026-11-24T03:00:00Z", current, Optional.of(model), "");
    }

    @Test
    void eachTermSaysHowFarItMovedInStandardErrorsOfTheDifference() {
        List<String> one = List.of("x");
        HistoryTable table = new HistoryTable(
                List.of(
                        line("2026-11-24", false, night(2, 0.3, one)),
                        new HistoryTable.Line("2026-11-25", "", false, Optional.empty(), "its model.json\nis damaged"),
                        line("2026-11-26", true, night(3, 0.4, one)),
                        line("2026-11-27", false, night(2.5, 0.3, one))),
                List.of(
                        new HistoryTable.MoveLine(
                                1, "2026-11-24T03:00:00Z", "", "2026-11-24", "published", "run-1", ""),
                        new HistoryTable.MoveLine(2, "", "", "", "", "", "the move is torn")));
        assertEquals("""
                version                  created  rows used  rmse      r2  epochs
                2026-11-24  2026-11-24T03:00:00Z        100   0.5  0.9375      12
                2026-11-25               unknown    damaged
                2026-11-26  2026-11-24T03:00:00Z        100   0.5  0.9375      12  current
                2026-11-27  2026-11-24T03:00:00Z        100   0.5  0.9375      12

                coefficients, and how far each moved since the version before, in standard errors of the difference
                version       x  moved  intercept  moved
                2026-11-24    2           12345.5
                2026-11-26    3     +2    12345.5      0
                2026-11-27  2.5     -1    12345.5      0

                move                    at  from          to      cause    run
                1     2026-11-24T03:00:00Z     -  2026-11-24  published  run-1
                2                  damaged
                problem: its model.json\\nis damaged
                problem: the move is torn
                """, table.render());
    }

    @Test
    void aTermThatAVersionDoesNotHaveIsADashAndSoIsAMoveWithoutErrors() {
        FittedModel without = Fits.model(Fits.line(List.of("y"), 1), Optional.empty(), Map.of(), List.of());
        String text = new HistoryTable(
                        List.of(
                                line("2026-11-24", false, night(2, 0.3, List.of("x"))),
                                line("2026-11-25", true, without)),
                        List.of())
                .render();
        assertTrue(text.lines().anyMatch(each -> each.matches("2026-11-24 +2 +- +12345.5")), text);
        assertTrue(text.lines().anyMatch(each -> each.matches("2026-11-25 +- +- +1 +- +12345.5 +-")), text);
    }

    @Test
    void ofMoreThanEightTermsOnlyTheCountIsShown() {
        List<String> seven = List.of("a", "b", "c", "d", "e", "f", "g");
        List<String> eight = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        String shown = new HistoryTable(List.of(line("2026-11-24", true, night(2, 1, seven))), List.of()).render();
        assertTrue(shown.contains(" g "), shown);
        String counted = new HistoryTable(List.of(line("2026-11-24", true, night(2, 1, eight))), List.of()).render();
        assertFalse(counted.contains(" h "), counted);
        assertTrue(counted.lines().anyMatch(each -> each.matches("2026-11-24 +8")), counted);
    }
}
