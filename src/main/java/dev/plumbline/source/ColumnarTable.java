package dev.plumbline.source;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table that Spark reads, as chunks: by batches where its plan has them, else by rows, which is noted.
 *
 * <p>One {@link ScanReport} for each piece of a file (or partition) that a task met; a piece's {@code firstRecord} is
 * its byte offset in the file and {@code lines} its number of rows, so that rows are numbered by adding up.
 */
final class ColumnarTable {
    private static final String BY_ROWS =
            "read row by row, not in columnar batches, because Spark's plan for this table has none: this is slower";

    private final Dataset<Row> needed;
    private final ColumnarLayout layout;
    private final RowPlaces.Index index;
    private final Optional<ColumnarPlan> plan;

    /** @param needed the needed columns in the order of slots; @param files those that rows can be traced to */
    ColumnarTable(Dataset<Row> needed, Columns columns, String name, List<InputFile> files) {
        this.needed = needed;
        this.layout = new ColumnarLayout(columns, needed.schema());
        this.index = new RowPlaces.Index(name, files);
        this.plan = ColumnarPlan.of(needed);
    }

    boolean isColumnar() {
        return plan.isPresent();
    }

    /** Says so where the table is read by rows. */
    List<String> notes() {
        return isColumnar() ? List.of() : List.of(BY_ROWS);
    }

    JavaRDD<Chunk> chunks() {
        if (plan.isPresent()) {
            ColumnarScan scan = new ColumnarScan(layout.at(plan.get().ordinals()), index);
            return plan.get().batches().mapPartitionsWithIndex(scan, true);
        }
        return ColumnarPlan.rows(needed).mapPartitionsWithIndex(new RowScan(layout, index), true);
    }
}
