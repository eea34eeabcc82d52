package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ForecastsTest {
    /** What happens over the rows themselves, where nothing but rows is summed. */
    private static Convergence happens(Rows rows, Plans plans, Plan plan) {
        return new Trainer(plan, plans.gradients().remainingError(plans.terrain()), at -> false, () -> false)
                .train(
                        rows.rowByRow(plans.terrain().coordinates()),
                        TrainingState.startingAt(Parameters.zero(plan.names().size()), plan.optimizer()),
                        EpochListener.NONE)
                .convergence();
    }

    @Test
    void forecastsOfGradientDescentAreWithinAnEpochOfWhatHappensOverTheRows() {
        int compared = 0;
        long worst = 0;
        for (long seed = 1; seed <= 240; seed++) {
            Random random = new Random(seed);
            int features = 1 + random.nextInt(4);
            Rows rows = Rows.random(
                    random, features, 40 + random.nextInt(60), 0.8 * random.nextDouble(), random.nextDouble());
            boolean standardized = seed % 3 > 0;
            Plans plans = new Plans(
                    rows.terrain(standardized), Gradients.BY_ROWS, Given.epochs(4_000, standardized ? 1e-13 : 1e-9));
            Plan advised = plans.advised(OptimizerKind.GD);
            double share = 0.3 + 0.7 * random.nextDouble();
            Plan plan = Given.withRates(advised, advised.rates().times(share));
            Forecast forecast = Forecasts.of("a share of the advised rates", plans, plan);
            Convergence happens = happens(rows, plans, plan);
            String where = "seed " + seed + ": " + forecast + ", " + happens;
            System.out.println(where);
            if (forecast.ends() == Ends.CONVERGES && forecast.epochs() <= plan.epochs()) {
                assertEquals(Reason.TOLERANCE, happens.reason(), where);
                long apart = Math.abs(forecast.epochs() - happens.epochs());
                assertTrue(apart <= 1, where);
                worst = Math.max(worst, apart);
                compared++;
            } else {
                assertEquals(Reason.EPOCHS, happens.reason(), where);
            }
        }
        assertTrue(compared >= 200, compared + " converged");
    }
}
