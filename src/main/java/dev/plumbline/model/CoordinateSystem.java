package dev.plumbline.model;

import java.util.Locale;

/** The coordinates of a descent. */
public enum CoordinateSystem {
    /** Each feature centred and scaled by its standard deviation. */
    STANDARDIZED,
    /** The user's own units. */
    RAW;

    /** The word that files use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
