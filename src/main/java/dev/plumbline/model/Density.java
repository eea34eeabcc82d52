package dev.plumbline.model;

/**
 * How often pairs of values fall into the cells of a grid.
 *
 * @param across columns of the grid
 * @param up rows of the grid
 * @param counts pairs in each cell, row by row from the bottom: {@code counts[row * across.bins() + column]}; arrays are
 *     not copied
 */
public record Density(Axis across, Axis up, long[] counts) {
    /**
     * Bins of one width, as in {@link Histogram}.
     *
     * @param from lower end of the first bin
     * @param width of a bin, a power of two
     * @param bins how many
     */
    public record Axis(double from, double width, int bins) {}
}
