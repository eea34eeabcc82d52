package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Parquet files read in columnar batches by Spark's reader, without a query of Spark's: planning one, cold, takes longer
 * than reading many a table. All footers are read and compared before anything else; rows are rejected for a null, for
 * NaN or infinity, and for a weight that is not positive; a reject stands with its row number in the file, from 1.
 *
 * <p>Files are cut at row groups and not at quotes, so {@link #recut} has nothing to do. How reports are made up is
 * said in {@link ColumnarTable}.
 */
final class ParquetSource implements TableSource {
    private final SparkSession session;
    private final Configuration conf;
    private final Columns columns;
    private final List<InputFile> files;
    private final List<ParquetFooter> footers;
    private final long rows;
    private final Plan plan;
    private final ParquetScan scan;

    /** Which pieces make a partition, cut for so many cores, and where the bytes are. */
    private record Plan(List<ArrayList<ParquetPiece>> pieces, int cores, BlockHosts hosts) {
        List<List<BlockHosts.Range>> ranges() {
            return pieces.stream()
                    .map(partition -> partition.stream()
                            .map(piece ->
                                    new BlockHosts.Range(piece.path(), piece.start(), piece.start() + piece.length()))
                            .toList())
                    .toList();
        }
    }

    private ParquetSource(
            SparkSession session,
            Configuration settings,
            Columns columns,
            StructType schema,
            List<ParquetFooter> footers,
            Plan plan) {
        this.session = session;
        this.conf = settings;
        this.columns = columns;
        this.files = footers.stream().map(ParquetFooter::file).toList();
        this.footers = footers;
        this.rows = footers.stream().mapToLong(ParquetFooter::rows).sum();
        this.plan = plan;
        List<String> names = ColumnarSchema.needed(columns);
        StructType needed = ParquetReading.select(schema, names);
        Broadcast<SerializableConfiguration> shipped = JavaSparkContext.fromSparkContext(session.sparkContext())
                .broadcast(new SerializableConfiguration(ParquetReading.of(settings, needed)));
        RowPlaces.Index index = new RowPlaces.Index(files.get(0).path(), files);
        this.scan = new ParquetScan(
                shipped,
                ColumnarSession.batchRows(names.size()),
                new ColumnarScan(new ColumnarLayout(columns, needed), index));
    }

    /**
     * Opens the files as one table.
     *
     * @throws Refusal 65 (damaged, no Parquet, columns that differ or are no numbers), 66 (no rows), 78 (unknown
     *     columns)
     */
    static TableSource open(SparkSession session, SourceSettings settings, InputFiles.Listing listing) {
        List<InputFile> files = listing.files();
        Configuration conf = ParquetReading.settings(session.sparkContext().hadoopConfiguration());
        ParquetFooters reader = new ParquetFooters(conf);
        List<ParquetFooter> footers = reader.read(files);
        if (footers.stream().allMatch(footer -> footer.rows() == 0)) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot read " + Excerpt.of(files.get(0).path()) + (files.size() > 1 ? " and the other files" : "")
                            + ": no file has a row");
        }
        StructType schema = reader.schema(files.get(0));
        Columns columns = ColumnarSchema.choose(settings, schema, files.get(0).path());
        ParquetSchemas.compare(settings, columns, footers);
        int cores = Math.max(1, session.sparkContext().defaultParallelism());
        Plan plan = new Plan(ParquetCut.plan(footers, settings.partitions(), cores), cores, listing.hosts());
        return new ParquetSource(session, conf, columns, schema, footers, plan);
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
        List<String> notes = new ArrayList<>(ParquetFooters.notes(footers));
        OneCoreReads.ofRowGroups(footers, plan.cores()).ifPresent(notes::add);
        return List.copyOf(notes);
    }

    @Override
    public JavaRDD<Chunk> chunks() {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        return plan.hosts().partitions(spark, plan.pieces(), plan.ranges()).mapPartitionsWithIndex(scan, true);
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
    public String format() {
        return "parquet";
    }

    @Override
    public WholeRows wholeRows(WholeRows.Form form) {
        ParquetSchemas.requireSame(footers);
        String where = files.get(0).path();
        String[] paths =
                files.stream().map(file -> ColumnarSession.literal(file.path())).toArray(String[]::new);
        SparkSession own = ColumnarSession.of(session);
        // Spark cuts at bytes, so these are about the pieces that were read. Some more than a part's share: of four
        // files
        // of about one size two must fit, or two cores take three turns.
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        long share = bytes / plan.pieces().size();
        ColumnarSession.cut(own, Math.max(1, share + share / 16));
        Dataset<Row> all = ReaderFaults.guarded(where, () -> own.read().parquet(paths));
        return new TypedRows(all, columns, where, files).whole(form);
    }

    @Override
    public void verifyUnchanged() {
        UnchangedFiles.verify(conf, files);
    }
}
