package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.explain.AutoOptimizer.Choice;
import dev.plumbline.model.Forecast;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AutoOptimizerTest {
    private static Choice choose(Rows rows, Gradients gradients, DescentSettings settings) {
        return AutoOptimizer.choose(new Plans(rows.terrain(settings.standardize()), gradients, settings));
    }

    /** Two features of which the second is the first and a little noise. */
    private static Rows nearlyTheSame(double apart) {
        Random random = new Random(12);
        double[][] columns = new double[3][80];
        for (int r = 0; r < 80; r++) {
            columns[0][r] = random.nextGaussian();
            columns[1][r] = columns[0][r] + apart * random.nextGaussian();
            columns[2][r] = columns[0][r] - 2 * columns[1][r] + random.nextGaussian();
        }
        return new Rows(columns, true);
    }

    @Test
    void theFirstThatFitsIsTaken() {
        Choice line = choose(Rows.even(100, 0, 10), Gradients.BY_ROWS, Given.defaults());
        assertEquals(OptimizerKind.GD, line.kind());
        assertTrue(line.why().matches("gd: [123] epochs? forecast, 450 allowed"), line.why());
        assertEquals(1, line.considered().size());

        Choice related = choose(nearlyTheSame(0.3), Gradients.BY_MOMENTS, Given.defaults());
        assertEquals(OptimizerKind.NESTEROV, related.kind(), related.why());
        assertTrue(related.considered().get(0).epochs() > 450, related.toString());

        Choice close = choose(nearlyTheSame(0.003), Gradients.BY_MOMENTS, Given.defaults());
        assertEquals(OptimizerKind.CG, close.kind(), close.why());
        assertEquals(3, close.considered().size());
    }

    @Test
    void newtonIsLeftWhereNothingElseIsFastEnough() {
        Choice one = choose(nearlyTheSame(0.3), Gradients.BY_MOMENTS, Given.epochs(1, 1e-14));
        assertEquals(OptimizerKind.NEWTON, one.kind());
        assertTrue(one.why().startsWith("newton: gd would take "), one.why());
        assertTrue(one.why().contains(" epochs, nesterov "), one.why());
        Forecast last = one.considered().get(one.considered().size() - 1);
        assertEquals("newton", last.optimizer());
        assertEquals(1, last.epochs());
    }

    @Test
    void whereGradientsAreRoundedNewtonTakesOverFromDescents() {
        Choice rows = choose(nearlyTheSame(0.001), Gradients.BY_ROWS, Given.defaults());
        assertEquals(OptimizerKind.NEWTON, rows.kind(), rows.why());
        assertTrue(
                rows.why()
                        .matches("newton: gd would take [0-9,]+ epochs, nesterov [0-9,]+, and the rounding of"
                                + " gradients leaves cg (8|9|10) digits of 'x[12]'"),
                rows.why());
    }

    @Test
    void aSlopeOf0HasNoDigitsToLose() {
        Rows rows = new Rows(new double[][] {{-1, 1, -1, 1}, {1, 1, 2, 2}}, true);
        Choice choice = choose(rows, Gradients.BY_ROWS, Given.defaults());
        assertEquals(OptimizerKind.GD, choice.kind(), choice.why());
    }

    @Test
    void onAConditionOf1e19NewtonIsTakenAndEveryForecastIsANumber() {
        Rows rows = Rows.powers(new Random(1), 82, 10, -8.8, -3.1);
        for (Gradients gradients : Gradients.values()) {
            Choice choice = choose(rows, gradients, Given.defaults());
            assertEquals(OptimizerKind.NEWTON, choice.kind(), choice.why());
            Plans plans = new Plans(rows.terrain(true), gradients, Given.defaults());
            for (Forecast forecast : Forecasts.all(rows.terrains(), plans, choice.kind())) {
                boolean linear = List.of("gd", "momentum", "nesterov").contains(forecast.optimizer());
                assertTrue(forecast.epochs() >= 1 && (!linear || forecast.epochsPerDigit() > 1e8), forecast.toString());
            }
        }
    }

    @Test
    void aCoarserToleranceIsContentWithFewerDigits() {
        Choice coarse = choose(nearlyTheSame(0.001), Gradients.BY_ROWS, Given.epochs(450, 1e-6));
        assertEquals(OptimizerKind.CG, coarse.kind(), coarse.why());
    }

    @Test
    void ratesAndSchedulesOfTheUsersAreGradientDescents() {
        Choice rate = choose(Rows.even(100, 0, 10), Gradients.BY_ROWS, Given.rate(0.001, 450));
        assertEquals(OptimizerKind.GD, rate.kind());
        assertTrue(rate.why().contains("--learning-rate"), rate.why());
        assertTrue(rate.why().endsWith(" epochs forecast, 450 allowed"), rate.why());
        Schedule falling = new Schedule(Schedule.Kind.INVERSE, 0.5, 1);
        DescentSettings scheduled = Given.settings(new RateSetting.Auto(), Optional.of(falling), 450, 1e-14);
        Choice schedule = choose(nearlyTheSame(0.3), Gradients.BY_ROWS, scheduled);
        assertEquals(OptimizerKind.GD, schedule.kind());
        assertTrue(schedule.why().contains("--schedule"), schedule.why());
        DescentSettings constant = Given.settings(new RateSetting.Auto(), Optional.of(Schedule.CONSTANT), 450, 1e-14);
        assertEquals(
                OptimizerKind.NESTEROV,
                choose(nearlyTheSame(0.3), Gradients.BY_MOMENTS, constant).kind());
    }

    @Test
    void ratesThatRunAwayAreForecastSoUnlessTheyMayBackOff() {
        Choice wild = choose(Rows.even(100, 0, 10), Gradients.BY_ROWS, Given.rate(3, 450));
        assertTrue(wild.why().endsWith("; forecast to run away"), wild.why());
        Choice tamed = choose(Rows.even(100, 0, 10), Gradients.BY_ROWS, Given.backingOff(Given.rate(3, 450)));
        assertTrue(tamed.why().endsWith(" epochs forecast, 450 allowed"), tamed.why());
    }

    @Test
    void anOptimizerThatIsNamedIsTaken() {
        Choice named = choose(Rows.even(100, 0, 10), Gradients.BY_ROWS, Given.named(OptimizerKind.MOMENTUM));
        assertEquals(OptimizerKind.MOMENTUM, named.kind());
        assertTrue(named.why().startsWith("momentum: as asked; "), named.why());
    }

    @Test
    void aboveTheMomentsLimitAutoIsGradientDescent() {
        Choice blind = AutoOptimizer.withoutForecast(Given.defaults());
        assertEquals(OptimizerKind.GD, blind.kind());
        assertEquals(List.of(), blind.considered());
        assertEquals(
                OptimizerKind.ADAM,
                AutoOptimizer.withoutForecast(Given.named(OptimizerKind.ADAM)).kind());
    }
}
