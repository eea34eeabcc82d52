package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.explain.LeastSquares;
import dev.plumbline.explain.Terrains;
import dev.plumbline.model.Charts;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.summation.ExactMoments;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where a descent was going to, taken back to the table's units by what the record says of it. */
class TakenChartsTest {
    private static final int ROWS = 400;
    private static final double NOISE = 0.5;

    @Test
    void theOptimumIsTheLineOfTheTableInEitherCoordinates() {
        for (boolean intercept : new boolean[] {true, false}) {
            for (CoordinateSystem system : CoordinateSystem.values()) {
                Charts.Descent found = descent(intercept, system);
                String what = system + ", intercept " + intercept;
                assertEquals(system, found.coordinates(), what);
                double b = found.labelCentre() + found.intercept();
                for (int j = 0; j < 2; j++) {
                    double slope = found.coefficients()[j] / found.scale()[j];
                    assertEquals(j == 0 ? 2 : -0.25, slope, 1e-9, what);
                    b -= system == CoordinateSystem.STANDARDIZED ? slope * found.centre()[j] : 0;
                }
                assertEquals(intercept ? 7 : 0, b, 1e-6, what);
                assertEquals(NOISE * NOISE / 2, found.objective(), 1e-9, what + ": half the mean squared residual");
            }
        }
    }

    /** Each row has a twin on the other side of the line, so that the line is known. */
    private static Charts.Descent descent(boolean intercept, CoordinateSystem system) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] columns = new double[3][ROWS];
        for (int i = 0; i < ROWS; i += 2) {
            double a = 1_000 + random.nextDouble();
            double b = 30 * random.nextDouble();
            for (int twin = 0; twin < 2; twin++) {
                columns[0][i + twin] = a;
                columns[1][i + twin] = b;
                columns[2][i + twin] = (intercept ? 7 : 0) + 2 * a - 0.25 * b + (twin == 0 ? NOISE : -NOISE);
            }
        }
        ExactMoments moments = new ExactMoments(3, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(columns, null, ROWS);
        List<String> features = Arrays.asList("a", "b");
        return TakenCharts.descent(Terrains.of(moments, features, LeastSquares.of(moments, intercept))
                .in(system));
    }
}
