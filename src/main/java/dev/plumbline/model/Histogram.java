package dev.plumbline.model;

/**
 * How often values fall into bins of one width: bin i holds the values from {@code from + i * width} to below {@code from
 * + (i + 1) * width}.
 *
 * @param from lower end of the first bin, a multiple of the width
 * @param width of a bin, a power of two
 * @param counts values in each bin; arrays are not copied
 */
public record Histogram(double from, double width, long[] counts) {}
