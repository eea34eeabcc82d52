package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    /** What messages call the table of a program, which has no other name. */
    static final String DATASET = "the Dataset";

    private final Configuration conf;
    private final Columns columns;
    private final Origin origin;
    private final ColumnarTable table;
    private final TypedRows whole;
    private final int partitions;

    /**
     * Where the rows are from.
     *
     * @param name for messages
     * @param format empty for a table of the catalog
     * @param files in the order of their names; none of a table that has none, or of which they are not told
     * @param snapshot see {@link TableSource#snapshot}
     * @param notes what a person should know
     */
    private record Origin(
            String name, String format, List<InputFile> files, Map<String, String> snapshot, List<String> notes) {}

    private RowSource(SparkSession session, SourceSettings settings, Dataset<Row> all, Origin origin) {
        this.conf = session.sessionState().newHadoopConf();
        if (all.schema().isEmpty()) {
            throw new Refusal(
                    ExitCode.NO_INPUT, "Cannot read " + Excerpt.of(origin.name()) + ": it is empty, or has no columns");
        }
        this.columns = ColumnarSchema.choose(settings, all.schema(), origin.name());
        this.origin = origin;
        Dataset<Row> needed = all.select(ColumnarSchema.select(columns));
        this.table = ReaderFaults.guarded(
                origin.name(), () -> new ColumnarTable(needed, columns, origin.name(), origin.files()));
        this.whole = new TypedRows(all, columns, origin.name(), origin.files());
        this.partitions = settings.partitions();
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
        RowReader reader = RowReader.ofCatalog(session, settings);
        Dataset<Row> all = ReaderFaults.guarded(where, reader::read);
        return new RowSource(
                session,
                settings,
                all,
                new Origin(where, "", List.of(), reader.snapshot(), TableNotes.of(reader, all)));
    }

    /**
     * Reads what a program has, in its own session. Whether it gives the same rows each time, only its rows can tell.
     *
     * @throws Refusal 65 (columns that are no numbers), 78 (unknown columns, a stream)
     */
    static TableSource ofDataset(Dataset<Row> data, SourceSettings settings) {
        SparkSession session = data.sparkSession();
        if (data.isStreaming()) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot read " + DATASET
                            + ": it is a stream, which has no end; write it into a table, and give that");
        }
        ColumnarSession.refuseDropping(session);
        return new RowSource(session, settings, data, new Origin(DATASET, "", List.of(), Map.of(), List.of()));
    }

    private static TableSource ofFormat(SparkSession session, SourceSettings settings, String format) {
        SparkSession own = ColumnarSession.of(session);
        RowReader reader = new RowReader(own, settings, format);
        String where = reader.name();
        Dataset<Row> all = ReaderFaults.guarded(where, reader::read);
        List<InputFile> files = settings.inputs().isEmpty() ? List.of() : reader.files(all);
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        int parts = settings.partitions() > 0
                ? settings.partitions()
                : Math.max(1, 2 * own.sparkContext().defaultParallelism());
        ColumnarSession.cut(own, Math.max(1, Math.min(1L << 30, (bytes + parts - 1) / parts)));
        ColumnarSession.widen(own, Math.max(1, all.schema().length()));
        return new RowSource(
                own, settings, all, new Origin(where, format, files, reader.snapshot(), TableNotes.of(reader, all)));
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public List<InputFile> files() {
        return origin.files();
    }

    @Override
    public Map<String, String> snapshot() {
        return origin.snapshot();
    }

    @Override
    public List<String> notes() {
        return Stream.concat(origin.notes().stream(), table.notes().stream()).toList();
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
        return RowAccounts.account(columns, origin.files(), reports);
    }

    @Override
    public String format() {
        return origin.format();
    }

    @Override
    public WholeRows wholeRows(WholeRows.Form form) {
        return whole.whole(form);
    }

    @Override
    public void verifyUnchanged() {
        UnchangedFiles.verify(conf, origin.files());
    }
}
