package dev.plumbline.summation;

/** One column of a {@link Tile}: its slices, alone and times the weights. */
final class TileColumn {
    private final SliceLoops loops;
    private final Slices whole;
    private Slices high;
    private Slices low;
    private boolean weighted;

    TileColumn(SliceLoops loops) {
        this.loops = loops;
        this.whole = new Slices(loops);
    }

    /** Takes the first {@code rows} values of {@code x}, and leaves there something else. */
    void load(double[] x, int rows) {
        whole.load(x, rows);
        weighted = false;
    }

    /**
     * Takes the column times the weights, w x = p + e with p = fl(w x), and leaves something else in both arrays. Only
     * for a column and weights that could be cut: then neither is nearer to 0 than 2^-391 unless it is 0, so p + e is
     * exact.
     */
    void loadWeighted(double[] p, double[] e, int rows) {
        if (high == null) {
            high = new Slices(loops);
            low = new Slices(loops);
        }
        high.load(p, rows);
        low.load(e, rows);
        weighted = high.isCut() && low.isCut();
    }

    /** The column. */
    Slices whole() {
        return whole;
    }

    /** Whether {@link #high()} and {@link #low()} together hold the column times the weights. */
    boolean isWeighted() {
        return weighted;
    }

    Slices high() {
        return high;
    }

    Slices low() {
        return low;
    }
}
