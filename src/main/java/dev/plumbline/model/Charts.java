package dev.plumbline.model;

import java.util.List;
import java.util.Optional;

/**
 * What a run keeps for the pictures of its page, all of it aggregated: the content of {@code charts.json}. The same bits
 * for any partitioning and order of the rows.
 *
 * @param densities how each feature lies against the label over the training rows, in model order: of the first features
 *     only where there are many
 * @param residuals of the model over the training rows; empty where no pass over the rows was made for them
 * @param descent what the descent was going to; empty where no moments were taken
 */
public record Charts(List<Feature> densities, Optional<Residuals> residuals, Optional<Descent> descent) {
    public Charts {
        densities = List.copyOf(densities);
    }

    /**
     * One feature against the label.
     *
     * @param name of the feature
     * @param density feature across, label up
     */
    public record Feature(String name, Density density) {}

    /**
     * Residuals, prediction - label.
     *
     * @param byPrediction prediction across, residual up
     * @param all residuals, in bins that are narrow enough for quantiles
     */
    public record Residuals(Density byPrediction, Histogram all) {}

    /**
     * Where a descent was going to, in the coordinates of {@code history.jsonl}. A slope in the table's units is {@code
     * coefficient / scale}; the intercept there is {@code labelCentre + intercept}, and of standardized coordinates this
     * less the sum of {@code coefficient / scale * centre}. Arrays are in model order and are not copied.
     *
     * @param coordinates descended in
     * @param centre of each feature, in its units
     * @param scale of each feature, in its units
     * @param labelCentre what the intercept is counted from, in units of the label; 0 of raw coordinates
     * @param intercept exact optimum; 0 without intercept
     * @param coefficients exact optimum
     * @param objective J at the optimum, in squared units of the label
     */
    public record Descent(
            CoordinateSystem coordinates,
            double[] centre,
            double[] scale,
            double labelCentre,
            double intercept,
            double[] coefficients,
            double objective) {}
}
