package dev.plumbline.source;

/**
 * A synthetic table.
 *
 * @param rows how many
 * @param features how many
 * @param noise standard deviation of the label around the line
 * @param offset added to every feature
 * @param seed of features and noise
 * @param format of the files
 * @param parts how many files
 * @param output directory to create
 */
public record GenerateSettings(
        long rows, int features, double noise, double offset, long seed, Format format, int parts, String output) {
    /** Of the files. */
    public enum Format {
        CSV,
        PARQUET
    }
}
