package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Finding;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.TermStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosingTableTest {
    @Test
    void everythingAPersonNeedsStandsInAFewLines() {
        FittedModel model = model(
                line(List.of("rooms", "area"), 0.1 + 0.2, -1e-9),
                new RowAccount(103, 100, 3, 10, Map.of("overflow", 1L, "missing", 2L)),
                Optional.of(new Metrics(0.3, 0.5477225575051661, 0.4, 0.9)),
                new Convergence(12, Convergence.Reason.TOLERANCE, true));
        assertEquals(
                """
                house-prices 2026-11-24: published, now current

                  rows     103 read = 100 used + 3 rejected (2 missing, 1 overflow); 10 of the used held out
                  descent  12 epochs, stopped within the tolerance; converged
                  errors   mse 0.25, rmse 0.5, r2 0.9375 (rows trained on)
                           mse 0.3, rmse 0.54772256, mae 0.4, r2 0.9 (rows held out)

                  term       estimate
                  rooms           0.3
                  area          -1e-9
                  intercept   12345.5

                  warning: Column 'x' has two values.
                """,
                new ClosingTable("house-prices", "2026-11-24", true, model, List.of("Column 'x' has two values."))
                        .render());
    }

    @Test
    void howSureEachTermIsAndHowNearTheOptimumStandThereToo() {
        String text = new ClosingTable("house-prices", "2026-11-24", true, Fits.complete(1e-9), List.of()).render();
        assertEquals("""
                house-prices 2026-11-24: published, now current

                  rows     103 read = 100 used + 3 rejected (2 missing, 1 overflow); 10 of the used held out
                  descent  12 epochs, stopped within the tolerance; converged
                  errors   mse 0.25, rmse 0.5, r2 0.9375 (rows trained on)
                           mse 0.3, rmse 0.54772256, mae 0.4, r2 0.9 (rows held out)
                  fit      residual sd 0.51234567 on 97 degrees of freedom; R2 0.96, adjusted R2 1 - 5e-11
                           F 1151 on 2 and 97 degrees of freedom, p 2.2e-4941
                  optimum  every parameter within 1e-9 standard errors of the exact optimum (furthest: rooms);
                           nearer to it than any digit shown

                  term       estimate  std error     t         p  95 % from         to
                  rooms           0.3    0.01235  24.3      1e-9     0.2753     0.3247
                  area          -1e-9      2e-12  -500  5.6e-318  -1.004e-9  -9.96e-10
                  intercept   12345.5       1234    10      1e-9       9876      14810

                  warning  PL102  Column 'area' lies 3.2e7 of its standard deviations from 0, so that the intercept
                                  at the origin is told to 9 digits only.
                                  -> subtract a round number from it before training, such as 1600000000
                  note     PL301  gd is forecast to converge in 12 epochs.
                """, text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    }

    @Test
    void nearnessToTheOptimumIsPutInWords() {
        assertOptimum("is the exact optimum, as far as doubles tell", Map.of("x", 0.0, "intercept", 0.0));
        assertOptimum("nearer to it than any digit shown", Map.of("x", 1e-9, "intercept", 0.0));
        assertOptimum("far nearer to it than the data can tell", Map.of("x", 1e-2, "intercept", 0.0));
        assertOptimum("(furthest: intercept); nearer to it than the data", Map.of("x", 1e-9, "intercept", 0.05));
        assertOptimum("every parameter that has a standard error within", Map.of("x", 0.9, "intercept", Double.NaN));
        assertOptimum("more --epochs would change digits", Map.of("x", 0.9, "intercept", Double.NaN));
        assertOptimum("further from it than the data leave open", Map.of("x", 1.1, "intercept", 0.5));
        assertOptimum("cannot be told in standard errors", Map.of("x", Double.NaN, "intercept", Double.NaN));
    }

    @Test
    void noLineIsWiderThanATerminalWhateverTheFigures() {
        String name = "\u00fc".repeat(300);
        double huge = -1.23456789e-123;
        LinearModel line = line(List.of(name, "a\u001b".repeat(20)), huge, huge);
        TermStatistics wide = new TermStatistics(name, -huge, -123456.7, 0, -123456.7, huge, huge / 1.0000001, 2);
        FittedModel model = Fits.model(
                line, Optional.of(Fits.statistics(List.of(wide, wide, wide))), Map.of(name, 0.5), Fits.FINDINGS);
        for (String text : List.of(
                new ClosingTable("m", "v", true, model, List.of("word ".repeat(60), "x".repeat(300))).render(),
                new ModelText("m", "v", "run-1", Instant.EPOCH, model).render())) {
            assertTrue(text.lines().allMatch(each -> each.length() <= 100), text);
            assertTrue(text.contains("\u00fc".repeat(7) + "...  "), text);
            assertTrue(text.contains("-1.2345679e-123"), text);
        }
    }

    @Test
    void manyFindingsAreCutAndWarningsComeFirst() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            findings.add(new Finding("PL" + (100 + i), Finding.Severity.NOTE, "Note.", ""));
        }
        findings.add(new Finding("PL900", Finding.Severity.WARNING, "Warning.", ""));
        FittedModel model = Fits.model(line(List.of("x"), 1), Optional.empty(), Map.of(), findings);
        String text = new ClosingTable("m", "v", true, model, List.of()).render();
        assertTrue(text.indexOf("PL900") < text.indexOf("PL100"), text);
        assertTrue(text.endsWith("  note     PL118  Note.\n  ... and 11 more in model.json\n"), text);
    }

    private static void assertOptimum(String expected, Map<String, Double> errors) {
        LinearModel line = line(List.of("x"), 2);
        FitStatistics fit = Fits.statistics(List.of(Fits.term("x", 2, 0.5), Fits.term("intercept", 12345.5, 1)));
        String text = new ClosingTable("m", "v", true, Fits.model(line, Optional.of(fit), errors, List.of()), List.of())
                .render()
                .replaceAll("\\s+", " ");
        assertTrue(text.contains(expected), text);
    }

    @Test
    void whatIsNotPublishedNotCurrentOrNotConvergedIsSaid() {
        FittedModel model = model(
                line(List.of("x"), 1),
                new RowAccount(10, 10, 0, 0, Map.of()),
                Optional.empty(),
                new Convergence(450, Convergence.Reason.EPOCHS, false));
        String candidate = new ClosingTable("m", "", false, model, List.of()).render();
        assertTrue(candidate.startsWith("m: not published\n"), candidate);
        assertTrue(candidate.contains("450 epochs, all that were allowed; not converged\n"), candidate);
        assertTrue(candidate.contains("10 read = 10 used + 0 rejected\n"), candidate);
        String older = new ClosingTable("m", "2026-11-24", false, model, List.of()).render();
        assertTrue(older.startsWith("m 2026-11-24: published; another version stays current"), older);
    }

    @Test
    void manyTermsAreCutAndTheInterceptStays() {
        List<String> names = IntStream.range(0, 5_000).mapToObj(j -> "x" + j).toList();
        FittedModel model = model(
                line(names, new double[5_000]),
                new RowAccount(1, 1, 0, 0, Map.of()),
                Optional.empty(),
                new Convergence(1, Convergence.Reason.EPOCHS, false));
        String text = new ClosingTable("m", "v", true, model, List.of()).render();
        assertTrue(text.contains("... 4980 more in terms.csv\n"), text);
        assertTrue(text.contains("  x19 "), text);
        assertFalse(text.contains("x20"), text);
        assertTrue(text.contains("  intercept "), text);
    }

    @Test
    void namesOfOthersCannotMoveTheCursor() {
        FittedModel model = model(
                line(List.of("a\u001b[2J\nb", "\u202egnp.exe", "x".repeat(500)), 1, 2, 3),
                new RowAccount(1, 1, 0, 0, Map.of()),
                Optional.empty(),
                new Convergence(1, Convergence.Reason.PATIENCE, false));
        String text = new ClosingTable("m", "v", true, model, List.of("a\rb")).render();
        assertTrue(text.chars().noneMatch(c -> c < ' ' && c != '\n' || c == '\u202e'), text);
        assertTrue(text.contains("a\\u001b[2J\\nb"), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    }

    private static LinearModel line(List<String> features, double... slopes) {
        return new LinearModel("y", features, slopes, new double[slopes.length], 0, 12345.5, true);
    }

    private static FittedModel model(
            LinearModel line, RowAccount rows, Optional<Metrics> holdout, Convergence convergence) {
        return new FittedModel(
                line,
                "squared",
                rows,
                new Metrics(0.25, 0.5, Double.NaN, 0.9375),
                holdout,
                convergence,
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                new Provenance(List.of(), Map.of(), Map.of()));
    }
}
