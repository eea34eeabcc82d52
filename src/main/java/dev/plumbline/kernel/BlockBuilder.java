package dev.plumbline.kernel;

import java.util.Arrays;

/**
 * Fills blocks in place: a reader writes the values of a row at index {@link #rows()} into the column arrays and calls
 * {@link #commit()} when all of the row is good; a row that is given up is simply overwritten by the next. No
 * allocation per row; one set of arrays per block.
 */
public final class BlockBuilder {
    private final int featureCount;
    private final boolean weighted;
    private final int capacity;

    private double[][] features;
    private double[] label;
    private double[] weight;
    private int rows;

    public BlockBuilder(int featureCount, boolean weighted) {
        this(featureCount, weighted, Block.capacity(featureCount, weighted));
    }

    BlockBuilder(int featureCount, boolean weighted, int capacity) {
        this.featureCount = featureCount;
        this.weighted = weighted;
        this.capacity = capacity;
        allocate();
    }

    private void allocate() {
        features = new double[featureCount][capacity];
        label = new double[capacity];
        weight = weighted ? new double[capacity] : null;
        rows = 0;
    }

    /** Rows committed so far, which is also the index at which the next row is written. */
    public int rows() {
        return rows;
    }

    public int capacity() {
        return capacity;
    }

    public double[] feature(int j) {
        return features[j];
    }

    public double[] label() {
        return label;
    }

    /** The weights, or null in an unweighted builder. */
    public double[] weight() {
        return weight;
    }

    public void commit() {
        rows++;
    }

    /** Commits rows that were written column by column. */
    public void commit(int count) {
        rows += count;
    }

    public boolean isFull() {
        return rows == capacity;
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    /** The rows so far as a block; the builder starts anew. Arrays are trimmed where most of them is unused. */
    public Block drain(boolean heldOut) {
        int keep = rows < capacity ? rows : capacity;
        double[][] columns = features;
        double[] y = label;
        double[] w = weight;
        if (keep < capacity) {
            for (int j = 0; j < featureCount; j++) {
                columns[j] = Arrays.copyOf(columns[j], keep);
            }
            y = Arrays.copyOf(y, keep);
            w = weighted ? Arrays.copyOf(w, keep) : null;
        }
        Block block = new Block(keep, columns, y, w, heldOut);
        allocate();
        return block;
    }
}
