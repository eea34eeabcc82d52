package dev.plumbline.page;

/** Decimal logarithms as a picture shows them. */
final class Logarithm {
    private Logarithm() {}

    /** NaN, which is a gap, of what has none. */
    static double of(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY ? StrictMath.log10(value) : Double.NaN;
    }
}
