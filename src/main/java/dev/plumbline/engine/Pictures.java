package dev.plumbline.engine;

import dev.plumbline.model.Density;
import dev.plumbline.summation.DyadicAxis;
import dev.plumbline.summation.DyadicGrids;

/** Whether a pass over the rows also counts what pictures are drawn from. */
public enum Pictures {
    NONE,
    /** Over the training rows; rows count, whatever they weigh. */
    TAKEN;

    /** Features beyond these are not set against the label: nobody looks at so many pictures. */
    public static final int MOST_FEATURES = 24;

    /** How many of a table's features are set against the label. */
    int features(int all) {
        return this == NONE ? 0 : Math.min(all, MOST_FEATURES);
    }

    /** The grid of a column in the form that is kept. */
    static Density density(DyadicGrids grids, int column) {
        return new Density(axis(grids.across(column)), axis(grids.up()), grids.counts(column));
    }

    private static Density.Axis axis(DyadicAxis axis) {
        return new Density.Axis(axis.from(), axis.width(), axis.bins());
    }
}
