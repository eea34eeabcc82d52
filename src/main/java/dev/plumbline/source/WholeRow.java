package dev.plumbline.source;

import java.io.Serializable;

/** A good row with all of its columns; goes from one step of a task to the next. Arrays are shared, not copied. */
public final class WholeRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Object[] cells;
    private final double[] features;

    WholeRow(Object[] cells, double[] features) {
        this.cells = cells;
        this.features = features;
    }

    /** One for each column of the table, in its order. */
    public Object[] cells() {
        return cells;
    }

    /** The needed features in model order, finite. */
    public double[] features() {
        return features;
    }
}
