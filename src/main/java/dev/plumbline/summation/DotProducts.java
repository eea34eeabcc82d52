package dev.plumbline.summation;

/**
 * Sums and dot products in plain doubles, for numbers so short that none of these additions rounds; so they may run in
 * several lanes and any order.
 */
final class DotProducts {
    private DotProducts() {}

    static double sum(double[] x, int rows) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = 0;
        for (; r < rows - 3; r += 4) {
            s0 += x[r];
            s1 += x[r + 1];
            s2 += x[r + 2];
            s3 += x[r + 3];
        }
        for (; r < rows; r++) {
            s0 += x[r];
        }
        return s0 + s1 + s2 + s3;
    }

    static double dot(double[] x, double[] y, int rows) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = 0;
        for (; r < rows - 3; r += 4) {
            s0 = Math.fma(x[r], y[r], s0);
            s1 = Math.fma(x[r + 1], y[r + 1], s1);
            s2 = Math.fma(x[r + 2], y[r + 2], s2);
            s3 = Math.fma(x[r + 3], y[r + 3], s3);
        }
        for (; r < rows; r++) {
            s0 = Math.fma(x[r], y[r], s0);
        }
        return s0 + s1 + s2 + s3;
    }

    /** Adds all products of three slices with three: nine dot products in one pass. */
    static void addNine(ExactSum sum, double[][] x, double[][] y, int rows) {
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
        for (int r = 0; r < rows; r++) {
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
        sum.add(s00);
        sum.add(s01);
        sum.add(s02);
        sum.add(s10);
        sum.add(s11);
        sum.add(s12);
        sum.add(s20);
        sum.add(s21);
        sum.add(s22);
    }

    /** Adds all products of three slices with each other: six dot products in one pass. */
    static void addSix(ExactSum sum, double[][] x, int rows) {
        double[] x0 = x[0];
        double[] x1 = x[1];
        double[] x2 = x[2];
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s11 = 0;
        double s12 = 0;
        double s22 = 0;
        for (int r = 0; r < rows; r++) {
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
        sum.add(s00);
        sum.add(2 * s01);
        sum.add(2 * s02);
        sum.add(s11);
        sum.add(2 * s12);
        sum.add(s22);
    }
}
