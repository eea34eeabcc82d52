package dev.plumbline.bench;

/** In plain loops, with as many sums as hide the latency of an addition. */
final class ScalarReadLoop implements ReadLoop {
    @Override
    public double sum(double[] values, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int end = from + count;
        int i = from;
        for (; i <= end - 4; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < end; i++) {
            a += values[i];
        }
        return a + b + c + d;
    }
}
