package dev.plumbline.summation;

/** One column of a {@link Tile}: its extremes, and its slices, alone and times the weights. */
final class TileColumn {
    /** Below this many rows cutting costs more than it saves. */
    private static final int FEWEST = 16;

    private final Slices whole = new Slices();
    private boolean cut;
    private double min;
    private double max;

    private Slices high;
    private Slices low;
    private boolean weightedCut;

    /** Takes the first {@code rows} values of {@code x}, which stay as they are; {@code room} is for cutting. */
    void load(double[] x, int rows, double[] room) {
        findExtremes(x, rows);
        weightedCut = false;
        cut = false;
        if (rows >= FEWEST) {
            System.arraycopy(x, 0, room, 0, rows);
            cut = whole.cut(room, rows, Math.max(Math.abs(min), Math.abs(max)));
        }
    }

    /** NaN passes neither comparison, and stays once it is in. */
    private void findExtremes(double[] x, int rows) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            double v = x[r];
            if (!(v >= least)) {
                least = Math.min(least, v);
            }
            if (!(v <= most)) {
                most = Math.max(most, v);
            }
        }
        // -0 becomes 0
        min = least + 0.0;
        max = most + 0.0;
    }

    /**
     * Cuts w x = p + e, p = fl(w x). Only for a column and weights that could be cut: then neither is nearer to 0 than
     * 2^-391 unless it is 0, so p + e is exact.
     *
     * @param w the weights
     * @param x the values of this column, which end as something else
     * @param e room for {@link Slices#ROWS} doubles
     */
    void weigh(double[] w, double[] x, double[] e, int rows) {
        if (high == null) {
            high = new Slices();
            low = new Slices();
        }
        for (int r = 0; r < rows; r++) {
            double p = w[r] * x[r];
            e[r] = Math.fma(w[r], x[r], -p);
            x[r] = p;
        }
        weightedCut = high.cut(x, rows, largest(x, rows)) && low.cut(e, rows, largest(e, rows));
    }

    private static double largest(double[] x, int rows) {
        double largest = 0;
        for (int r = 0; r < rows; r++) {
            // A branch that is hardly ever taken: with Math.max each row would wait for the one before.
            if (Math.abs(x[r]) > largest) {
                largest = Math.abs(x[r]);
            }
        }
        return largest;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /** Whether {@link #whole()} holds the column. */
    boolean isCut() {
        return cut;
    }

    Slices whole() {
        return whole;
    }

    /** Whether {@link #high()} and {@link #low()} together hold the column times the weights. */
    boolean isWeightedCut() {
        return weightedCut;
    }

    Slices high() {
        return high;
    }

    Slices low() {
        return low;
    }
}
