package dev.plumbline.train;

/** The checks and the one division that the optimizers share. */
final class Fraction {
    private Fraction() {}

    /** Refuses a value outside [0, 1). */
    static void require(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("Cannot use " + what + " " + value + ": it must be in [0, 1)");
        }
    }

    /** Refuses an epsilon that is negative or not finite. */
    static void requireEpsilon(String what, double epsilon) {
        if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Cannot use " + what + " epsilon " + epsilon + ": it must be at least 0");
        }
    }

    /** The quotient, and 0 for 0 / 0: a parameter whose gradient was always 0 does not move. */
    static double over(double numerator, double denominator) {
        return numerator == 0 ? 0 : numerator / denominator;
    }
}
