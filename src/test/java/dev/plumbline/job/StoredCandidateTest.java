package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.engine.ScorePass;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredCandidateTest {
    private static LinearModel line(double slope, double centre, double atCentre) {
        return new LinearModel("y", List.of("x"), new double[] {slope}, new double[] {centre}, atCentre, 1, true);
    }

    @Test
    void oneBitOfTheLineIsAFaultOfTheStorage() {
        LinearModel fitted = line(2, 3, 7);
        assertDoesNotThrow(() -> StoredCandidate.requireSameLine(fitted, line(2, 3, 7)));
        for (LinearModel other : List.of(
                line(Math.nextUp(2.0), 3, 7),
                line(2, Math.nextUp(3.0), 7),
                line(2, 3, Math.nextUp(7.0)),
                line(2, 3, 7).among(List.of("x", "z")))) {
            Refusal refusal = assertThrows(Refusal.class, () -> StoredCandidate.requireSameLine(fitted, other));
            assertEquals(ExitCode.IO_ERROR, refusal.code());
        }
        assertThrows(Refusal.class, () -> StoredCandidate.requireSameLine(line(0.0, 3, 7), line(-0.0, 3, 7)));
    }

    @Test
    void oneBitOfAnErrorIsABugAndBothValuesAreSaid() {
        Trained trained = new Trained();
        trained.heldOut = Optional.of(new Metrics(9, 3, Double.NaN, 0.5));
        FittedModel fitted = trained.model();
        assertDoesNotThrow(() ->
                StoredCandidate.requireSameErrors(fitted, new ScorePass.Result(fitted.metrics(), fitted.holdout())));
        Metrics other = new Metrics(Math.nextUp(4.0), 2, Double.NaN, 0.75);
        for (ScorePass.Result again : List.of(
                new ScorePass.Result(other, fitted.holdout()),
                new ScorePass.Result(fitted.metrics(), Optional.of(other)),
                new ScorePass.Result(fitted.metrics(), Optional.empty()))) {
            Refusal refusal = assertThrows(Refusal.class, () -> StoredCandidate.requireSameErrors(fitted, again));
            assertEquals(ExitCode.INTERNAL, refusal.code());
            assertTrue(refusal.getMessage().contains("mse=4.0")
                    || refusal.getMessage().contains("mse=9.0"));
        }
    }
}
