package dev.plumbline.source;

import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A good row with all of its columns, on its way from one step of a task to the next. The same object is there for every
 * row of a partition: what it holds is good until the next row is asked for.
 */
public final class WholeRow {
    private final double[] features;
    private InternalRow cells;

    WholeRow(int features) {
        this.features = new double[features];
    }

    WholeRow with(InternalRow row) {
        cells = row;
        return this;
    }

    /** First one cell for each column of the table, in its order; what stands behind them is of no concern. */
    public InternalRow cells() {
        return cells;
    }

    /** The needed features in model order, finite. */
    public double[] features() {
        return features;
    }
}
