package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.explain.Explanation;
import dev.plumbline.model.ColumnProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
    @Test
    void whyBIsSlowStandsOnOnePage() {
        assertEquals("""
                rows  10002 read = 10000 used + 2 rejected (2 missing)

                columns: over the rows used; sd is the spread about the mean

                  column   used  missing      min      max     mean     sd  |mean|/sd
                  x       10000        2  0.00312  99.9987  50.0123  28.87        1.7
                  flag    10000        0        1        1        1      0          -  constant
                  y       10000        0      2.5   305.25   154.04   86.6        1.8     label

                why a parameter is slow

                  An epoch moves a parameter by its rate times its gradient, and the gradient is about its curvature
                  times the way it still has to go. One rate for all can be no higher than the steepest direction
                  bears, so a parameter of small curvature hardly moves: 'of largest' is about the share of its way
                  that it goes in an epoch. A rate per parameter mends part of that, centring and scaling the rest.
                  'Epochs a digit' is what one more correct decimal digit costs.

                  Units: the loss is half the mean squared residual. The curvature of a slope is in squared units of
                  its feature, that of the intercept is 1, and a rate is in one over that; standardized, none has a
                  unit.

                  raw: the columns as they are
                    eigenvalues           largest 3334, smallest 0.25; condition 13340
                    one rate for all      stable below 0.0005998; at best 15360 epochs a digit
                    a rate per parameter  condition 13.93; at best 16.01 epochs a digit

                    parameter  curvature  of largest  stable rate  advised rate
                    x               3334           1     0.000321        0.0003
                    intercept          1      0.0003        1.072             1

                  standardized: the columns centred, in units of their sd
                    eigenvalues           largest 1, smallest 1; condition 1
                    one rate for all      stable below 2; at best an epoch a digit
                    a rate per parameter  condition 1; at best an epoch a digit

                    parameter  curvature  of largest  stable rate  advised rate
                    x                  1           1            2             1
                    intercept          1           1            2             1

                forecast: epochs until every parameter is within the tolerance of the exact optimum

                  way                         coordinates  optimizer       epochs  epochs a digit
                  one rate for all                    raw         gd  over 100000           15350
                  a rate for each parameter           raw         gd          224              16
                  standardized               standardized         gd            1               -
                  the chosen rates                    raw         gd     diverges               -

                  auto takes gd, which is forecast to converge in 1 epoch, within the 450 of --epochs.

                findings

                  warning  PL101  Column 'flag' has the one value 1 in all rows, so that no slope can be told.
                                  -> leave it out with --features, or give --drop-unusable
                """, ExplanationText.render(Explanations.article()));
    }

    @Test
    void ofManyColumnsTheMostTellingAreShown() {
        String text = ExplanationText.render(Explanations.wide(200));
        String columns = text.substring(0, text.indexOf("why a parameter is slow"));
        for (String telling : List.of("  x77 ", "  x150 ", "  x199 ", "  y ", "... and 180 more\n")) {
            assertTrue(columns.contains(telling), telling + " in " + columns);
        }
        assertFalse(columns.contains("  x0 "), columns);
        // A range of 2 at 1e9 is seen at both ends.
        assertTrue(columns.contains("  999999999  1000000001  1000000000 "), columns);
        String parameters = text.substring(text.indexOf("    parameter "), text.indexOf("findings"));
        for (String telling : List.of("    x33 ", "    x77 ", "    x0 ", "    intercept ")) {
            assertTrue(parameters.contains(telling), telling + " in " + parameters);
        }
        assertTrue(parameters.contains("    ... and 180 more\n    intercept"), parameters);
        assertEquals(
                23, parameters.lines().filter(line -> line.startsWith("    ")).count(), parameters);
    }

    @Test
    void whatWasNotTakenIsSaid() {
        Explanation whole = Explanations.article();
        String text = ExplanationText.render(
                new Explanation(whole.rows(), whole.columns(), List.of(), List.of(), "", List.of()));
        assertTrue(text.contains("--moments-limit"), text);
        assertFalse(text.contains("forecast: "), text);
        assertTrue(text.endsWith("findings\n\n  none\n"), text);
    }

    @Test
    void namesOfOthersCannotMoveTheCursorNorWidenATable() {
        Explanation whole = Explanations.article();
        List<ColumnProfile> hostile = List.of(
                new ColumnProfile("a\u001b[2J\u202e".repeat(20), 1_000_000_000, 7, -1.5e-300, 2.5e300, 0.1, 1e299),
                new ColumnProfile("x".repeat(300), 1_000_000_000, 7, 1e-9, 1.000001, 0.5, 0.25));
        String text = ExplanationText.render(new Explanation(
                whole.rows(), hostile, whole.landscapes(), whole.forecasts(), "a\rb", whole.findings()));
        assertTrue(text.chars().noneMatch(c -> c < ' ' && c != '\n' || c == '\u202e'), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    }
}
