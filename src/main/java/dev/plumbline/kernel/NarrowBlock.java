package dev.plumbline.kernel;

import java.io.Serializable;

/**
 * A block as it is kept: each column in a form that gives its doubles back bit for bit, with a half, a quarter or none
 * of their bytes where that can be. What executors cache and kernels read. {@link Narrowing} makes them smaller.
 */
public final class NarrowBlock implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int rows;
    private final Column[] features;
    private final Column label;
    private final Column weight;
    private final boolean heldOut;

    /**
     * @param rows number of rows
     * @param features in model order
     * @param weight or null where every row weighs 1
     * @param heldOut whether these rows are held out of training
     */
    NarrowBlock(int rows, Column[] features, Column label, Column weight, boolean heldOut) {
        this.rows = rows;
        this.features = features;
        this.label = label;
        this.weight = weight;
        this.heldOut = heldOut;
    }

    /** The block with the arrays that it has: nothing is copied. */
    public static NarrowBlock asRead(Block block) {
        Column[] features = new Column[block.featureCount()];
        for (int j = 0; j < features.length; j++) {
            features[j] = Column.of(block.feature(j));
        }
        Column weight = block.weight() == null ? null : Column.of(block.weight());
        return new NarrowBlock(block.rows(), features, Column.of(block.label()), weight, block.heldOut());
    }

    public int rows() {
        return rows;
    }

    public int featureCount() {
        return features.length;
    }

    public Column feature(int j) {
        return features[j];
    }

    public Column label() {
        return label;
    }

    /** The weights, or null where every row weighs 1. */
    public Column weight() {
        return weight;
    }

    public boolean heldOut() {
        return heldOut;
    }
}
