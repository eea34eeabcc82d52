package dev.plumbline.kernel;

/**
 * A few rows of a line as doubles. So few that a processor widens the next rows while it still sums these: memory is
 * read all the time.
 */
final class LineTile {
    static final int ROWS = 128;

    final double[] x = new double[ROWS];
    final double[] y = new double[ROWS];
    final double[] w = new double[ROWS];
}
