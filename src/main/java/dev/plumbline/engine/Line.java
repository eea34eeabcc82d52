package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.LinearModel;
import java.io.Serializable;

/** A model's published form on the wire, where records do not travel. */
final class Line implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] slopes;
    private final double[] centre;
    private final double interceptAtCentre;

    Line(LinearModel model) {
        this.slopes = model.slopes();
        this.centre = model.centre();
        this.interceptAtCentre = model.interceptAtCentre();
    }

    /**
     * Predicts {@code count} rows from {@code from} on, in the order of operations that the published form promises.
     *
     * @param x scratch for as many doubles
     */
    void predict(NarrowBlock block, int from, int count, double[] x, double[] into) {
        java.util.Arrays.fill(into, 0, count, interceptAtCentre);
        for (int j = 0; j < slopes.length; j++) {
            double slope = slopes[j];
            double c = centre[j];
            block.feature(j).copy(from, count, x);
            for (int i = 0; i < count; i++) {
                into[i] += slope * (x[i] - c);
            }
        }
    }

    /** Predicts one row in the same order of operations; {@code x} holds the features in model order. */
    double predict(double[] x) {
        double sum = interceptAtCentre;
        for (int j = 0; j < slopes.length; j++) {
            sum += slopes[j] * (x[j] - centre[j]);
        }
        return sum;
    }
}
