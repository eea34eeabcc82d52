package dev.plumbline.train;

/**
 * A running sum of some 159 bits in three doubles, for sums that cancel to nearly nothing and are still wanted right as a
 * {@link Pair}: Ogita, Rump, Oishi, "Accurate sum and dot product" (doi:10.1137/030601818), algorithm 4.8 with K = 3.
 */
final class WideSum {
    private double large;
    private double middle;
    private double small;

    void add(double value) {
        Pair first = Pair.ofSum(large, value);
        Pair second = Pair.ofSum(middle, first.lo());
        large = first.hi();
        middle = second.hi();
        small += second.lo();
    }

    /** Adds a * b with its rounding error. */
    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        add(Math.fma(a, b, -product));
    }

    Pair value() {
        Pair rest = Pair.ofSum(middle, small);
        Pair whole = Pair.ofSum(large, rest.hi());
        return whole.plus(new Pair(rest.lo(), 0));
    }
}
