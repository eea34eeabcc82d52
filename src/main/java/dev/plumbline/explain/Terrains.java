package dev.plumbline.explain;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import java.util.List;

/**
 * The same table in both systems of coordinates.
 *
 * @param raw in the user's units
 * @param standardized centred and scaled
 */
public record Terrains(Terrain raw, Terrain standardized) {
    /**
     * Both terrains of a table; O(features^3).
     *
     * @param training moments of the training rows with all products: features in model order, then the label
     * @param features their names
     * @param exact the least squares solution of the same moments
     */
    public static Terrains of(ExactMoments training, List<String> features, LeastSquares exact) {
        Coordinates raw = Coordinates.of(training, false, exact.hasIntercept());
        Coordinates standardized = Coordinates.of(training, true, exact.hasIntercept());
        return new Terrains(
                Terrain.of(raw, training, features, exact), Terrain.of(standardized, training, features, exact));
    }

    /** The one of the two. */
    public Terrain in(CoordinateSystem system) {
        return system == CoordinateSystem.RAW ? raw : standardized;
    }
}
