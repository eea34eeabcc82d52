package dev.plumbline.growth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final long SEED = 17;

    @Test
    void costsThatMadeThePointsAreFoundAgain() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            double job = random.nextDouble(1e-3, 1e-2);
            double value = random.nextDouble(1e-10, 1e-8);
            double product = random.nextDouble(1e-10, 1e-8);
            Model truth = new Model(Map.of(Cost.JOB, job, Cost.VALUE, value, Cost.PRODUCT, product));
            List<Point> points = new ArrayList<>();
            for (double x = 1; x <= 256; x *= 2) {
                Work work = Work.none()
                        .and(Cost.JOB, 1)
                        .and(Cost.VALUE, 1e7 * random.nextDouble(0.5, 2))
                        .and(Cost.PRODUCT, 1e6 * x);
                points.add(point(x, truth.seconds(work), work));
            }
            Curve curve = new Curve("made", "made", points, Set.of(Cost.VALUE, Cost.PRODUCT));
            Model found = new Model(Map.of(Cost.JOB, job)).fittedOn(List.of(curve));
            String where = "seed " + SEED + ", round " + round;
            assertEquals(value, found.of(Cost.VALUE), 1e-7 * value, where);
            assertEquals(product, found.of(Cost.PRODUCT), 1e-7 * product, where);
            Model.Errors errors = found.errors(curve);
            assertEquals(4, errors.points());
            assertTrue(errors.largest() < 1e-7, where + ": " + errors);
        }
    }

    @Test
    void theModelIsTestedOnPointsThatItWasNotFittedOn() {
        Work byte1 = Work.none().and(Cost.TABLE_BYTE, 1);
        List<Point> points = List.of(point(1, 2, byte1), point(2, 3, byte1), point(3, 2, byte1), point(4, 1, byte1));
        Curve curve = new Curve("made", "made", points, Set.of(Cost.TABLE_BYTE));
        Model found = new Model(Map.of()).fittedOn(List.of(curve));
        assertEquals(2, found.of(Cost.TABLE_BYTE), 1e-12);
        Model.Errors errors = found.errors(curve);
        assertEquals(2, errors.points());
        assertEquals((1 / 3.0 + 1) / 2, errors.median(), 1e-12);
        assertEquals(1, errors.largest(), 1e-12);
    }

    @Test
    void aCurveThatFitsNothingIsTestedOnAllOfItsPoints() {
        Work job = Work.none().and(Cost.JOB, 1);
        Curve curve = new Curve("made", "made", List.of(point(1, 1, job), point(2, 2, job)), Set.of());
        assertEquals(2, new Model(Map.of(Cost.JOB, 1.0)).errors(curve).points());
    }

    @Test
    void noCostComesOutBelowZero() {
        double[] found = NonNegativeFit.of(new double[][] {{1, 1}, {1, 2}, {1, 3}}, new double[] {3, 2, 1});
        assertArrayEquals(new double[] {2, 0}, found, 1e-12);
        assertArrayEquals(new double[] {0}, NonNegativeFit.of(new double[][] {{1}, {2}}, new double[] {-1, -2}), 0);
    }

    @Test
    void whatIsNotKnownIsNotForetold() {
        Model model = new Model(Map.of(Cost.JOB, 1.0));
        assertEquals(Double.NaN, model.seconds(Work.none().and(Cost.SPLIT, 1)));
        assertEquals(Double.NaN, model.seconds(Work.UNKNOWN));
        assertEquals(1, model.seconds(Work.none().and(Cost.JOB, 1).and(Cost.SPLIT, 0)));
    }

    private static Point point(double x, double seconds, Work work) {
        return Point.of(x, new Times(new double[] {seconds}), work);
    }
}
