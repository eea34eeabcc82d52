package dev.plumbline.explain;

import dev.plumbline.model.CoordinateSystem;

/**
 * The same table in both systems of coordinates.
 *
 * @param raw in the user's units
 * @param standardized centred and scaled
 */
public record Terrains(Terrain raw, Terrain standardized) {
    /** The one of the two. */
    public Terrain in(CoordinateSystem system) {
        return system == CoordinateSystem.RAW ? raw : standardized;
    }
}
