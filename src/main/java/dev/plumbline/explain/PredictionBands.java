package dev.plumbline.explain;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.PredictionBand;
import java.util.Optional;

/**
 * Intervals about predictions, from the statistics of the fit (Draper, Smith, "Applied Regression Analysis", 3rd ed.,
 * sections 3.1 and 5.4); R's {@code predict} gives the same.
 */
public final class PredictionBands {
    private PredictionBands() {}

    /**
     * A band of some confidence, between 0 and 1.
     *
     * @return empty where the statistics have no covariances, or no degrees of freedom
     */
    public static Optional<PredictionBand> of(FitStatistics fit, PredictionBand.Kind kind, double confidence) {
        double quantile = Tails.quantileT(confidence, fit.degreesOfFreedom());
        if (fit.covariance().isEmpty() || !Double.isFinite(quantile) || !Double.isFinite(fit.residualSd())) {
            return Optional.empty();
        }
        double variance = kind == PredictionBand.Kind.MEAN ? 0 : fit.residualSumOfSquares() / fit.degreesOfFreedom();
        return Optional.of(
                new PredictionBand(kind, quantile, variance, fit.covariance().get()));
    }
}
