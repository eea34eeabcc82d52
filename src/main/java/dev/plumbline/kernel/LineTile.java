package dev.plumbline.kernel;

/**
 * A few rows of a line as doubles: so few that a processor already fetches the next rows while it sums these. Of 1,024
 * rows memory would rest for as long as they are summed, and an epoch over ints took as long as one over doubles.
 */
final class LineTile {
    static final int ROWS = 128;

    final double[] x = new double[ROWS];
    final double[] y = new double[ROWS];
    final double[] w = new double[ROWS];
}
