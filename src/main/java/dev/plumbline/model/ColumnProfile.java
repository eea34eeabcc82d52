package dev.plumbline.model;

/**
 * What one column looks like over the used rows.
 *
 * @param name of the column
 * @param count values that were used
 * @param missing rows in which the column had no value, whatever became of them
 * @param min smallest value, NaN without any
 * @param max largest value, NaN without any
 * @param mean weighted mean, NaN without any
 * @param sd standard deviation about the mean (population: the divisor is the weight), NaN without any
 */
public record ColumnProfile(String name, long count, long missing, double min, double max, double mean, double sd) {
    /** Whether one value is all there is. */
    public boolean constant() {
        return count > 0 && min == max;
    }

    /** |mean| / sd: how far from 0 the column lies, in its own spreads. NaN or infinite for a constant column. */
    public double offset() {
        return Math.abs(mean) / sd;
    }
}
