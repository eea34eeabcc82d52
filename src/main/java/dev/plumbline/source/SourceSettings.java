package dev.plumbline.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to read and how, validated: nothing behind it checks again.
 *
 * @param inputs paths, directories or globs of any Hadoop file system; empty when {@code table} is given
 * @param table name of a catalog table
 * @param format {@code csv}, {@code parquet} or any Spark format; empty: guessed from the names
 * @param options given on to Spark's reader for other formats
 * @param delimiter one ASCII byte between CSV fields
 * @param header whether each CSV file begins with a header
 * @param missing tokens that mean a missing value, beside the empty field
 * @param trim whether blanks around CSV fields are allowed
 * @param label the predicted column, or {@link #NO_LABEL} for a table to predict, whose features are named then
 * @param features empty: every other numeric column
 * @param weight the column of row weights
 * @param badRows what to do about rows that cannot be used
 * @param partitions into how many partitions the table is cut; 0: a small multiple of the cores
 * @param splitBytes smallest CSV split; tests set it to a few bytes
 */
public record SourceSettings(
        List<String> inputs,
        Optional<String> table,
        Optional<String> format,
        Map<String, String> options,
        char delimiter,
        boolean header,
        List<String> missing,
        boolean trim,
        String label,
        List<String> features,
        Optional<String> weight,
        BadRows badRows,
        int partitions,
        long splitBytes) {
    /** The label of a table that needs none. */
    public static final String NO_LABEL = "";

    public SourceSettings {
        inputs = List.copyOf(inputs);
        options = Map.copyOf(options);
        missing = List.copyOf(missing);
        features = List.copyOf(features);
    }

    /** Of a table that a program has: nothing is to be found, nothing is text, and its partitions are as they are. */
    public static SourceSettings ofDataset(
            String label, List<String> features, Optional<String> weight, BadRows badRows) {
        return new SourceSettings(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                ',',
                true,
                List.of(),
                false,
                label,
                features,
                weight,
                badRows,
                0,
                1);
    }

    /** Whether there is a label to read. */
    boolean hasLabel() {
        return !label.equals(NO_LABEL);
    }

    /** Whether the options name one state of a table that keeps its states. */
    public boolean isSnapshot() {
        return !Snapshots.among(options).isEmpty();
    }

    /** The same table with more options for Spark's reader. */
    public SourceSettings withOptions(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(more);
        return new SourceSettings(
                inputs,
                table,
                format,
                all,
                delimiter,
                header,
                missing,
                trim,
                label,
                features,
                weight,
                badRows,
                partitions,
                splitBytes);
    }

    /** The same table with other features. */
    public SourceSettings withFeatures(List<String> others) {
        return withColumns(label, others);
    }

    /** The same table with another label and other features. */
    public SourceSettings withColumns(String another, List<String> others) {
        return new SourceSettings(
                inputs,
                table,
                format,
                options,
                delimiter,
                header,
                missing,
                trim,
                another,
                others,
                weight,
                badRows,
                partitions,
                splitBytes);
    }
}
