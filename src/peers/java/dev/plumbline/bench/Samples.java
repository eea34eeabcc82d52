package dev.plumbline.bench;

import java.util.Arrays;

/**
 * What one way took, sample by sample.
 *
 * @param way its words in the table
 * @param seconds on the clock, one for each sample, in the order taken
 * @param processor seconds of processor time of the whole process for each sample, in which other programs do not count;
 *     empty where another process did the work
 */
record Samples(String way, double[] seconds, double[] processor) {
    double median() {
        return median(seconds);
    }

    double least() {
        return Arrays.stream(seconds).min().orElse(Double.NaN);
    }

    double most() {
        return Arrays.stream(seconds).max().orElse(Double.NaN);
    }

    /** NaN where it is not known. */
    double processorMedian() {
        return median(processor);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
