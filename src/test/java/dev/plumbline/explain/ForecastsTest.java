package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.train.Momentum;
import dev.plumbline.train.Nesterov;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.Schedule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ForecastsTest {
    private static List<Forecast> all(Rows rows, OptimizerKind kind) {
        Plans plans = new Plans(rows.terrain(true), Gradients.BY_ROWS, Given.defaults());
        return Forecasts.all(rows.terrains(), plans, kind);
    }

    @Test
    void theInterceptsStoryIsToldInEpochsForSixDigits() {
        List<Forecast> narrow = all(Rows.even(2_000, 0, 10), OptimizerKind.GD);
        List<Forecast> wide = all(Rows.even(2_000, 0, 100), OptimizerKind.GD);
        assertEquals(963, 6 * narrow.get(0).epochsPerDigit(), 0.5);
        assertEquals(96, 6 * narrow.get(1).epochsPerDigit(), 0.5);
        assertEquals(92_000, 6 * wide.get(0).epochsPerDigit(), 500);
        assertEquals(96, 6 * wide.get(1).epochsPerDigit(), 0.5);
        for (Forecast standardized : List.of(narrow.get(2), wide.get(2))) {
            assertTrue(6 * standardized.epochsPerDigit() < 1, standardized.toString());
            assertTrue(standardized.epochs() <= 3, standardized.toString());
        }
        // from start to the tolerance of 1e-14: some 14 digits
        assertEquals(14 * narrow.get(0).epochsPerDigit(), narrow.get(0).epochs(), 250);
        assertEquals(Ends.CONVERGES, wide.get(0).ends());
        assertEquals(14 * wide.get(0).epochsPerDigit(), wide.get(0).epochs(), 25_000);
    }

    @Test
    void theListGoesFromOneRateToEachOptimizer() {
        List<Forecast> all = all(Rows.random(new Random(4), 3, 50, 0.6, 1), OptimizerKind.NESTEROV);
        List<String> ways = all.stream().map(Forecast::way).toList();
        assertEquals(
                List.of(
                        "one rate for all",
                        "a rate for each parameter",
                        "standardized",
                        "nesterov, the chosen settings",
                        "nesterov, as advised",
                        "momentum, as advised",
                        "adagrad, as advised",
                        "rmsprop, as advised",
                        "adam, as advised",
                        "cg, as advised",
                        "newton, as advised"),
                ways);
        assertEquals(CoordinateSystem.RAW, all.get(1).coordinates());
        assertEquals(CoordinateSystem.STANDARDIZED, all.get(2).coordinates());
        assertEquals(all.get(3).epochs(), all.get(4).epochs());
        assertEquals(1, all.get(10).epochs());
        assertTrue(all.get(9).epochs() <= 8, all.get(9).toString());
        assertTrue(Double.isNaN(all.get(8).epochsPerDigit()));
    }

    @Test
    void rulesWithAVelocityAreToldByTheirClosedFormToSomePercent() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            Rows rows = Rows.random(random, 1 + random.nextInt(4), 40, 0.95 * random.nextDouble(), 1);
            Plans plans = new Plans(rows.terrain(true), Gradients.BY_MOMENTS, Given.epochs(20_000, 1e-12));
            for (OptimizerKind kind : List.of(OptimizerKind.MOMENTUM, OptimizerKind.NESTEROV)) {
                Plan plan = plans.advised(kind);
                Forecast forecast = Forecasts.of(kind.id(), plans, plan);
                ClosedForm form =
                        ClosedForm.of(plans.terrain(), plan, at -> false).orElseThrow();
                long closed = form.epochs().orElseThrow();
                String where = "seed " + seed + ": " + closed + ", " + forecast;
                assertEquals(Ends.CONVERGES, forecast.ends(), where);
                assertTrue(closed >= forecast.epochs() && closed <= 1.1 * forecast.epochs() + 3, where);
            }
        }
    }

    @Test
    void theLongRunIsThatOfTheRecurrenceItself() {
        for (double h : new double[] {1e-9, 1e-4, 0.01, 0.3, 0.9, 1, 1.2}) {
            for (Recurrence recurrence : List.of(
                    Recurrence.of(new Nesterov(0.9)).orElseThrow(),
                    Recurrence.of(new Momentum(0.8)).orElseThrow(),
                    Recurrence.of(new Nesterov(0)).orElseThrow())) {
                double gain = recurrence.gain(h);
                // swings between roots of one size do not matter over many epochs
                long epochs = (long) Math.min(1e12, 200 / -Math.log1p(-Math.min(0.999, gain)));
                double measured = -Math.log(largestOf(recurrence, h, epochs)) / epochs;
                double expected = -Math.log1p(-gain);
                boolean gone = gain >= 1;
                assertTrue(
                        gone || Math.abs(measured - expected) <= 0.05 * expected,
                        recurrence + " h " + h + ": " + measured + ", " + expected);
            }
        }
    }

    private static double largestOf(Recurrence recurrence, double h, long epochs) {
        double largest = 0;
        for (long near = epochs; near < epochs + 40; near++) {
            largest = Math.max(largest, Math.abs(recurrence.factor(h, near)));
        }
        return largest;
    }

    @Test
    void beyondTheEpochsTheClosedFormTellsWhen() {
        // a thousand spreads from 0: epochs that nobody will do
        Rows rows = Rows.random(new Random(9), 1, 60, 0, 1e3);
        Forecast one = all(rows, OptimizerKind.GD).get(0);
        assertEquals(Ends.CONVERGES, one.ends());
        assertEquals(14 * one.epochsPerDigit(), one.epochs(), 0.6 * one.epochs());
        assertTrue(one.epochs() > 1e9, one.toString());
        Forecast never =
                all(Rows.random(new Random(9), 1, 60, 0, 1e9), OptimizerKind.GD).get(0);
        assertEquals(Ends.LATER, never.ends());
        assertTrue(never.epochs() > 1e18 && never.epochsPerDigit() > never.epochs() / 14.0, never.toString());
    }

    @Test
    void aScheduleIsRehearsedAndOneThatRunsAwayIsSaidTo() {
        Rows rows = Rows.random(new Random(2), 2, 40, 0.5, 0);
        Terrain terrain = rows.terrain(true);
        Plans plans = new Plans(terrain, Gradients.BY_ROWS, Given.defaults());
        double limit = terrain.curvature().stableLimit();
        Schedule cosine = new Schedule(Schedule.Kind.COSINE, 0.5, 1);
        Plans falling = new Plans(terrain, Gradients.BY_ROWS, Given.scheduled(0.9 * limit, cosine));
        Forecast calm = Forecasts.of("cosine", falling, falling.of(OptimizerKind.GD));
        assertEquals(Ends.CONVERGES, calm.ends(), calm.toString());
        Schedule slow = new Schedule(Schedule.Kind.EXPONENTIAL, 0.999, 1);
        Plans rising = new Plans(terrain, Gradients.BY_ROWS, Given.scheduled(20 * limit, slow));
        Forecast wild = Forecasts.of("exponential", rising, rising.of(OptimizerKind.GD));
        assertEquals(Ends.DIVERGES, wild.ends(), wild.toString());
        assertTrue(wild.epochs() > 0 && wild.epochs() < 30, wild.toString());
        Plan tooLarge = Given.withRates(
                plans.advised(OptimizerKind.GD),
                plans.advised(OptimizerKind.GD).rates().times(3));
        assertEquals(0, Forecasts.of("constant", plans, tooLarge).epochs());
    }

    @Test
    void nearEnoughEndsADescentEarlier() {
        Terrain terrain = Rows.random(new Random(6), 3, 60, 0.7, 0).terrain(true);
        Plans all = new Plans(terrain, Gradients.BY_ROWS, Given.defaults());
        Plans near = new Plans(
                terrain,
                Gradients.BY_ROWS,
                Given.defaults(),
                coordinates -> at -> Math.abs(at.hi(0) - terrain.optimum().hi(0)) < 1e-3);
        Forecast full = Forecasts.of("gd", all, all.of(OptimizerKind.GD));
        Forecast early = Forecasts.of("gd", near, near.of(OptimizerKind.GD));
        assertEquals(Ends.CONVERGES, early.ends());
        assertTrue(early.epochs() < full.epochs() / 2, early + ", " + full);
    }

    @Test
    void withoutAToleranceTheForecastIsOfTheCustomaryOne() {
        Terrain terrain = Rows.random(new Random(6), 3, 60, 0.7, 0).terrain(true);
        Plans none = new Plans(terrain, Gradients.BY_ROWS, Given.epochs(450, 0));
        Plans usual = new Plans(terrain, Gradients.BY_ROWS, Given.epochs(450, 1e-14));
        assertEquals(
                Forecasts.of("gd", usual, usual.of(OptimizerKind.GD)),
                Forecasts.of("gd", none, none.of(OptimizerKind.GD)));
    }

    @Test
    void columnsInTheMostExtremeUnitsAreForecastLikeAnyOthers() {
        double[] units = {1e140, 1e-140, 1e100};
        Rows rows = Rows.of(new Random(3), 60, random -> {
            double[] row = random.doubles(3, -1, 1).toArray();
            row[2] += 2 * row[0] - row[1];
            for (int j = 0; j < units.length; j++) {
                row[j] *= units[j];
            }
            return row;
        });
        Landscape raw = Landscape.of(rows.terrain(false));
        double steepest = raw.parameters().get(0).curvature();
        assertEquals(steepest, raw.largest(), 1e-9 * steepest);
        assertEquals(Double.POSITIVE_INFINITY, raw.condition());
        List<Forecast> all = all(rows, OptimizerKind.GD);
        assertEquals(Ends.LATER, all.get(0).ends(), "one rate for all");
        for (Forecast forecast : all.subList(1, all.size())) {
            assertEquals(Ends.CONVERGES, forecast.ends(), forecast.toString());
            assertTrue(forecast.epochs() <= 450, forecast.toString());
        }
    }

    @Test
    void aDescentFromElsewhereIsForecastFromThere() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Rows rows = Rows.random(random, 2, 40, 0.9, 1);
            Plans cold = new Plans(rows.terrain(true), Gradients.BY_MOMENTS, Given.epochs(20_000, 1e-12));
            Parameters optimum = cold.terrain().optimum();
            double[] away = {1e-6, -1e-6, 1e-6};
            Plans warm = cold.startingAt(coordinates -> optimum.plus(away));
            Plans there = cold.startingAt(coordinates -> optimum);
            for (OptimizerKind kind : List.of(OptimizerKind.GD, OptimizerKind.NESTEROV, OptimizerKind.ADAGRAD)) {
                Plan plan = cold.advised(kind);
                long fromZero = Forecasts.of("cold", cold, plan).epochs();
                Forecast fromNear = Forecasts.of("warm", warm, plan);
                String where = "seed " + seed + ", " + kind.id();
                assertEquals(Ends.CONVERGES, fromNear.ends(), where);
                assertTrue(fromNear.epochs() < fromZero, where + ": " + fromNear.epochs() + ", " + fromZero);
                assertEquals(0, Forecasts.of("there", there, plan).epochs(), where);
            }
            Plan gd = cold.advised(OptimizerKind.GD);
            long closed = ClosedForm.of(
                            cold.terrain(),
                            gd,
                            at -> false,
                            warm.start().apply(cold.terrain().coordinates()))
                    .orElseThrow()
                    .epochs()
                    .orElseThrow();
            assertEquals(Forecasts.of("warm", warm, gd).epochs(), closed, 2, "seed " + seed);
        }
    }
}
