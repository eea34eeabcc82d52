package dev.plumbline.bench;

/** The lines at which epochs are evaluated: another one each time, the same ones for every way. */
final class LinePoints {
    private static final double FIRST = 0.5;
    private static final double STEP = 0x1p-10;
    /** After so many the first comes again. */
    private static final int PERIOD = 64;

    private LinePoints() {}

    /** One slope per feature, then the intercept. */
    static double[] at(int epoch, int features) {
        double[] point = new double[features + 1];
        for (int j = 0; j <= features; j++) {
            point[j] = FIRST / (j + 1) + STEP * (epoch % PERIOD);
        }
        return point;
    }
}
