package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
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
        assertTrue(older.startsWith("m 2026-11-24: published; the current version speaks for a later day"), older);
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
        assertTrue(text.lines().allMatch(line -> line.length() < 120), text);
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
                new Provenance(List.of(), Map.of(), Map.of()));
    }
}
