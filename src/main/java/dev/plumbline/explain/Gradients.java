package dev.plumbline.explain;

import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.RemainingError;

/** How well the gradients of a run are known, and so how near to the minimiser its descent can come. */
public enum Gradients {
    /** Summed from rows whose residuals are rounded to doubles. */
    BY_ROWS(0x1p-6),
    /** From exact moments, in twice the digits of a double. */
    BY_MOMENTS(0x1p-26);

    private final double smallestShare;

    Gradients(double smallestShare) {
        this.smallestShare = smallestShare;
    }

    /**
     * What is large and what is small for squared loss.
     *
     * @param coordinates descended in
     * @param training moments of the training rows; squares of the columns are enough
     */
    public Magnitudes magnitudes(Coordinates coordinates, ExactMoments training) {
        double labelSpread = Coordinates.spread(training, training.columns() - 1, coordinates.hasIntercept());
        return Magnitudes.ofSquaredLoss(labelSpread, coordinates.diagonal(training))
                .withSlopes(coordinates.features(), smallestShare);
    }

    /** The remaining error of a descent whose minimiser is known. */
    public RemainingError remainingError(Terrain terrain) {
        return distance(terrain);
    }

    OptimumDistance distance(Terrain terrain) {
        return switch (this) {
            case BY_MOMENTS -> OptimumDistance.exactGradients(terrain.optimum());
            case BY_ROWS ->
                OptimumDistance.roundedGradients(
                        terrain.optimum(),
                        terrain.inverse(),
                        magnitudes(terrain.coordinates(), terrain.training()).gradientNoise());
        };
    }
}
