package dev.plumbline.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Charts;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Density;
import dev.plumbline.model.Histogram;
import dev.plumbline.model.HistoryLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What charts say, on data that were made to be so. */
class ChartsTest {
    private static final int ROWS = 20_000;

    private static double[] predictions() {
        return new Random(1).doubles(ROWS, 0, 10).toArray();
    }

    private static String residuals(double[] predictions, double[] residuals) {
        return ResidualChart.of(Simulation.density(predictions, residuals)).sentence();
    }

    @Test
    void residualsThatFanOutAreCalledSo() {
        Random random = new Random(2);
        double[] predictions = predictions();
        double[] even =
                DoubleStream.of(predictions).map(p -> random.nextGaussian()).toArray();
        double[] fan =
                DoubleStream.of(predictions).map(p -> p * random.nextGaussian()).toArray();
        double[] funnel = DoubleStream.of(predictions)
                .map(p -> (10 - p) * random.nextGaussian())
                .toArray();
        assertTrue(residuals(predictions, even).startsWith("The residuals are spread about evenly"));
        assertTrue(residuals(predictions, fan).startsWith("The residuals fan out:"));
        assertTrue(residuals(predictions, funnel).startsWith("The residuals fan out downwards:"));
    }

    @Test
    void residualsThatBendAreCalledSo() {
        Random random = new Random(3);
        double[] predictions = predictions();
        double[] bent = DoubleStream.of(predictions)
                .map(p -> -(p - 5) * (p - 5) / 10 + random.nextGaussian())
                .toArray();
        assertTrue(residuals(predictions, bent).contains("They bend"));
        assertTrue(residuals(predictions, bent).contains("above"));
    }

    @Test
    void tailsAreHeldAgainstTheNormalDistribution() {
        Random random = new Random(4);
        double[] normal = random.doubles(ROWS).map(p -> random.nextGaussian()).toArray();
        double[] heavy = random.doubles(ROWS)
                .map(p -> random.nextGaussian() / Math.sqrt(0.2 + Math.abs(random.nextGaussian())))
                .toArray();
        double[] light = random.doubles(ROWS, -1, 1).toArray();
        assertTrue(tails(normal).startsWith("The points follow the diagonal"), tails(normal));
        assertTrue(tails(heavy).contains("heavier"), tails(heavy));
        assertTrue(tails(light).contains("lighter"), tails(light));
    }

    private static String tails(double[] values) {
        return NormalCharts.of(Simulation.histogram(values)).get(1).sentence();
    }

    @Test
    void nothingToDrawIsToldInWords() {
        long[] one = new long[8];
        one[3] = 5;
        assertEquals(1, NormalCharts.of(new Histogram(0, 1, one)).size());
        assertTrue(NormalCharts.of(new Histogram(0, 1, one)).get(0).option().isEmpty());
        Density none = new Density(new Density.Axis(0, 1, 2), new Density.Axis(0, 1, 2), new long[4]);
        assertTrue(ResidualChart.of(none).option().isEmpty());
        HistoryLine only = Samples.demo().history().get(0);
        assertTrue(LossChart.of(List.of(only), Optional.empty()).option().isEmpty());
        assertTrue(TrendCharts.of(Samples.demo().nights(), Optional.empty()).isEmpty());
    }

    @Test
    void aHeatIsTheSameCountsInFewerCells() {
        Random random = new Random(5);
        double[] x = random.doubles(ROWS, 3, 9).toArray();
        double[] y = random.doubles(ROWS, -1, 1).toArray();
        Density fine = Simulation.density(x, y);
        Heat heat = Heat.of(fine, 16);
        assertTrue(heat.columns() <= 16);
        assertEquals(ROWS, heat.spread(0, heat.columns()).count());
        assertTrue(heat.left() <= 3 && heat.right() >= 9 && heat.left() > 2 && heat.right() < 10);
        assertEquals(0, heat.spread(0, heat.columns()).mean(), 0.03);
    }

    @Test
    void aLongDescentIsThinnedToItsFirstAndLastEpochAndFewBetween() {
        List<HistoryLine> lines = new ArrayList<>();
        HistoryLine one = Samples.demo().history().get(0);
        for (int epoch = 1; epoch <= 100_000; epoch++) {
            lines.add(
                    new HistoryLine(epoch, 1, 1, 1, 1, 1, one.coordinates(), 0, one.coefficients(), 0, one.rates(), 0));
        }
        List<HistoryLine> thin = Course.thin(lines, 400);
        assertTrue(thin.size() <= 400 && thin.size() > 300, "kept " + thin.size());
        assertEquals(1, thin.get(0).epoch());
        assertEquals(2, thin.get(1).epoch());
        assertEquals(100_000, thin.get(thin.size() - 1).epoch());
    }

    @Test
    void theInterceptIsSeenToArriveAfterTheSlope() {
        Simulation rows = new Simulation(List.of("x"), 2_000, 3, 0);
        List<HistoryLine> history = rows.descend(CoordinateSystem.RAW, 450, 0.1, 0.1);
        Charts.Descent end = rows.charts(CoordinateSystem.RAW, false).descent().orElseThrow();
        List<Journey> ways = Journey.all(
                List.of("x"),
                end,
                new Journey.Start(true, history.get(0), Samples.demo().fitted().orElseThrow()));
        long slope = ways.get(0).arrival(history, 0.01);
        long intercept = ways.get(1).arrival(history, 0.01);
        assertTrue(slope > 0 && intercept > 2 * slope, slope + " and " + intercept);
    }

    @Test
    void contoursOfAValleyAreWhereTheObjectiveIsTheSame() {
        // By hand: J - optimum = ((db + 2 dk)^2 + (3 dk)^2) / 2 for mean 2 and sd 3.
        Valley valley = new Valley("", "x", 2, 3, List.of(new double[] {0, 0}), new double[] {1, 1});
        Chart chart = valley.chart("valley", false);
        var outer = chart.option().orElseThrow().get("series").get(1).get("data");
        for (var point : outer) {
            double dk = point.get(0).asDouble() - 1;
            double db = point.get(1).asDouble() - 1;
            assertEquals((9 + 9) / 2.0, ((db + 2 * dk) * (db + 2 * dk) + 9 * dk * dk) / 2, 1e-3);
        }
        assertTrue(new Valley("", "x", 2000, 3, List.of(new double[] {0, 0}), new double[] {1, 1})
                .chart("valley", false)
                .option()
                .isEmpty());
    }
}
