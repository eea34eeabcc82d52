package dev.plumbline.bench;

/** In plain loops. */
final class ScalarPlainSums implements PlainSums {
    @Override
    public void add(double[][] block, double[] point, double[] into) {
        int d = point.length - 1;
        double[] y = block[d];
        for (int i = 0; i < y.length; i++) {
            double r = point[d] - y[i];
            for (int j = 0; j < d; j++) {
                r = Math.fma(point[j], block[j][i], r);
            }
            for (int j = 0; j < d; j++) {
                into[j] = Math.fma(r, block[j][i], into[j]);
            }
            into[d] += r;
            into[d + 1] = Math.fma(r, r, into[d + 1]);
        }
    }
}
