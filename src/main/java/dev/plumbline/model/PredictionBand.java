package dev.plumbline.model;

import java.util.Arrays;

/**
 * How sure the predictions of a line are: all that an interval needs beside the line itself. With {@code z} the distance
 * of a row from the centre, and a 1 behind it where the line has an intercept, the interval reaches
 * {@code quantile * sqrt(variance + z' covariance z)} to either side.
 *
 * @param kind for what the interval is
 * @param quantile of Student's t, at least 0
 * @param variance of an observation about the line, in squared units of the label; 0 where the interval is for the mean
 * @param covariance of the slopes in model order, then of the prediction at the centre where there is an intercept: by
 *     rows, the lower triangle only
 */
public record PredictionBand(Kind kind, double quantile, double variance, double[][] covariance) {
    /** What the interval is to hold. */
    public enum Kind {
        /** One new observation of weight 1 at the row's features (a prediction interval). */
        OBSERVATION,
        /** The mean of all observations there are at the row's features (a confidence interval of the line). */
        MEAN
    }

    public PredictionBand {
        covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * How far the interval of a row reaches to either side of its prediction, in units of the label; infinite or NaN
     * where the row is so far away that squares are beyond the range of double.
     *
     * @param z the row's features less the centre, in model order, and a 1 behind them
     */
    public double reach(double[] z) {
        double sum = 0;
        for (int i = 0; i < covariance.length; i++) {
            double others = 0;
            for (int j = 0; j < i; j++) {
                others += covariance[i][j] * z[j];
            }
            sum += z[i] * (2 * others + covariance[i][i] * z[i]);
        }
        // A variance that rounding made negative is none; NaN stays what it is.
        return quantile * Math.sqrt(variance + (sum < 0 ? 0 : sum));
    }
}
