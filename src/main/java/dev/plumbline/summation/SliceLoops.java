package dev.plumbline.summation;

/**
 * The loops over the rows of a tile: all the work that moments are. This is the reference, row by row; {@link
 * VectorLoops} does the same in lanes. Sums of slices and of their products are exact in a plain double (see {@link
 * Slices}), so they may run in several lanes and any order and the two have the same bits. {@link LanePace} chooses.
 *
 * <p>All of them take rows {@code from .. to - 1} and add to what they are given, so that some rows may go one way and
 * the others another.
 */
class SliceLoops {
    /**
     * The loops in vector lanes.
     *
     * @throws IllegalStateException where the JVM has no vector module
     */
    static SliceLoops vector() {
        try {
            return (SliceLoops) Class.forName("dev.plumbline.summation.VectorLoops")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "Cannot take moments in vector lanes: start the JVM with --add-modules=jdk.incubator.vector", e);
        }
    }

    /** How many rows go on at once. */
    int lanes() {
        return 1;
    }

    /** Widens {@code range}, a minimum and a maximum, by the values of {@code x}. NaN stays once it is in. */
    void widen(double[] range, double[] x, int from, int to) {
        double least = range[0];
        double most = range[1];
        for (int r = from; r < to; r++) {
            double v = x[r];
            // NaN passes neither comparison.
            if (!(v >= least)) {
                least = Math.min(least, v);
            }
            if (!(v <= most)) {
                most = Math.max(most, v);
            }
        }
        range[0] = least;
        range[1] = most;
    }

    /** Makes p = fl(w x) and e = w x - p. */
    void multiply(double[] w, double[] x, int from, int to, double[] p, double[] e) {
        for (int r = from; r < to; r++) {
            double product = w[r] * x[r];
            p[r] = product;
            e[r] = Math.fma(w[r], x[r], -product);
        }
    }

    /**
     * Cuts values into three slices, and leaves in {@code x} what those do not hold.
     *
     * @param c the splitter of each slice
     * @param sums the sum of each slice is added to them
     * @return how many slices hold all of it: 1, 2, 3, or 4 where something is left
     */
    int cut(double[] x, int from, int to, double[] c, double[][] slices, double[] sums) {
        cutThree(x, from, to, c, slices);
        for (int k = 0; k < sums.length; k++) {
            sums[k] += sum(slices[k], from, to);
        }
        return used(size(slices[1], from, to), size(slices[2], from, to), size(x, from, to));
    }

    static int used(double second, double third, double left) {
        return left != 0 ? 4 : third != 0 ? 3 : second != 0 ? 2 : 1;
    }

    // One index for all arrays: the compiler makes vector instructions of it only so, which is four times as fast.
    private static void cutThree(double[] x, int from, int to, double[] c, double[][] slices) {
        double[] s0 = slices[0];
        double[] s1 = slices[1];
        double[] s2 = slices[2];
        double c0 = c[0];
        double c1 = c[1];
        double c2 = c[2];
        for (int r = from; r < to; r++) {
            double v = x[r];
            double q0 = (v + c0) - c0;
            double v1 = v - q0;
            double q1 = (v1 + c1) - c1;
            double v2 = v1 - q1;
            double q2 = (v2 + c2) - c2;
            s0[r] = q0;
            s1[r] = q1;
            s2[r] = q2;
            x[r] = v2 - q2;
        }
    }

    private static double sum(double[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = from;
        for (; r < to - 3; r += 4) {
            s0 += x[r];
            s1 += x[r + 1];
            s2 += x[r + 2];
            s3 += x[r + 3];
        }
        for (; r < to; r++) {
            s0 += x[r];
        }
        return s0 + s1 + s2 + s3;
    }

    /** Something that is 0 only where all of {@code x} is. */
    private static double size(double[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = from;
        for (; r < to - 3; r += 4) {
            s0 += Math.abs(x[r]);
            s1 += Math.abs(x[r + 1]);
            s2 += Math.abs(x[r + 2]);
            s3 += Math.abs(x[r + 3]);
        }
        for (; r < to; r++) {
            s0 += Math.abs(x[r]);
        }
        return s0 + s1 + s2 + s3;
    }

    /** The sum of x y. */
    double dot(double[] x, double[] y, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = from;
        for (; r < to - 3; r += 4) {
            s0 = Math.fma(x[r], y[r], s0);
            s1 = Math.fma(x[r + 1], y[r + 1], s1);
            s2 = Math.fma(x[r + 2], y[r + 2], s2);
            s3 = Math.fma(x[r + 3], y[r + 3], s3);
        }
        for (; r < to; r++) {
            s0 = Math.fma(x[r], y[r], s0);
        }
        return s0 + s1 + s2 + s3;
    }

    /** Adds the products of three slices with three to {@code sums}, those of the first slice first. */
    void nine(double[][] x, double[][] y, int from, int to, double[] sums) {
        double[] x0 = x[0];
        double[] x1 = x[1];
        double[] x2 = x[2];
        double[] y0 = y[0];
        double[] y1 = y[1];
        double[] y2 = y[2];
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s20 = 0;
        double s21 = 0;
        double s22 = 0;
        for (int r = from; r < to; r++) {
            double a = x0[r];
            double b = x1[r];
            double c = x2[r];
            s00 = Math.fma(a, y0[r], s00);
            s01 = Math.fma(a, y1[r], s01);
            s02 = Math.fma(a, y2[r], s02);
            s10 = Math.fma(b, y0[r], s10);
            s11 = Math.fma(b, y1[r], s11);
            s12 = Math.fma(b, y2[r], s12);
            s20 = Math.fma(c, y0[r], s20);
            s21 = Math.fma(c, y1[r], s21);
            s22 = Math.fma(c, y2[r], s22);
        }
        sums[0] += s00;
        sums[1] += s01;
        sums[2] += s02;
        sums[3] += s10;
        sums[4] += s11;
        sums[5] += s12;
        sums[6] += s20;
        sums[7] += s21;
        sums[8] += s22;
    }

    /** Adds the products of three slices with each other to {@code sums}, nine as well. */
    void squares(double[][] x, int from, int to, double[] sums) {
        double[] x0 = x[0];
        double[] x1 = x[1];
        double[] x2 = x[2];
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s11 = 0;
        double s12 = 0;
        double s22 = 0;
        for (int r = from; r < to; r++) {
            double a = x0[r];
            double b = x1[r];
            double c = x2[r];
            s00 = Math.fma(a, a, s00);
            s01 = Math.fma(a, b, s01);
            s02 = Math.fma(a, c, s02);
            s11 = Math.fma(b, b, s11);
            s12 = Math.fma(b, c, s12);
            s22 = Math.fma(c, c, s22);
        }
        sums[0] += s00;
        sums[1] += s01;
        sums[2] += s02;
        sums[3] += s01;
        sums[4] += s11;
        sums[5] += s12;
        sums[6] += s02;
        sums[7] += s12;
        sums[8] += s22;
    }
}
