package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Gradient descent at constant rates over many seeded tables: forecast, closed form, alarm, and what happens. */
final class ForecastGridTest {
    private static final int TABLES = 240;
    private static final int EPOCHS = 6_000;

    /** One table with the rates that one user gives: one for all or one for each, up to 98 % of what is stable. */
    private record Case(long seed, Rows rows, Plans plans, Plan plan, double shareOfLimit) {
        static Case of(long seed) {
            Random random = new Random(seed);
            int features = 1 + random.nextInt(5);
            double offset = random.nextInt(3) * random.nextDouble() * 2;
            Rows rows = Rows.random(random, features, 30 + random.nextInt(50), 0.9 * random.nextDouble(), offset);
            Terrain terrain = rows.terrain(seed % 3 > 0);
            boolean oneRate = seed % 2 == 0;
            double share = 0.1 + 0.88 * random.nextDouble();
            Curvature curvature = terrain.curvature();
            double[] limits = curvature.stableLimits();
            LearningRates rates = oneRate
                    ? LearningRates.uniform(share * curvature.stableLimit(), limits.length)
                    : LearningRates.of(limits).times(share);
            Plan probe = plan(terrain, rates, 1e-14);
            double perDigit =
                    ClosedForm.of(terrain, probe, at -> false).orElseThrow().epochsPerDigit();
            // as far as gradients that are summed over rows tell one epoch from the next
            double tolerance = perDigit < 30 ? 1e-14 : 1e-10;
            return new Case(seed, rows, plans(terrain, tolerance), plan(terrain, rates, tolerance), share);
        }

        private static Plans plans(Terrain terrain, double tolerance) {
            return new Plans(terrain, Gradients.BY_ROWS, Given.epochs(EPOCHS, tolerance));
        }

        private static Plan plan(Terrain terrain, LearningRates rates, double tolerance) {
            return Given.withRates(plans(terrain, tolerance).advised(OptimizerKind.GD), rates);
        }

        /** What happens over the rows themselves, whose gradients are summed row by row. */
        Convergence happens() {
            Terrain terrain = plans.terrain();
            return new Trainer(plan, plans.gradients().remainingError(terrain), at -> false, () -> false)
                    .train(
                            rows.rowByRow(terrain.coordinates()),
                            TrainingState.startingAt(
                                    Parameters.zero(plan.names().size()), plan.optimizer()),
                            EpochListener.NONE)
                    .convergence();
        }

        @Override
        public String toString() {
            return "seed " + seed + ", " + plan.names().size() + " parameters, "
                    + plans.terrain().coordinates().system() + ", " + shareOfLimit + " of the limit";
        }
    }

    @Test
    void whatIsForecastHappensToWithinAnEpochAndNoAlarmIsFalse() {
        int compared = 0;
        for (long seed = 1; seed <= TABLES; seed++) {
            Case one = Case.of(seed);
            assertDoesNotThrow(
                    () -> Stability.require(one.plan, one.plans.terrain().hessian()), one::toString);
            Forecast forecast = Forecasts.of("chosen", one.plans, one.plan);
            Convergence happens = one.happens();
            String where = one + ": " + forecast + ", " + happens;
            if (forecast.epochs() > EPOCHS) {
                assertEquals(Reason.EPOCHS, happens.reason(), where);
                continue;
            }
            assertEquals(Ends.CONVERGES, forecast.ends(), where);
            assertEquals(Reason.TOLERANCE, happens.reason(), where);
            assertTrue(Math.abs(forecast.epochs() - happens.epochs()) <= 1, where);
            compared++;
        }
        assertTrue(compared >= 200, "compared " + compared);
    }

    @Test
    void theClosedFormIsWithinAnEpochOfTheRehearsal() {
        for (long seed = 1; seed <= TABLES; seed++) {
            Case one = Case.of(seed);
            Forecast forecast = Forecasts.of("chosen", one.plans, one.plan);
            long closed = ClosedForm.of(one.plans.terrain(), one.plan, at -> false)
                    .orElseThrow()
                    .epochs()
                    .orElseThrow();
            assertTrue(Math.abs(closed - forecast.epochs()) <= 1, one + ": " + closed + ", " + forecast);
        }
    }

    @Test
    void ratesFromJustAboveTheLimitToAMillionTimesAreFoundBeforeTheFirstEpoch() {
        for (long seed = 1; seed <= TABLES; seed++) {
            Case one = Case.of(seed);
            double[][] hessian = one.plans.terrain().hessian();
            for (double times : new double[] {1.01, 1.1, 2, 10, 1e3, 1e6}) {
                Plan plan = Given.withRates(one.plan, one.plan.rates().times(times / one.shareOfLimit));
                String where = one + " times " + times;
                Refusal refusal = assertThrows(Refusal.class, () -> Stability.require(plan, hessian), where);
                assertEquals(ExitCode.DIVERGED, refusal.code(), where);
                Forecast forecast = Forecasts.of("chosen", one.plans, plan);
                assertEquals(Ends.DIVERGES, forecast.ends(), where);
                assertEquals(0, forecast.epochs(), where);
            }
        }
    }
}
