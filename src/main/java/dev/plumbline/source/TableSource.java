package dev.plumbline.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * A table that was opened: its columns are resolved and its files are cut into splits, nothing is read yet.
 * Lives on the driver.
 */
public interface TableSource {
    /** Label, features in model order and weight. */
    Columns columns();

    /** The files that will be read, in reading order, as they were found (empty for a catalog table). */
    List<InputFile> files();

    /**
     * Of a table that keeps its earlier states: the options by which the state is found again that is read. They are part
     * of where a model comes from. Empty where a table has no states, or they cannot be named.
     */
    default Map<String, String> snapshot() {
        return Map.of();
    }

    /** What a person should know: hidden files skipped, a byte order mark, a fall back to rows. */
    List<String> notes();

    /**
     * The scan. Each split gives its blocks, then one {@link ScanReport}. Bad rows never fail a task: they are
     * counted in the report, because only the driver can tell whether a split began in the middle of a quoted field.
     */
    JavaRDD<Chunk> chunks();

    /**
     * Checks that the ends of the splits fit together.
     *
     * @return empty where they do; else the same table cut so that no quoted field crosses a boundary, to be read anew
     */
    Optional<TableSource> recut(List<ScanReport> reports);

    /** Counts of all splits, line numbers resolved; the row account and the samples of rejected rows. */
    ScanAccount account(List<ScanReport> reports);

    /** What the table is kept in, as {@code --format} names it; empty where that is the catalog's concern. */
    String format();

    /**
     * The rows that {@link #chunks} has in its blocks, each with all of its columns.
     *
     * @throws dev.plumbline.model.Refusal 65 where the files do not all have the same columns, 78 where a column has a
     *     type that cannot be written as text
     */
    WholeRows wholeRows(WholeRows.Form form);

    /** Refuses (65) where a file is not as it was when it was opened. */
    void verifyUnchanged();
}
