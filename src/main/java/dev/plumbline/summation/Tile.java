package dev.plumbline.summation;

/**
 * The working room of {@link ExactMoments}: up to {@link #ROWS} rows at a time, each column cut into {@link Slices} once
 * and used for all its sums. What cannot be cut is added one by one; the sums are exact either way, so their bits are
 * the same. Takes 12 to 16 KB a column, three times as much with weights.
 *
 * <p>With weights, w x is the sum of two doubles, p = fl(w x) and e = w x - p, and each of them is cut by itself: sum of
 * w x y = sum of p y + sum of e y.
 */
final class Tile {
    static final int ROWS = Slices.ROWS;

    private final SliceLoops loops;
    private final TileColumn[] columns;
    private final Slices weights;
    private final SliceProducts products;
    private final double[] x = new double[ROWS];
    private final double[] w = new double[ROWS];
    private final double[] p = new double[ROWS];
    private final double[] e = new double[ROWS];

    private double[][] values;
    private double[] weight;
    private int from;
    private int rows;

    Tile(int columns, SliceLoops loops) {
        this.loops = loops;
        this.weights = new Slices(loops);
        this.products = new SliceProducts(loops);
        this.columns = new TileColumn[columns];
        for (int j = 0; j < columns; j++) {
            this.columns[j] = new TileColumn(loops);
        }
    }

    /** Takes rows {@code from .. from + rows - 1}; the arrays must stay as they are until the next load. */
    void load(double[][] values, double[] weight, int from, int rows) {
        this.values = values;
        this.weight = weight;
        this.from = from;
        this.rows = rows;
        if (weight != null) {
            System.arraycopy(weight, from, w, 0, rows);
            System.arraycopy(weight, from, x, 0, rows);
            weights.load(x, rows);
        }
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(values[j], from, x, 0, rows);
            if (weight == null) {
                columns[j].load(x, rows);
            } else {
                loadWeighted(columns[j]);
            }
        }
    }

    private void loadWeighted(TileColumn column) {
        loops.multiply(w, x, 0, rows, p, e);
        column.load(x, rows);
        if (weights.isCut() && column.whole().isCut()) {
            column.loadWeighted(p, e, rows);
        }
    }

    int rows() {
        return rows;
    }

    SliceLoops loops() {
        return loops;
    }

    /** Lets go of the arrays. */
    void unload() {
        values = null;
        weight = null;
    }

    double min(int j) {
        return columns[j].whole().min();
    }

    double max(int j) {
        return columns[j].whole().max();
    }

    double minWeight() {
        return weight == null ? 1 : weights.min();
    }

    double maxWeight() {
        return weight == null ? 1 : weights.max();
    }

    /** Adds the sum of w. */
    void addWeightTo(ExactSum sum) {
        if (weight == null) {
            sum.add(rows);
        } else {
            addUnweighted(weights, weight, sum);
        }
    }

    /** Adds the sum of log w. */
    void addLogWeightTo(ExactSum sum) {
        if (weight != null) {
            for (int r = from; r < from + rows; r++) {
                sum.add(StrictMath.log(weight[r]));
            }
        }
    }

    /** Adds the sum of w x_j. */
    void addSumTo(ExactSum sum, int j) {
        if (weight == null) {
            addUnweighted(columns[j].whole(), values[j], sum);
        } else if (columns[j].isWeighted()) {
            columns[j].high().addSumTo(sum);
            columns[j].low().addSumTo(sum);
        } else {
            double[] x = values[j];
            for (int r = from; r < from + rows; r++) {
                sum.addProduct(weight[r], x[r]);
            }
        }
    }

    private void addUnweighted(Slices slices, double[] x, ExactSum sum) {
        if (slices.isCut()) {
            slices.addSumTo(sum);
        } else {
            for (int r = from; r < from + rows; r++) {
                sum.add(x[r]);
            }
        }
    }

    /** Adds the sum of w x_i x_j. */
    void addProductTo(ExactSum sum, int i, int j) {
        TileColumn x = columns[i];
        TileColumn y = columns[j];
        if (weight == null && x.whole().isCut() && y.whole().isCut()) {
            products.addTo(sum, x.whole(), y.whole(), rows);
        } else if (weight != null && x.isWeighted() && y.whole().isCut()) {
            products.addTo(sum, x.high(), y.whole(), rows);
            products.addTo(sum, x.low(), y.whole(), rows);
        } else {
            addProductsOneByOne(sum, values[i], values[j]);
        }
    }

    private void addProductsOneByOne(ExactSum sum, double[] x, double[] y) {
        if (weight == null) {
            for (int r = from; r < from + rows; r++) {
                sum.addProduct(x[r], y[r]);
            }
        } else {
            for (int r = from; r < from + rows; r++) {
                sum.addProduct(weight[r], x[r], y[r]);
            }
        }
    }
}
