package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.LinearModel;
import dev.plumbline.summation.ExactMoments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictedColumnTest {
    private static LinearModel line(int features, double slope, double centre) {
        double[] slopes = new double[features];
        Arrays.fill(slopes, slope);
        double[] centres = new double[features];
        Arrays.fill(centres, centre);
        List<String> names = IntStream.range(0, features).mapToObj(j -> "x" + j).toList();
        return new LinearModel("y", names, slopes, centres, 1, 0, true);
    }

    private static ExactMoments of(int features, double... values) {
        double[][] columns = new double[features][];
        Arrays.fill(columns, values);
        ExactMoments moments = new ExactMoments(features, ExactMoments.Detail.SQUARES_ONLY);
        moments.add(columns, null, values.length);
        return moments;
    }

    @Test
    void whatStaysFarFromTheEndOfTheNumbersIsGenerated() {
        assertTrue(PredictedColumn.isGeneratedAndFinite(line(3, -2e100, 1e9), of(3, -1e150, 7, 1e150)));
        assertTrue(PredictedColumn.isGeneratedAndFinite(line(100, 1, 0), of(100, 1, 2)));
    }

    @Test
    void whatMayReachItIsNot() {
        assertFalse(PredictedColumn.isGeneratedAndFinite(line(1, 1e10, 0), of(1, 1, 1e300)));
        assertFalse(PredictedColumn.isGeneratedAndFinite(line(1, 1e10, 0), of(1, -1e300, 1)));
        assertFalse(PredictedColumn.isGeneratedAndFinite(line(1, 1e-300, -1.7e308), of(1, 1.7e308)));
        // Each of them stays, and two together do not; that they might cancel each other is not asked.
        assertFalse(PredictedColumn.isGeneratedAndFinite(line(2, 1e8, 0), of(2, 1e300, 8e299)));
    }

    @Test
    void whatIsTooManyTermsForSparkIsNot() {
        assertFalse(PredictedColumn.isGeneratedAndFinite(line(101, 1, 0), of(101, 1, 2)));
    }
}
