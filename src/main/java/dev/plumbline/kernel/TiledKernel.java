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
    private final TileColumn tile = new TileColumn();

    @Override
    public final void accumulate(NarrowBlock block, EpochPoint at, GradientSum into) {
        if (at.featureCount() == 1 && at.folds() == 2 && !block.heldOut()) {
            line(block, new LineSums(at, into));
            return;
        }
        int most = Math.max(LEAST_TILE, Math.min(TILE, TILE_VALUES / Math.max(1, at.featureCount())));
        for (int from = 0; from < block.rows(); from += most) {
            int count = Math.min(most, block.rows() - from);
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
                tile.read(block.feature(j), from, count);
                sumProducts(wr, tile.values, tile.first, at.centre(j), count, slope);
            }
        }
    }

    private void residuals(NarrowBlock block, EpochPoint at, int from, int count, double[] r) {
        java.util.Arrays.fill(r, 0, count, at.intercept());
        int j = 0;
        for (; j + FOUR <= at.featureCount() && areDoubles(block, j); j += FOUR) {
            addFour(new Four(block, at, j), from, count, r);
        }
        for (; j < at.featureCount(); j++) {
            tile.read(block.feature(j), from, count);
            addScaled(at.slope(j), tile.values, tile.first, at.centre(j), count, r);
        }
        tile.read(block.label(), from, count);
        subtractCentred(tile.values, tile.first, at.labelCentre(), count, r);
    }

    private static boolean areDoubles(NarrowBlock block, int first) {
        return block.feature(first).isDoubles()
                && block.feature(first + 1).isDoubles()
                && block.feature(first + 2).isDoubles()
                && block.feature(first + 3).isDoubles();
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
    abstract void addFour(Four four, int from, int count, double[] r);

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
        final double k0;
        final double k1;
        final double k2;
        final double k3;
        final double c0;
        final double c1;
        final double c2;
        final double c3;

        Four(NarrowBlock block, EpochPoint at, int first) {
            this.x0 = block.feature(first).doubles;
            this.x1 = block.feature(first + 1).doubles;
            this.x2 = block.feature(first + 2).doubles;
            this.x3 = block.feature(first + 3).doubles;
            this.k0 = at.slope(first);
            this.k1 = at.slope(first + 1);
            this.k2 = at.slope(first + 2);
            this.k3 = at.slope(first + 3);
            this.c0 = at.centre(first);
            this.c1 = at.centre(first + 1);
            this.c2 = at.centre(first + 2);
            this.c3 = at.centre(first + 3);
        }

        /** Adds them to the residual of one row. */
        double add(int row, double r) {
            double sum = Math.fma(k0, x0[row] - c0, r);
            sum = Math.fma(k1, x1[row] - c1, sum);
            sum = Math.fma(k2, x2[row] - c2, sum);
            return Math.fma(k3, x3[row] - c3, sum);
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
        private final double[] scratch = new double[TILE];
        private double[] values;
        /** Index of the tile's first row. */
        private int first;

        void read(Column column, int from, int count) {
            if (column.isDoubles()) {
                values = column.doubles;
                first = from;
            } else {
                widen(column, from, count, scratch);
                values = scratch;
                first = 0;
            }
        }
    }
}
