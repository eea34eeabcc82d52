package dev.plumbline.summation;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops in lanes, whatever their number; the rows behind the last whole vector go to the scalar loops. Loaded by
 * name (see {@link SliceLoops}), because the vector module is not in every JVM.
 */
final class VectorLoops extends SliceLoops {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    int lanes() {
        return LANES;
    }

    @Override
    void widen(double[] range, double[] x, int from, int to) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector least = DoubleVector.broadcast(SPECIES, range[0]);
        DoubleVector most = DoubleVector.broadcast(SPECIES, range[1]);
        DoubleVector strays = zero;
        DoubleVector least2 = least;
        DoubleVector most2 = most;
        DoubleVector strays2 = zero;
        int r = from;
        for (; r <= to - 2 * LANES; r += 2 * LANES) {
            DoubleVector v = load(x, r);
            least = least.blend(v, v.lt(least));
            most = most.blend(v, most.lt(v));
            strays = v.fma(zero, strays);
            DoubleVector v2 = load(x, r + LANES);
            least2 = least2.blend(v2, v2.lt(least2));
            most2 = most2.blend(v2, most2.lt(v2));
            strays2 = v2.fma(zero, strays2);
        }
        if (total(strays.add(strays2)) != 0) {
            // There may be a NaN, which passes no comparison.
            super.widen(range, x, from, to);
            return;
        }
        range[0] = least.min(least2).reduceLanes(VectorOperators.MIN);
        range[1] = most.max(most2).reduceLanes(VectorOperators.MAX);
        super.widen(range, x, r, to);
    }

    @Override
    void multiply(double[] w, double[] x, int from, int to, double[] p, double[] e) {
        int r = from;
        for (; r <= to - LANES; r += LANES) {
            DoubleVector a = load(w, r);
            DoubleVector b = load(x, r);
            DoubleVector product = a.mul(b);
            product.intoArray(p, r);
            a.fma(b, product.neg()).intoArray(e, r);
        }
        super.multiply(w, x, r, to, p, e);
    }

    @Override
    int cut(double[] x, int from, int to, double[] c, double[][] slices, double[] sums) {
        double[] s0 = slices[0];
        double[] s1 = slices[1];
        double[] s2 = slices[2];
        DoubleVector c0 = DoubleVector.broadcast(SPECIES, c[0]);
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, c[1]);
        DoubleVector c2 = DoubleVector.broadcast(SPECIES, c[2]);
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = sum0;
        DoubleVector sum2 = sum0;
        DoubleVector second = sum0;
        DoubleVector third = sum0;
        DoubleVector left = sum0;
        int r = from;
        for (; r <= to - LANES; r += LANES) {
            DoubleVector v = load(x, r);
            DoubleVector q0 = v.add(c0).sub(c0);
            DoubleVector v1 = v.sub(q0);
            DoubleVector q1 = v1.add(c1).sub(c1);
            DoubleVector v2 = v1.sub(q1);
            DoubleVector q2 = v2.add(c2).sub(c2);
            DoubleVector rest = v2.sub(q2);
            q0.intoArray(s0, r);
            q1.intoArray(s1, r);
            q2.intoArray(s2, r);
            rest.intoArray(x, r);
            sum0 = sum0.add(q0);
            sum1 = sum1.add(q1);
            sum2 = sum2.add(q2);
            second = second.add(q1.abs());
            third = third.add(q2.abs());
            left = left.add(rest.abs());
        }
        sums[0] += total(sum0);
        sums[1] += total(sum1);
        sums[2] += total(sum2);
        int used = used(total(second), total(third), total(left));
        return Math.max(used, super.cut(x, r, to, c, slices, sums));
    }

    private static double total(DoubleVector v) {
        return v.reduceLanes(VectorOperators.ADD);
    }

    @Override
    double dot(double[] x, double[] y, int from, int to) {
        DoubleVector t0 = DoubleVector.zero(SPECIES);
        DoubleVector t1 = t0;
        DoubleVector t2 = t0;
        DoubleVector t3 = t0;
        int r = from;
        for (; r <= to - 4 * LANES; r += 4 * LANES) {
            t0 = load(x, r).fma(load(y, r), t0);
            t1 = load(x, r + LANES).fma(load(y, r + LANES), t1);
            t2 = load(x, r + 2 * LANES).fma(load(y, r + 2 * LANES), t2);
            t3 = load(x, r + 3 * LANES).fma(load(y, r + 3 * LANES), t3);
        }
        return total(t0.add(t1).add(t2.add(t3))) + super.dot(x, y, r, to);
    }

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(SPECIES, x, at);
    }

    @Override
    void nine(double[][] x, double[][] y, int from, int to, double[] sums) {
        double[] x0 = x[0];
        double[] x1 = x[1];
        double[] x2 = x[2];
        double[] y0 = y[0];
        double[] y1 = y[1];
        double[] y2 = y[2];
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = s00;
        DoubleVector s02 = s00;
        DoubleVector s10 = s00;
        DoubleVector s11 = s00;
        DoubleVector s12 = s00;
        DoubleVector s20 = s00;
        DoubleVector s21 = s00;
        DoubleVector s22 = s00;
        int r = from;
        for (; r <= to - LANES; r += LANES) {
            DoubleVector a = load(x0, r);
            DoubleVector b = load(x1, r);
            DoubleVector c = load(x2, r);
            DoubleVector p = load(y0, r);
            s00 = a.fma(p, s00);
            s10 = b.fma(p, s10);
            s20 = c.fma(p, s20);
            DoubleVector q = load(y1, r);
            s01 = a.fma(q, s01);
            s11 = b.fma(q, s11);
            s21 = c.fma(q, s21);
            DoubleVector t = load(y2, r);
            s02 = a.fma(t, s02);
            s12 = b.fma(t, s12);
            s22 = c.fma(t, s22);
        }
        sums[0] += s00.reduceLanes(VectorOperators.ADD);
        sums[1] += s01.reduceLanes(VectorOperators.ADD);
        sums[2] += s02.reduceLanes(VectorOperators.ADD);
        sums[3] += s10.reduceLanes(VectorOperators.ADD);
        sums[4] += s11.reduceLanes(VectorOperators.ADD);
        sums[5] += s12.reduceLanes(VectorOperators.ADD);
        sums[6] += s20.reduceLanes(VectorOperators.ADD);
        sums[7] += s21.reduceLanes(VectorOperators.ADD);
        sums[8] += s22.reduceLanes(VectorOperators.ADD);
        super.nine(x, y, r, to, sums);
    }

    @Override
    void squares(double[][] x, int from, int to, double[] sums) {
        double[] x0 = x[0];
        double[] x1 = x[1];
        double[] x2 = x[2];
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = s00;
        DoubleVector s02 = s00;
        DoubleVector s11 = s00;
        DoubleVector s12 = s00;
        DoubleVector s22 = s00;
        int r = from;
        for (; r <= to - LANES; r += LANES) {
            DoubleVector a = load(x0, r);
            DoubleVector b = load(x1, r);
            DoubleVector c = load(x2, r);
            s00 = a.fma(a, s00);
            s01 = a.fma(b, s01);
            s02 = a.fma(c, s02);
            s11 = b.fma(b, s11);
            s12 = b.fma(c, s12);
            s22 = c.fma(c, s22);
        }
        double t01 = total(s01);
        double t02 = total(s02);
        double t12 = total(s12);
        sums[0] += total(s00);
        sums[1] += t01;
        sums[2] += t02;
        sums[3] += t01;
        sums[4] += total(s11);
        sums[5] += t12;
        sums[6] += t02;
        sums[7] += t12;
        sums[8] += total(s22);
        super.squares(x, r, to, sums);
    }
}
