package dev.plumbline.explain;

/**
 * A running sum of some 106 bits as an unevaluated pair: Dekker (doi:10.1007/BF01397083); Ogita, Rump, Oishi, "Accurate
 * sum and dot product" (doi:10.1137/030601818).
 */
final class DoubleDouble {
    private double hi;
    private double lo;

    void add(double value) {
        double sum = hi + value;
        double part = sum - hi;
        lo += (hi - (sum - part)) + (value - part);
        hi = sum;
    }

    /** Adds a * b with its rounding error. */
    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        lo += Math.fma(a, b, -product);
    }

    double value() {
        return hi + lo;
    }
}
