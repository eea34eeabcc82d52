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

    private final TileColumn[] columns;
    private final TileColumn weights = new TileColumn();
    private final double[] w = new double[ROWS];
    private final double[] x = new double[ROWS];
    private final double[] room = new double[ROWS];

    private double[][] values;
    private double[] weight;
    private int from;
    private int rows;

    Tile(int columns) {
        this.columns = new TileColumn[columns];
        for (int j = 0; j < columns; j++) {
            this.columns[j] = new TileColumn();
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
            weights.load(w, rows, room);
        }
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(values[j], from, x, 0, rows);
            columns[j].load(x, rows, room);
            if (weight != null && weights.isCut() && columns[j].isCut()) {
                columns[j].weigh(w, x, room, rows);
            }
        }
    }

    /** Lets go of the arrays. */
    void unload() {
        values = null;
        weight = null;
    }

    double min(int j) {
        return columns[j].min();
    }

    double max(int j) {
        return columns[j].max();
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

    /** Adds the sum of w x_j. */
    void addSumTo(ExactSum sum, int j) {
        if (weight == null) {
            addUnweighted(columns[j], values[j], sum);
        } else if (columns[j].isWeightedCut()) {
            columns[j].high().addSumTo(sum, rows);
            columns[j].low().addSumTo(sum, rows);
        } else {
            double[] x = values[j];
            for (int r = from; r < from + rows; r++) {
                sum.addProduct(weight[r], x[r]);
            }
        }
    }

    private void addUnweighted(TileColumn column, double[] x, ExactSum sum) {
        if (column.isCut()) {
            column.whole().addSumTo(sum, rows);
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
        if (weight == null && x.isCut() && y.isCut()) {
            x.whole().addProductsTo(sum, y.whole(), rows);
        } else if (weight != null && x.isWeightedCut() && y.isCut()) {
            x.high().addProductsTo(sum, y.whole(), rows);
            x.low().addProductsTo(sum, y.whole(), rows);
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
