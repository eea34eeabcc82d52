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

    void load(double[] x, int from, int rows, double[] room) {
        findExtremes(x, from, from + rows);
        double largest = Math.max(Math.abs(min), Math.abs(max));
        cut = rows >= FEWEST && whole.cut(x, from, rows, largest, room);
        weightedCut = false;
    }

    /** NaN passes neither comparison, and stays once it is in. */
    private void findExtremes(double[] x, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int r = from; r < to; r++) {
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
     * Cuts w x = p + e, p = fl(w x). Where both factors could be cut, neither is nearer to 0 than 2^-391 unless it is 0,
     * so p + e is exact.
     *
     * @param weights the column of the weights w
     * @param room room for p, for e, and for what {@link Slices#cut} needs
     */
    void weigh(TileColumn weights, double[] w, double[] x, int from, int rows, double[][] room) {
        if (!cut || !weights.cut) {
            return;
        }
        if (high == null) {
            high = new Slices();
            low = new Slices();
        }
        double[] p = room[0];
        double[] e = room[1];
        double largestP = 0;
        double largestE = 0;
        for (int r = 0; r < rows; r++) {
            double product = w[from + r] * x[from + r];
            double error = Math.fma(w[from + r], x[from + r], -product);
            p[r] = product;
            e[r] = error;
            largestP = Math.max(largestP, Math.abs(product));
            largestE = Math.max(largestE, Math.abs(error));
        }
        weightedCut = high.cut(p, 0, rows, largestP, room[2]) && low.cut(e, 0, rows, largestE, room[2]);
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
