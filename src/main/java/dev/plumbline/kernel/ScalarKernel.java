package dev.plumbline.kernel;

/** The reference: plain loops. The vector twin must give its bits. */
final class ScalarKernel extends TiledKernel {
    private final LineTile tile = new LineTile();

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    void line(double[] x, double[] y, double[] w, int count, LineSums sums) {
        line(x, y, w, 0, count, sums);
    }

    /** The rows {@code [from, to)}. */
    static void line(double[] x, double[] y, double[] w, int from, int to, LineSums at) {
        double squares1 = 0;
        double squares2 = 0;
        double residuals1 = 0;
        double residuals2 = 0;
        double slope1 = 0;
        double slope2 = 0;
        for (int i = from; i < to; i++) {
            double dx = x[i] - at.centre;
            double r = Math.fma(at.slope, dx, at.intercept) - (y[i] - at.labelCentre);
            double wr = w == null ? r : w[i] * r;
            double square = wr * r;
            double t = (at.q1 + square) - at.q1;
            squares1 += t;
            squares2 += (at.q2 + (square - t)) - at.q2;
            t = (at.r1 + wr) - at.r1;
            residuals1 += t;
            residuals2 += (at.r2 + (wr - t)) - at.r2;
            double product = wr * dx;
            t = (at.k1 + product) - at.k1;
            slope1 += t;
            slope2 += (at.k2 + (product - t)) - at.k2;
        }
        at.add(squares1, squares2, residuals1, residuals2, slope1, slope2);
    }

    @Override
    void narrowLine(Column x, Column y, Column w, int count, LineSums sums) {
        narrowLine(x, y, w, 0, count, tile, sums);
    }

    /** The rows {@code [from, to)}, through a tile of scratch space. */
    static void narrowLine(Column x, Column y, Column w, int from, int to, LineTile tile, LineSums sums) {
        for (int i = from; i < to; i += LineTile.ROWS) {
            int count = Math.min(LineTile.ROWS, to - i);
            x.copy(i, count, tile.x);
            y.copy(i, count, tile.y);
            if (w != null) {
                w.copy(i, count, tile.w);
            }
            line(tile.x, tile.y, w == null ? null : tile.w, 0, count, sums);
        }
    }

    @Override
    void widen(Column column, int from, int count, double[] into) {
        column.copy(from, count, into);
    }

    @Override
    void addScaled(double slope, double[] x, int from, double centre, int count, double[] r) {
        for (int i = 0; i < count; i++) {
            r[i] = Math.fma(slope, x[from + i] - centre, r[i]);
        }
    }

    @Override
    void addFour(Four four, int count, double[] r) {
        for (int i = 0; i < count; i++) {
            r[i] = four.add(i, r[i]);
        }
    }

    @Override
    void subtractCentred(double[] y, int from, double centre, int count, double[] r) {
        for (int i = 0; i < count; i++) {
            r[i] -= y[from + i] - centre;
        }
    }

    @Override
    void multiply(double[] w, int from, double[] r, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = w[from + i] * r[i];
        }
    }

    @Override
    void sumProducts(double[] r, double[] x, int from, double centre, int count, Target target) {
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < count; i++) {
            double g = r[i] * (x[from + i] - centre);
            double t1 = (target.c1 + g) - target.c1;
            double rest = g - t1;
            double t2 = (target.c2 + rest) - target.c2;
            s1 += t1;
            s2 += t2;
            if (target.third) {
                s3 += (target.c3 + (rest - t2)) - target.c3;
            }
        }
        target.add(s1, s2, s3);
    }

    @Override
    void sum(double[] r, int count, Target target) {
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < count; i++) {
            double t1 = (target.c1 + r[i]) - target.c1;
            double rest = r[i] - t1;
            double t2 = (target.c2 + rest) - target.c2;
            s1 += t1;
            s2 += t2;
            if (target.third) {
                s3 += (target.c3 + (rest - t2)) - target.c3;
            }
        }
        target.add(s1, s2, s3);
    }
}
