package dev.plumbline.kernel;

/** The reference: plain loops. The vector twin must give its bits. */
final class ScalarKernel extends TiledKernel {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    void addScaled(double slope, double[] x, int from, double centre, int count, double[] r) {
        for (int i = 0; i < count; i++) {
            r[i] = Math.fma(slope, x[from + i] - centre, r[i]);
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
