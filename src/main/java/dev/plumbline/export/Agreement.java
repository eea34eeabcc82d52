package dev.plumbline.export;

import dev.plumbline.model.LinearModel;
import java.util.function.ToDoubleFunction;

/**
 * How near the predictions of an export come to those of its model.
 *
 * @param rows scored
 * @param sameBits whether all predictions are the same, bit for bit
 * @param largestUlps the largest difference in units in the last place of the model's prediction; infinite where one of
 *     the two is not a number
 * @param largestShare the largest difference as a share of how far the line moves over the sample from its prediction at
 *     the centre
 */
public record Agreement(int rows, boolean sameBits, double largestUlps, double largestShare) {
    static Agreement of(LinearModel line, Sample sample, ToDoubleFunction<double[]> export) {
        double middle = line.interceptAtCentre();
        boolean same = true;
        double ulps = 0;
        double difference = 0;
        double reach = 0;
        for (int i = 0; i < Sample.ROWS; i++) {
            double[] x = sample.row(i);
            double ours = line.predict(x);
            double theirs = export.applyAsDouble(x);
            if (Double.isFinite(ours)) {
                reach = Math.max(reach, Math.abs(ours - middle));
            }
            if (Double.doubleToLongBits(ours) != Double.doubleToLongBits(theirs)) {
                same = false;
                double apart = Math.abs(ours - theirs);
                double finite = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
                difference = Math.max(difference, finite);
                ulps = Math.max(ulps, Double.isInfinite(finite) ? finite : finite / Math.ulp(ours));
            }
        }
        return new Agreement(Sample.ROWS, same, ulps, share(difference, reach, middle));
    }

    /** A line that moves nowhere is measured by the size of its only prediction. */
    private static double share(double difference, double reach, double middle) {
        if (difference == 0) {
            return 0;
        }
        return difference / (reach > 0 ? reach : Math.abs(middle));
    }
}
