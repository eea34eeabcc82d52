package dev.plumbline.export;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an export says once it is read again.
 *
 * @param features names in the order in which it adds up; as the form spells them
 * @param prediction for the features of a row in that order
 */
public record Rereading(List<String> features, ToDoubleFunction<double[]> prediction) {
    public Rereading {
        features = List.copyOf(features);
    }

    /** A sum from left to right that begins at {@code start}. */
    static Rereading centred(List<String> features, double[] slopes, double[] centre, double start) {
        return new Rereading(features, x -> {
            double sum = start;
            for (int j = 0; j < slopes.length; j++) {
                sum += slopes[j] * (x[j] - centre[j]);
            }
            return sum;
        });
    }

    /** Products first, the intercept last, as Spark ML adds up. */
    static Rereading atTheOrigin(List<String> features, double[] slopes, double intercept) {
        return new Rereading(features, x -> {
            double sum = 0;
            for (int j = 0; j < slopes.length; j++) {
                sum += slopes[j] * x[j];
            }
            return sum + intercept;
        });
    }
}
