package dev.plumbline.source;

import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Any table that Spark itself can read: a catalog table or view, or a format with its options. Types are what Spark says
 * they are; rows are judged as those of Parquet are, by batches where the plan has them.
 *
 * <p>Of a format that reads files, a reject stands with its row in the file. Of a table, a view or a database it stands
 * with its row in the partition, which the message names: such rows have no other number.
 */
final class RowSource implements TableSource {
    private final Configuration conf;
    private final Columns columns;
    private final List<InputFile> files;
    private final ColumnarTable table;
    private final TypedRows whole;
    private final int partitions;

    private RowSource(
            Configuration conf,
            Columns columns,
            List<InputFile> files,
            ColumnarTable table,
            TypedRows whole,
            int partitions) {
        this.conf = conf;
        this.columns = columns;
        this.files = files;
        this.table = table;
        this.whole = whole;
        this.partitions = partitions;
    }

    /**
     * Opens the table.
     *
     * @throws Refusal 65 (columns that are no numbers, malformed text), 66 (no such table or path), 78 (unknown format
     *     or columns, options under which Spark would drop data)
     */
    static TableSource open(SparkSession session, SourceSettings settings) {
        return settings.table().isPresent()
                ? ofTable(session, settings, settings.table().get())
                : ofFormat(session, settings, settings.format().orElseThrow());
    }

    private static TableSource ofTable(SparkSession session, SourceSettings settings, String name) {
        ColumnarSession.refuseDropping(session);
        String where = "table " + name;
        // The user's own session: temporary views and the current database are known to no other.
        Dataset<Row> all = RowReader.guarded(where, () -> session.table(name));
        return of(session, settings, all, where, List.of());
    }

    private static TableSource ofFormat(SparkSession session, SourceSettings settings, String format) {
        SparkSession own = ColumnarSession.of(session);
        RowReader reader = new RowReader(own, settings, format);
        String where = settings.inputs().isEmpty()
                ? format.toLowerCase(Locale.ROOT)
                : settings.inputs().get(0);
        Dataset<Row> all = RowReader.guarded(where, reader::read);
        List<InputFile> files = settings.inputs().isEmpty() ? List.of() : reader.files(all);
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        int parts = settings.partitions() > 0
                ? settings.partitions()
                : Math.max(1, 2 * own.sparkContext().defaultParallelism());
        ColumnarSession.cut(own, Math.max(1, Math.min(1L << 30, (bytes + parts - 1) / parts)));
        ColumnarSession.widen(own, Math.max(1, all.schema().length()));
        return of(own, settings, all, where, files);
    }

    private static TableSource of(
            SparkSession session, SourceSettings settings, Dataset<Row> all, String where, List<InputFile> files) {
        Columns columns = ColumnarSchema.choose(settings, all.schema(), where);
        Dataset<Row> needed = all.select(ColumnarSchema.select(columns));
        ColumnarTable table = RowReader.guarded(where, () -> new ColumnarTable(needed, columns, where, files));
        Configuration conf = session.sessionState().newHadoopConf();
        return new RowSource(conf, columns, files, table, new TypedRows(all, columns, where), settings.partitions());
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public List<InputFile> files() {
        return files;
    }

    @Override
    public List<String> notes() {
        return table.notes();
    }

    /** At most as many partitions as asked for; more than the table has are not made, which would move every row. */
    @Override
    public JavaRDD<Chunk> chunks() {
        JavaRDD<Chunk> chunks = table.chunks();
        return partitions > 0 && partitions < chunks.getNumPartitions() ? chunks.coalesce(partitions) : chunks;
    }

    @Override
    public Optional<TableSource> recut(List<ScanReport> reports) {
        return Optional.empty();
    }

    @Override
    public ScanAccount account(List<ScanReport> reports) {
        return RowAccounts.account(columns, files, reports);
    }

    @Override
    public WholeRows.Form form() {
        return WholeRows.Form.TYPED;
    }

    @Override
    public WholeRows wholeRows(WholeRows.Form form) {
        return whole.whole(form);
    }

    @Override
    public void verifyUnchanged() {
        UnchangedFiles.verify(conf, files);
    }
}
