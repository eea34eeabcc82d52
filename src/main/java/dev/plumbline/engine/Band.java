package dev.plumbline.engine;

import dev.plumbline.model.LinearModel;
import dev.plumbline.model.PredictionBand;
import java.io.Serializable;

/** A {@link PredictionBand} on the wire, where records do not travel; the same bits. */
final class Band implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double quantile;
    private final double variance;
    private final double[][] covariance;
    private final double[] centre;

    Band(PredictionBand band, LinearModel model) {
        this.quantile = band.quantile();
        this.variance = band.variance();
        this.covariance = band.covariance();
        this.centre = model.centre();
    }

    /**
     * How far the interval of a row reaches to either side of its prediction.
     *
     * @param x the features in model order
     * @param z scratch for one double more than there are features
     */
    double reach(double[] x, double[] z) {
        for (int j = 0; j < centre.length; j++) {
            z[j] = x[j] - centre[j];
        }
        z[centre.length] = 1;
        double sum = 0;
        for (int i = 0; i < covariance.length; i++) {
            double[] row = covariance[i];
            double others = 0;
            for (int j = 0; j < i; j++) {
                others += row[j] * z[j];
            }
            sum += z[i] * (2 * others + row[i] * z[i]);
        }
        return quantile * Math.sqrt(variance + (sum < 0 ? 0 : sum));
    }
}
