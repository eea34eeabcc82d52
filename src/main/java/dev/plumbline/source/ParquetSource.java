package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Parquet files read as Spark's columnar batches. All footers are read and compared before anything else; rows are
 * rejected for a null, for NaN or infinity, and for a weight that is not positive; a reject stands with its row number
 * in the file, from 1.
 *
 * <p>Files are cut at row groups and not at quotes, so {@link #recut} has nothing to do. How reports are made up is
 * said in {@link ColumnarTable}.
 */
final class ParquetSource implements TableSource {
    private final Configuration conf;
    private final Columns columns;
    private final List<InputFile> files;
    private final ColumnarTable table;
    private final TypedRows whole;
    private final List<ParquetFooter> footers;
    private final List<String> notes;
    private final long rows;

    private ParquetSource(
            Configuration conf, Columns columns, List<ParquetFooter> footers, ColumnarTable table, TypedRows whole) {
        this.conf = conf;
        this.columns = columns;
        this.files = footers.stream().map(ParquetFooter::file).toList();
        this.rows = footers.stream().mapToLong(ParquetFooter::rows).sum();
        this.table = table;
        this.whole = whole;
        this.footers = footers;
        this.notes = new ArrayList<>(table.notes());
        this.notes.addAll(ParquetFooters.notes(footers));
    }

    /**
     * Opens the files as one table.
     *
     * @throws Refusal 65 (damaged, no Parquet, columns that differ or are no numbers), 66 (no rows), 78 (unknown
     *     columns, settings under which Spark would drop data)
     */
    static TableSource open(SparkSession session, SourceSettings settings, List<InputFile> files) {
        SparkSession own = ColumnarSession.of(session);
        Configuration conf = own.sessionState().newHadoopConf();
        List<ParquetFooter> footers = new ParquetFooters(conf).read(files);
        if (footers.stream().allMatch(footer -> footer.rows() == 0)) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot read " + Excerpt.of(files.get(0).path()) + (files.size() > 1 ? " and the other files" : "")
                            + ": no file has a row");
        }
        String[] paths =
                files.stream().map(file -> ColumnarSession.literal(file.path())).toArray(String[]::new);
        Dataset<Row> all =
                RowReader.guarded(files.get(0).path(), () -> own.read().parquet(paths));
        Columns columns =
                ColumnarSchema.choose(settings, all.schema(), files.get(0).path());
        ParquetSchemas.compare(settings, columns, footers);
        ColumnarSession.cut(own, ParquetCut.bytes(footers, settings.partitions(), cores(session)));
        ColumnarSession.widen(own, ColumnarSchema.needed(columns).size());
        Dataset<Row> needed = all.select(ColumnarSchema.select(columns));
        ColumnarTable table = new ColumnarTable(needed, columns, files.get(0).path(), files);
        TypedRows whole = new TypedRows(all, columns, files.get(0).path());
        return new ParquetSource(conf, columns, footers, table, whole);
    }

    private static int cores(SparkSession session) {
        return Math.max(1, session.sparkContext().defaultParallelism());
    }

    /** Whether the scan gives columnar batches, not rows. */
    boolean isColumnar() {
        return table.isColumnar();
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
        return List.copyOf(notes);
    }

    @Override
    public JavaRDD<Chunk> chunks() {
        return table.chunks();
    }

    @Override
    public Optional<TableSource> recut(List<ScanReport> reports) {
        return Optional.empty();
    }

    /** The rows of the reports must be those that the footers promise: none lost, none there twice. */
    @Override
    public ScanAccount account(List<ScanReport> reports) {
        ScanAccount account = RowAccounts.account(columns, files, reports);
        if (account.rows().read() != rows) {
            throw new IllegalArgumentException(
                    "Cannot account for the rows: the footers of " + files.size() + " files promise " + rows
                            + ", the scan read " + account.rows().read());
        }
        return account;
    }

    @Override
    public WholeRows.Form form() {
        return WholeRows.Form.TYPED;
    }

    @Override
    public WholeRows wholeRows(WholeRows.Form form) {
        ParquetSchemas.requireSame(footers);
        return whole.whole(form);
    }

    @Override
    public void verifyUnchanged() {
        InputFiles.verifyUnchanged(conf, files);
    }
}
