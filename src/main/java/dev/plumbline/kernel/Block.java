package dev.plumbline.kernel;

import java.io.Serializable;

/**
 * A run of rows, column by column, as readers fill it; executors cache a {@link NarrowBlock} of it. At most {@link
 * #MAX_ROWS} rows and {@link #MAX_BYTES} bytes, so that no column is a humongous object to G1 (1 MiB regions) and an
 * epoch has enough blocks to spread over the cores.
 *
 * <p>Arrays may be longer than {@link #rows()}; what lies behind is undefined. A block is not changed once built.
 */
public final class Block implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Most rows of a block: a column is then 256 KiB. */
    public static final int MAX_ROWS = 32_768;
    /** Most bytes of a block. */
    public static final int MAX_BYTES = 4 << 20;

    private final int rows;
    private final double[][] features;
    private final double[] label;
    private final double[] weight;
    private final boolean heldOut;

    /**
     * @param rows number of rows
     * @param features {@code [feature][row]}, in model order
     * @param label {@code [row]}
     * @param weight {@code [row]}, positive and finite, or null where every row weighs 1
     * @param heldOut whether these rows are held out of training
     */
    public Block(int rows, double[][] features, double[] label, double[] weight, boolean heldOut) {
        this.rows = rows;
        this.features = features;
        this.label = label;
        this.weight = weight;
        this.heldOut = heldOut;
    }

    /** The most rows a block of this many features may hold. */
    public static int capacity(int features, boolean weighted) {
        int columns = features + (weighted ? 2 : 1);
        return Math.max(1, Math.min(MAX_ROWS, MAX_BYTES / (Double.BYTES * columns)));
    }

    public int rows() {
        return rows;
    }

    public int featureCount() {
        return features.length;
    }

    /** {@code [feature][row]}; not to be changed. */
    public double[][] features() {
        return features;
    }

    public double[] feature(int j) {
        return features[j];
    }

    public double[] label() {
        return label;
    }

    /** The weights, or null where every row weighs 1. */
    public double[] weight() {
        return weight;
    }

    public boolean heldOut() {
        return heldOut;
    }
}
