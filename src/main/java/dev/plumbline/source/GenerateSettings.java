package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.Locale;

/**
 * What synthetic table to write, validated. Equal settings give equal bytes, on any cluster.
 *
 * @param rows at least 1
 * @param features 1 to {@value #MOST_FEATURES}
 * @param noise standard deviation of the noise of the label, 0 to 1e9
 * @param offset added to every feature, -1e12 to 1e12
 * @param seed any number; another seed gives other values
 * @param format of the files
 * @param parts number of files, 1 to {@code rows}; {@link #parts(long, int)} suggests one
 * @param output directory to create, on any Hadoop file system
 */
public record GenerateSettings(
        long rows, int features, double noise, double offset, long seed, Format format, int parts, String output) {
    /** Most features of a synthetic table. */
    public static final int MOST_FEATURES = 20_000;

    private static final double MOST_NOISE = 1e9;
    private static final double MOST_OFFSET = 1e12;
    private static final int MOST_PARTS = 99_999;
    private static final long FILE_BYTES = 128L << 20;
    private static final int FIELD_BYTES = 10;

    /** The file formats that can be written. */
    public enum Format {
        CSV,
        PARQUET;

        String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses (78) a value outside its range. */
    public GenerateSettings {
        check("rows", rows, 1, Long.MAX_VALUE / 4);
        check("features", features, 1, MOST_FEATURES);
        check("parts", parts, 1, Math.min(rows, MOST_PARTS));
        check("noise", noise, 0, MOST_NOISE);
        check("offset", offset, -MOST_OFFSET, MOST_OFFSET);
        if (output.isBlank()) {
            throw new Refusal(ExitCode.CONFIG, "Cannot generate: --output is empty; name the directory to create");
        }
    }

    private static void check(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw refused(option, Long.toString(value), Long.toString(least), Long.toString(most));
        }
    }

    private static void check(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw refused(option, Double.toString(value), Double.toString(least), Double.toString(most));
        }
    }

    private static Refusal refused(String option, String value, String least, String most) {
        return new Refusal(
                ExitCode.CONFIG,
                "Cannot generate with --" + option + " " + value + ": it must be from " + least + " to " + most);
    }

    /** A number of files of some 128 MiB each: depends on the table alone, so that the bytes do too. */
    public static int parts(long rows, int features) {
        double bytes = (double) rows * (features + 1) * FIELD_BYTES;
        return (int) Math.max(1, Math.min(Math.min(rows, MOST_PARTS), Math.ceil(bytes / FILE_BYTES)));
    }
}
