package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnconvergedTest {
    private static Optional<String> warning(Reason reason, boolean converged, Optional<FitStatistics> statistics) {
        return Unconverged.warning(new FittedModel(
                new LinearModel("y", List.of("x"), new double[] {2}, new double[] {0}, 1, 1, true),
                "squared",
                new RowAccount(9, 9, 0, 0, Map.of()),
                new Metrics(1, 1, 1, 0.5),
                Optional.empty(),
                new Convergence(7, reason, converged),
                Map.of(),
                statistics,
                List.of(),
                List.of(),
                new Provenance(List.of(), Map.of(), Map.of())));
    }

    private static FitStatistics statistics() {
        FitStatistics.FTest test = new FitStatistics.FTest(1, 1, 7, 0.5, -0.3);
        FitStatistics.Condition condition = new FitStatistics.Condition(1, 1);
        return new FitStatistics(9, 7, 1, 7, 14, 0.5, 0.4, test, 0, 0, 0, condition, 0.95, List.of(), Optional.empty());
    }

    @Test
    void theWayOutIsThatOfTheReason() {
        assertTrue(warning(Reason.EPOCHS, false, Optional.empty()).orElseThrow().endsWith("give more --epochs"));
        assertTrue(
                warning(Reason.DEADLINE, false, Optional.empty()).orElseThrow().endsWith("more time by --deadline"));
        String early = warning(Reason.PATIENCE, false, Optional.empty()).orElseThrow();
        assertTrue(early.startsWith("as --patience asks"), early);
        assertFalse(early.contains("--epochs"), early);
        assertEquals(Optional.empty(), warning(Reason.TOLERANCE, true, Optional.empty()));
    }

    @Test
    void statisticsOfTheOptimumAreNotTakenForThoseOfTheEstimates() {
        String said = warning(Reason.EPOCHS, false, Optional.of(statistics())).orElseThrow();
        assertTrue(said.endsWith("are those of the exact optimum, and not of its estimate"), said);
    }
}
