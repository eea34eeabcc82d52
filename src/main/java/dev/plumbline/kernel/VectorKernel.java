package dev.plumbline.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The scalar kernel in lanes, whatever their number: each lane does a row's own operations, and lane sums are exact, so
 * adding them up in any order gives the scalar bits. Loaded by name (see {@link Kernels}), because the vector module is
 * not in every JVM.
 */
final class VectorKernel extends TiledKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final int LINE_SUMS = 6;

    /** The sums of a line in lanes, from one run of rows to the next. */
    private final double[] lineSums = new double[LINE_SUMS * LANES];

    private final LineTile tile = new LineTile();

    @Override
    public String name() {
        return "vector (" + LANES + " lanes)";
    }

    @Override
    void line(double[] x, double[] y, double[] w, int count, LineSums sums) {
        int whole = count - count % LANES;
        Arrays.fill(lineSums, 0);
        lanes(x, y, w, whole, sums, lineSums);
        add(lineSums, sums);
        ScalarKernel.line(x, y, w, whole, count, sums);
    }

    @Override
    void narrowLine(Column x, Column y, Column w, int count, LineSums sums) {
        int whole = count - count % LANES;
        Arrays.fill(lineSums, 0);
        for (int from = 0; from < whole; from += LineTile.ROWS) {
            int rows = Math.min(LineTile.ROWS, whole - from);
            widen(x, from, rows, tile.x);
            widen(y, from, rows, tile.y);
            if (w != null) {
                widen(w, from, rows, tile.w);
            }
            lanes(tile.x, tile.y, w == null ? null : tile.w, rows, sums, lineSums);
        }
        add(lineSums, sums);
        ScalarKernel.narrowLine(x, y, w, whole, count, tile, sums);
    }

    /** Adds rows to sums in lanes. */
    private static void lanes(double[] x, double[] y, double[] w, int to, LineSums at, double[] sums) {
        DoubleVector slope = DoubleVector.broadcast(SPECIES, at.slope);
        DoubleVector intercept = DoubleVector.broadcast(SPECIES, at.intercept);
        DoubleVector squares1 = DoubleVector.fromArray(SPECIES, sums, 0);
        DoubleVector squares2 = DoubleVector.fromArray(SPECIES, sums, LANES);
        DoubleVector residuals1 = DoubleVector.fromArray(SPECIES, sums, 2 * LANES);
        DoubleVector residuals2 = DoubleVector.fromArray(SPECIES, sums, 3 * LANES);
        DoubleVector slope1 = DoubleVector.fromArray(SPECIES, sums, 4 * LANES);
        DoubleVector slope2 = DoubleVector.fromArray(SPECIES, sums, 5 * LANES);
        for (int i = 0; i < to; i += LANES) {
            DoubleVector dx = DoubleVector.fromArray(SPECIES, x, i).sub(at.centre);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, y, i).sub(at.labelCentre);
            DoubleVector r = slope.fma(dx, intercept).sub(dy);
            DoubleVector wr =
                    w == null ? r : DoubleVector.fromArray(SPECIES, w, i).mul(r);
            DoubleVector square = wr.mul(r);
            DoubleVector t = square.add(at.q1).sub(at.q1);
            squares1 = squares1.add(t);
            squares2 = squares2.add(square.sub(t).add(at.q2).sub(at.q2));
            t = wr.add(at.r1).sub(at.r1);
            residuals1 = residuals1.add(t);
            residuals2 = residuals2.add(wr.sub(t).add(at.r2).sub(at.r2));
            DoubleVector product = wr.mul(dx);
            t = product.add(at.k1).sub(at.k1);
            slope1 = slope1.add(t);
            slope2 = slope2.add(product.sub(t).add(at.k2).sub(at.k2));
        }
        squares1.intoArray(sums, 0);
        squares2.intoArray(sums, LANES);
        residuals1.intoArray(sums, 2 * LANES);
        residuals2.intoArray(sums, 3 * LANES);
        slope1.intoArray(sums, 4 * LANES);
        slope2.intoArray(sums, 5 * LANES);
    }

    private static void add(double[] lanes, LineSums sums) {
        sums.add(total(lanes, 0), total(lanes, 1), total(lanes, 2), total(lanes, 3), total(lanes, 4), total(lanes, 5));
    }

    private static double total(double[] lanes, int sum) {
        double total = 0;
        for (int i = sum * LANES; i < (sum + 1) * LANES; i++) {
            total += lanes[i];
        }
        return total;
    }

    @Override
    void widen(Column column, int from, int count, double[] into) {
        VectorWidening.widen(column, from, count, into);
    }

    @Override
    void addScaled(double slope, double[] x, int from, double centre, int count, double[] r) {
        DoubleVector k = DoubleVector.broadcast(SPECIES, slope);
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            DoubleVector dx = DoubleVector.fromArray(SPECIES, x, from + i).sub(centre);
            k.fma(dx, DoubleVector.fromArray(SPECIES, r, i)).intoArray(r, i);
        }
        for (; i < count; i++) {
            r[i] = Math.fma(slope, x[from + i] - centre, r[i]);
        }
    }

    @Override
    void addFour(Four four, int count, double[] r) {
        DoubleVector k0 = DoubleVector.broadcast(SPECIES, four.k0);
        DoubleVector k1 = DoubleVector.broadcast(SPECIES, four.k1);
        DoubleVector k2 = DoubleVector.broadcast(SPECIES, four.k2);
        DoubleVector k3 = DoubleVector.broadcast(SPECIES, four.k3);
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, r, i);
            sum = k0.fma(
                    DoubleVector.fromArray(SPECIES, four.x0, four.from0 + i).sub(four.c0), sum);
            sum = k1.fma(
                    DoubleVector.fromArray(SPECIES, four.x1, four.from1 + i).sub(four.c1), sum);
            sum = k2.fma(
                    DoubleVector.fromArray(SPECIES, four.x2, four.from2 + i).sub(four.c2), sum);
            sum = k3.fma(
                    DoubleVector.fromArray(SPECIES, four.x3, four.from3 + i).sub(four.c3), sum);
            sum.intoArray(r, i);
        }
        for (; i < count; i++) {
            r[i] = four.add(i, r[i]);
        }
    }

    @Override
    void subtractCentred(double[] y, int from, double centre, int count, double[] r) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            DoubleVector dy = DoubleVector.fromArray(SPECIES, y, from + i).sub(centre);
            DoubleVector.fromArray(SPECIES, r, i).sub(dy).intoArray(r, i);
        }
        for (; i < count; i++) {
            r[i] -= y[from + i] - centre;
        }
    }

    @Override
    void multiply(double[] w, int from, double[] r, int count, double[] out) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            DoubleVector.fromArray(SPECIES, w, from + i)
                    .mul(DoubleVector.fromArray(SPECIES, r, i))
                    .intoArray(out, i);
        }
        for (; i < count; i++) {
            out[i] = w[from + i] * r[i];
        }
    }

    @Override
    void sumProducts(double[] r, double[] x, int from, double centre, int count, Target target) {
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, target.c1);
        DoubleVector c2 = DoubleVector.broadcast(SPECIES, target.c2);
        DoubleVector c3 = DoubleVector.broadcast(SPECIES, target.c3);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = s1;
        DoubleVector s3 = s1;
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            DoubleVector dx = DoubleVector.fromArray(SPECIES, x, from + i).sub(centre);
            DoubleVector g = DoubleVector.fromArray(SPECIES, r, i).mul(dx);
            DoubleVector t1 = c1.add(g).sub(c1);
            DoubleVector rest = g.sub(t1);
            DoubleVector t2 = c2.add(rest).sub(c2);
            s1 = s1.add(t1);
            s2 = s2.add(t2);
            if (target.third) {
                s3 = s3.add(c3.add(rest.sub(t2)).sub(c3));
            }
        }
        Tail tail = new Tail(
                target,
                s1.reduceLanes(VectorOperators.ADD),
                s2.reduceLanes(VectorOperators.ADD),
                s3.reduceLanes(VectorOperators.ADD));
        for (; i < count; i++) {
            tail.add(r[i] * (x[from + i] - centre));
        }
        tail.flush();
    }

    @Override
    void sum(double[] r, int count, Target target) {
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, target.c1);
        DoubleVector c2 = DoubleVector.broadcast(SPECIES, target.c2);
        DoubleVector c3 = DoubleVector.broadcast(SPECIES, target.c3);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = s1;
        DoubleVector s3 = s1;
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            DoubleVector g = DoubleVector.fromArray(SPECIES, r, i);
            DoubleVector t1 = c1.add(g).sub(c1);
            DoubleVector rest = g.sub(t1);
            DoubleVector t2 = c2.add(rest).sub(c2);
            s1 = s1.add(t1);
            s2 = s2.add(t2);
            if (target.third) {
                s3 = s3.add(c3.add(rest.sub(t2)).sub(c3));
            }
        }
        Tail tail = new Tail(
                target,
                s1.reduceLanes(VectorOperators.ADD),
                s2.reduceLanes(VectorOperators.ADD),
                s3.reduceLanes(VectorOperators.ADD));
        for (; i < count; i++) {
            tail.add(r[i]);
        }
        tail.flush();
    }

    /** The rows behind the last whole vector, added to the lanes' sums. */
    private static final class Tail {
        private final Target target;
        private double s1;
        private double s2;
        private double s3;

        /**
         * Takes sums and not vectors: a vector that leaves a loop as the argument of a call is an object at every step
         * of the loop, unless the call happens to be compiled into the loop's method.
         */
        Tail(Target target, double s1, double s2, double s3) {
            this.target = target;
            this.s1 = s1;
            this.s2 = s2;
            this.s3 = s3;
        }

        void add(double g) {
            double t1 = (target.c1 + g) - target.c1;
            double rest = g - t1;
            double t2 = (target.c2 + rest) - target.c2;
            s1 += t1;
            s2 += t2;
            if (target.third) {
                s3 += (target.c3 + (rest - t2)) - target.c3;
            }
        }

        void flush() {
            target.add(s1, s2, s3);
        }
    }
}
