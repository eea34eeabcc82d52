package dev.plumbline.kernel;

/**
 * The walk that all kernels share. One feature: all sums of a row in one go, in registers. Several: rows in tiles that
 * stay in the caches, first the residuals of the tile, then one order-free sum per parameter. What is done to a tile is
 * the subclass's.
 */
abstract class TiledKernel implements GradientKernel {
    /** Most rows of a tile: residual and weighted residual take 16 KiB of the first-level cache. */
    static final int TILE = 1024;
    /** Rows of a tile are not fewer than this: each sum is carried over once a tile. */
    private static final int LEAST_TILE = 64;
    /** The features of a tile, which are read twice, shall still be in the second-level cache the second time. */
    private static final int TILE_VALUES = 1 << 16;

    private static final int FOUR = 4;

    private final double[] residual = new double[TILE];
    private final double[] weighted = new double[TILE];
    private final TileColumn tile = new TileColumn(TILE);
    /** The features of a tile, each read once and used twice. */
    private TileColumn[] features = {};

    @Override
    public final void accumulate(NarrowBlock block, EpochPoint at, GradientSum into) {
        if (at.featureCount() == 1 && at.folds() == 2 && !block.heldOut()) {
            line(block, new LineSums(at, into));
            return;
        }
        int most = Math.max(LEAST_TILE, Math.min(TILE, TILE_VALUES / Math.max(1, at.featureCount())));
        for (int from = 0; from < block.rows(); from += most) {
            int count = Math.min(most, block.rows() - from);
            readFeatures(block, from, count, most);
            residuals(block, at, from, count, residual);
            double[] wr = residual;
            if (block.weight() != null) {
                tile.read(block.weight(), from, count);
                multiply(tile.values, tile.first, residual, count, weighted);
                wr = weighted;
            }
            if (block.heldOut()) {
                sumProducts(wr, residual, 0, 0.0, count, new Target(at, GradientSum.HELD_OUT_SQUARES, into));
                continue;
            }
            sumProducts(wr, residual, 0, 0.0, count, new Target(at, GradientSum.SQUARES, into));
            sum(wr, count, new Target(at, GradientSum.RESIDUALS, into));
            for (int j = 0; j < at.featureCount(); j++) {
                Target slope = new Target(at, GradientSum.FIRST_SLOPE + j, into);
                sumProducts(wr, features[j].values, features[j].first, at.centre(j), count, slope);
            }
        }
    }

    private void residuals(NarrowBlock block, EpochPoint at, int from, int count, double[] r) {
        java.util.Arrays.fill(r, 0, count, at.intercept());
        int j = 0;
        for (; j + FOUR <= at.featureCount(); j += FOUR) {
            addFour(new Four(features, at, j), count, r);
        }
        for (; j < at.featureCount(); j++) {
            addScaled(at.slope(j), features[j].values, features[j].first, at.centre(j), count, r);
        }
        tile.read(block.label(), from, count);
        subtractCentred(tile.values, tile.first, at.labelCentre(), count, r);
    }

    private void readFeatures(NarrowBlock block, int from, int count, int most) {
        if (features.length != block.featureCount()) {
            features = new TileColumn[block.featureCount()];
            for (int j = 0; j < features.length; j++) {
                features[j] = new TileColumn(most);
            }
        }
        for (int j = 0; j < features.length; j++) {
            features[j].read(block.feature(j), from, count);
        }
    }

    /** In one go where all columns are doubles; else in runs of rows that are doubles for as long as they are needed. */
    private void line(NarrowBlock block, LineSums sums) {
        Column x = block.feature(0);
        Column y = block.label();
        Column w = block.weight();
        if (x.isDoubles() && y.isDoubles() && (w == null || w.isDoubles())) {
            line(x.doubles, y.doubles, w == null ? null : w.doubles, block.rows(), sums);
        } else {
            narrowLine(x, y, w, block.rows(), sums);
        }
    }

    /**
     * All sums of a line, in two folds.
     *
     * @param w weights, or null where every row weighs 1
     * @param count at most {@link Block#MAX_ROWS} rows, which one double per fold can sum
     */
    abstract void line(double[] x, double[] y, double[] w, int count, LineSums sums);

    /** As {@link #line}, of columns in any form. */
    abstract void narrowLine(Column x, Column y, Column w, int count, LineSums sums);

    /** Writes the doubles of {@code count} rows from {@code from} on to the front of {@code into}. */
    abstract void widen(Column column, int from, int count, double[] into);

    /** {@code r = fma(slope, x - centre, r)}. */
    abstract void addScaled(double slope, double[] x, int from, double centre, int count, double[] r);

    /** {@link #addScaled} for four columns, one after the other, while the residual stays in a register. */
    abstract void addFour(Four four, int count, double[] r);

    /** {@code r = r - (y - centre)}. */
    abstract void subtractCentred(double[] y, int from, double centre, int count, double[] r);

    /** {@code out = w * r}. */
    abstract void multiply(double[] w, int from, double[] r, int count, double[] out);

    /** Adds every {@code r * (x - centre)} to the target. */
    abstract void sumProducts(double[] r, double[] x, int from, double centre, int count, Target target);

    /** Adds every {@code r} to the target. */
    abstract void sum(double[] r, int count, Target target);

    /** Four features with what an epoch does to them; lives on the stack. */
    static final class Four {
        final double[] x0;
        final double[] x1;
        final double[] x2;
        final double[] x3;
        final int from0;
        final int from1;
        final int from2;
        final int from3;
        final double k0;
        final double k1;
        final double k2;
        final double k3;
        final double c0;
        final double c1;
        final double c2;
        final double c3;

        private Four(TileColumn[] features, EpochPoint at, int j) {
            this.x0 = features[j].values;
            this.x1 = features[j + 1].values;
            this.x2 = features[j + 2].values;
            this.x3 = features[j + 3].values;
            this.from0 = features[j].first;
            this.from1 = features[j + 1].first;
            this.from2 = features[j + 2].first;
            this.from3 = features[j + 3].first;
            this.k0 = at.slope(j);
            this.k1 = at.slope(j + 1);
            this.k2 = at.slope(j + 2);
            this.k3 = at.slope(j + 3);
            this.c0 = at.centre(j);
            this.c1 = at.centre(j + 1);
            this.c2 = at.centre(j + 2);
            this.c3 = at.centre(j + 3);
        }

        /** Adds them to the residual of one row of the tile. */
        double add(int row, double r) {
            double sum = Math.fma(k0, x0[from0 + row] - c0, r);
            sum = Math.fma(k1, x1[from1 + row] - c1, sum);
            sum = Math.fma(k2, x2[from2 + row] - c2, sum);
            return Math.fma(k3, x3[from3 + row] - c3, sum);
        }
    }

    /** One sum of the epoch, with its split constants at hand; lives on the stack. */
    static final class Target {
        final double c1;
        final double c2;
        final double c3;
        final boolean third;
        private final int sum;
        private final GradientSum into;

        Target(EpochPoint at, int sum, GradientSum into) {
            this.c1 = at.splitConstant(sum, 0);
            this.c2 = at.splitConstant(sum, 1);
            this.third = at.folds() > 2;
            this.c3 = third ? at.splitConstant(sum, 2) : 0;
            this.sum = sum;
            this.into = into;
        }

        void add(double s1, double s2, double s3) {
            into.add(sum, 0, s1);
            into.add(sum, 1, s2);
            if (third) {
                into.add(sum, 2, s3);
            }
        }
    }

    /** The rows of a tile of one column, as doubles: where they lie, or else widened into scratch space. */
    private final class TileColumn {
        private final int rows;
        private double[] scratch;
        private double[] values;
        /** Index of the tile's first row. */
        private int first;

        /** @param rows of a tile at most */
        TileColumn(int rows) {
            this.rows = rows;
        }

        void read(Column column, int from, int count) {
            if (column.isDoubles()) {
                values = column.doubles;
                first = from;
                return;
            }
            if (scratch == null) {
                scratch = new double[rows];
            }
            widen(column, from, count, scratch);
            values = scratch;
            first = 0;
        }
    }
}
