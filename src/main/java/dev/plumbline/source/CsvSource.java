package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** CSV files, cut into splits of our own and read by {@link CsvScanner}. */
final class CsvSource implements TableSource {
    private static final int NAMED = 5;

    private final JavaSparkContext spark;
    private final Configuration conf;
    private final Broadcast<SerializableConfiguration> shipped;
    private final SourceSettings settings;
    private final CsvDialect dialect;
    private final List<CsvHead> heads;
    private final BlockHosts hosts;
    private final Columns columns;
    private final List<CsvLayout> layouts;
    private final int[] layoutOf;
    private final Set<Integer> whole;
    private final List<String> notes;
    /** Asked for once: executors come and go, and every plan of this source must be the same one. */
    private final int cores;

    private CsvSource(
            SparkSession session, SourceSettings settings, List<CsvHead> heads, CsvHeads reader, BlockHosts hosts) {
        this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.conf = session.sparkContext().hadoopConfiguration();
        this.settings = settings;
        this.dialect = reader.dialect();
        this.heads = heads;
        this.hosts = hosts;
        List<CsvHead> filled = heads.stream().filter(head -> !head.isEmpty()).toList();
        this.columns = CsvSchema.choose(settings, dialect, filled, reader);
        this.layoutOf = new int[heads.size()];
        this.layouts = CsvSchema.layouts(columns, heads, layoutOf);
        this.whole = new TreeSet<>();
        this.notes = new ArrayList<>();
        this.cores = spark.defaultParallelism();
        this.shipped = spark.broadcast(new SerializableConfiguration(conf));
        noteEach("an empty file", heads.stream().filter(CsvHead::isEmpty).toList());
        noteEach(
                "a header but no rows",
                filled.stream().filter(head -> !head.hasData()).toList());
        noteEach(
                "a byte order mark, stripped",
                heads.stream().filter(CsvHead::bom).toList());
        OneCoreReads.ofCompressed(files(), new CsvFiles(conf), cores).ifPresent(notes::add);
    }

    private CsvSource(CsvSource source, Set<Integer> whole, List<String> more) {
        this.spark = source.spark;
        this.conf = source.conf;
        this.shipped = source.shipped;
        this.settings = source.settings;
        this.dialect = source.dialect;
        this.heads = source.heads;
        this.hosts = source.hosts;
        this.columns = source.columns;
        this.layouts = source.layouts;
        this.layoutOf = source.layoutOf;
        this.whole = whole;
        this.cores = source.cores;
        this.notes = new ArrayList<>(source.notes);
        this.notes.addAll(more);
    }

    /** Opens CSV files; refuses (65, 66, 77, 78) where their beginnings show that they cannot be read as one table. */
    static TableSource open(SparkSession session, SourceSettings settings, InputFiles.Listing listing) {
        List<InputFile> files = listing.files();
        CsvDialect dialect = new CsvDialect(settings.delimiter(), settings.trim(), settings.missing());
        CsvHeads reader =
                new CsvHeads(new CsvFiles(session.sparkContext().hadoopConfiguration()), dialect, settings.header());
        List<CsvHead> heads = reader.readAll(files);
        if (heads.stream().allMatch(CsvHead::isEmpty)) {
            throw new Refusal(ExitCode.NO_INPUT, "Cannot read a table: " + all(files) + " empty");
        }
        CsvSource source = opened(session, settings, heads, reader, listing.hosts());
        if (heads.stream().noneMatch(CsvHead::hasData)) {
            throw new Refusal(
                    ExitCode.NO_INPUT, "Cannot read a table: " + all(files) + " without rows, there is only a header");
        }
        return source;
    }

    private static CsvSource opened(
            SparkSession session, SourceSettings settings, List<CsvHead> heads, CsvHeads reader, BlockHosts hosts) {
        try {
            return new CsvSource(session, settings, heads, reader, hosts);
        } catch (Refusal refusal) {
            reader.refuseDamaged(heads.stream().map(CsvHead::file).toList());
            throw refusal;
        }
    }

    private static String all(List<InputFile> files) {
        String first = Excerpt.of(files.get(0).path());
        return files.size() == 1 ? first + " is" : "all " + files.size() + " files (" + first + ", ...) are";
    }

    private void noteEach(String what, List<CsvHead> which) {
        for (int i = 0; i < Math.min(NAMED, which.size()); i++) {
            notes.add(Excerpt.of(which.get(i).file().path()) + ": " + what);
        }
        if (which.size() > NAMED) {
            notes.add((which.size() - NAMED) + " more files: " + what);
        }
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public List<InputFile> files() {
        return heads.stream().map(CsvHead::file).toList();
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public JavaRDD<Chunk> chunks() {
        List<ArrayList<CsvSplit>> plan = plan();
        boolean weighted = columns.weight().isPresent();
        return partitions(plan).mapPartitions(new CsvScan(shipped, dialect, layouts, weighted));
    }

    /** Each to be read where its bytes are. */
    private JavaRDD<ArrayList<CsvSplit>> partitions(List<ArrayList<CsvSplit>> plan) {
        List<List<BlockHosts.Range>> ranges = new ArrayList<>();
        for (List<CsvSplit> splits : plan) {
            ranges.add(splits.stream()
                    .map(split -> new BlockHosts.Range(split.path(), split.start(), split.end()))
                    .toList());
        }
        return hosts.partitions(spark, plan, ranges);
    }

    private List<ArrayList<CsvSplit>> plan() {
        CsvFiles files = new CsvFiles(conf);
        List<CsvSplits.Piece> pieces = new ArrayList<>();
        long bytes = 0;
        for (int f = 0; f < heads.size(); f++) {
            CsvHead head = heads.get(f);
            if (!head.hasData()) {
                continue;
            }
            String path = head.file().path();
            boolean compressed = files.isCompressed(path);
            long length = head.file().length();
            bytes += length;
            pieces.add(
                    new CsvSplits.Piece(f, path, head.dataStart(), length, layoutOf[f], whole.contains(f), compressed));
        }
        int partitions = settings.partitions() > 0 ? settings.partitions() : CsvSplits.partitions(bytes, cores);
        return CsvSplits.plan(pieces, partitions, settings.splitBytes());
    }

    @Override
    public Optional<TableSource> recut(List<ScanReport> reports) {
        Set<Integer> broken = new TreeSet<>(whole);
        ScanReport before = null;
        for (ScanReport report : Accounting.ordered(reports)) {
            boolean follows = before != null && before.file() == report.file();
            if (follows
                    && before.endOfRecords() != report.firstRecord()
                    && report.fault().isEmpty()) {
                broken.add(report.file());
            }
            before = report;
        }
        broken.removeAll(whole);
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        List<String> more = new ArrayList<>();
        for (int file : broken) {
            more.add(Excerpt.of(heads.get(file).file().path())
                    + ": a quoted field spans lines where the file was cut, so it is read again in one piece");
        }
        Set<Integer> all = new TreeSet<>(whole);
        all.addAll(broken);
        return Optional.of(new CsvSource(this, all, more));
    }

    @Override
    public ScanAccount account(List<ScanReport> reports) {
        requireAll(reports);
        long[] before = heads.stream().mapToLong(CsvHead::lines).toArray();
        return new Accounting(ScanAccount.Unit.LINE, columns, files(), before).account(reports);
    }

    /** A report that is lost or there twice would be rows lost or counted twice. */
    private void requireAll(List<ScanReport> reports) {
        List<String> planned = plan().stream()
                .flatMap(List::stream)
                .map(split -> split.file() + ":" + split.index())
                .toList();
        List<String> found = Accounting.ordered(reports).stream()
                .map(report -> report.file() + ":" + report.split())
                .toList();
        if (!planned.equals(found)) {
            throw new IllegalArgumentException("Cannot account for the rows: " + planned.size()
                    + " splits were planned, the reports are not theirs: " + found.size());
        }
    }

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public WholeRows wholeRows(WholeRows.Form form) {
        List<String> names = CsvSchema.sameColumns(heads);
        List<ArrayList<CsvSplit>> plan = plan();
        boolean nulls = form == WholeRows.Form.TEXT;
        CsvWholeScan scan = new CsvWholeScan(shipped, dialect, layouts, names, nulls);
        return new WholeRows(WholeRows.texts(names), partitions(plan).mapPartitions(scan));
    }

    @Override
    public void verifyUnchanged() {
        UnchangedFiles.verify(conf, files());
    }
}
