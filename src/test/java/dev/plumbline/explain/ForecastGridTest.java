package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.explain.ForecastGrid.Case;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.model.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ForecastGridTest {
    private static final List<Case> CASES = ForecastGrid.cases();

    @Test
    void whatIsForecastHappensToWithinAnEpochAndNoAlarmIsFalse() {
        int compared = 0;
        for (Case one : CASES) {
            double[][] hessian = one.plans().terrain().hessian();
            assertDoesNotThrow(() -> Stability.require(one.plan(), hessian), one::toString);
            Forecast forecast = one.forecast();
            Convergence happens = one.happens();
            String where = one + ": " + forecast + ", " + happens;
            assertEquals(Ends.CONVERGES, forecast.ends(), where);
            if (forecast.epochs() > ForecastGrid.EPOCHS) {
                assertEquals(Reason.EPOCHS, happens.reason(), where);
                continue;
            }
            assertEquals(Reason.TOLERANCE, happens.reason(), where);
            assertTrue(Math.abs(forecast.epochs() - happens.epochs()) <= 1, where);
            long closed = one.closedForm();
            assertTrue(Math.abs(forecast.epochs() - closed) <= 1, where + ", closed form " + closed);
            compared++;
        }
        assertTrue(compared >= 200, "compared " + compared);
    }

    @Test
    void ratesFromJustAboveTheLimitToAMillionTimesAreFoundBeforeTheFirstEpoch() {
        for (Case one : CASES) {
            double[][] hessian = one.plans().terrain().hessian();
            for (double times : ForecastGrid.TIMES_THE_LIMIT) {
                Case wild = one.beyond(times);
                Refusal refusal =
                        assertThrows(Refusal.class, () -> Stability.require(wild.plan(), hessian), wild::toString);
                assertEquals(ExitCode.DIVERGED, refusal.code(), wild.toString());
                Forecast forecast = wild.forecast();
                assertEquals(Ends.DIVERGES, forecast.ends(), wild.toString());
                assertEquals(0, forecast.epochs(), wild.toString());
            }
        }
    }
}
