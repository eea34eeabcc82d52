package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark's reader of one table, kept from dropping rows. Mutable: once it has read, it knows which state that was. */
final class RowReader {
    private static final String MODE = "mode";
    private static final String FAIL_FAST = "FAILFAST";
    /** Formats that read a malformed record as nulls unless told to fail. */
    private static final Set<String> LENIENT = Set.of("json", "xml", "csv");
    /** Formats whose files each say their columns, which Spark compares only when told to. */
    private static final Set<String> COMPARABLE = Set.of("orc");

    /** Formats to which a path is the name of a table, and no pattern. */
    private static final Set<String> WHOLE = Set.of("delta", "iceberg", "hudi");

    private static final Set<String> NAMING = Set.of("dbtable", "query");
    private static final String MERGE = "mergeSchema";

    private static final Set<String> DROPPING = Set.of("ignorecorruptfiles", "ignoremissingfiles");

    private final SparkSession session;
    private final SourceSettings settings;
    private final String format;
    private final Configuration conf;
    private Map<String, String> snapshot = Map.of();

    RowReader(SparkSession session, SourceSettings settings, String format) {
        this.session = session;
        this.settings = settings;
        this.format = format;
        this.conf = session.sessionState().newHadoopConf();
    }

    /** A reader of a table of the catalog, which knows its format itself. */
    static RowReader ofCatalog(SparkSession session, SourceSettings settings) {
        return new RowReader(session, settings, "");
    }

    /** The whole table, nothing read but what its schema takes; of a table with a history its newest state, for good. */
    Dataset<Row> read() throws IOException {
        Dataset<Row> newest = read(Map.of());
        snapshot = Snapshots.among(settings.options());
        Map<String, String> found = Snapshots.newest(newest, settings.options(), conf);
        if (found.isEmpty()) {
            return newest;
        }
        snapshot = found;
        return read(found);
    }

    /** The options by which the very state is found again that was read; none where the table has no states. */
    Map<String, String> snapshot() {
        return snapshot;
    }

    /** What the table is called in messages. */
    String name() {
        if (!settings.inputs().isEmpty()) {
            return settings.inputs().get(0);
        }
        return settings.options().entrySet().stream()
                .filter(option -> NAMING.contains(option.getKey().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(option -> format.toLowerCase(Locale.ROOT) + " " + option.getValue())
                .orElse(format.toLowerCase(Locale.ROOT));
    }

    /** Whether the rows come from a database, which has neither files nor states. */
    boolean isDatabase() {
        return format.equalsIgnoreCase("jdbc");
    }

    private Dataset<Row> read(Map<String, String> pinned) throws IOException {
        Map<String, String> options = options();
        options.putAll(pinned);
        if (settings.table().isPresent()) {
            return ofCatalog(settings.table().get(), options);
        }
        List<String> paths = new ArrayList<>();
        for (String input : settings.inputs()) {
            Path path = new Path(input);
            boolean literal = !WHOLE.contains(format.toLowerCase(Locale.ROOT))
                    && path.getFileSystem(conf).exists(path);
            paths.add(literal ? ColumnarSession.literal(input) : input);
        }
        return session.read().format(format).options(options).load(paths.toArray(String[]::new));
    }

    private Dataset<Row> ofCatalog(String name, Map<String, String> options) {
        Dataset<Row> plain = session.table(name);
        if (!options.isEmpty() && TableLeaf.of(plain).isQuery()) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use --option " + options.keySet().iterator().next() + " with --table " + Excerpt.of(name)
                            + ": a view does not look at it; leave it out");
        }
        return options.isEmpty() ? plain : session.read().options(options).table(name);
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        String name = format.toLowerCase(Locale.ROOT);
        if (LENIENT.contains(name)) {
            options.put(MODE, FAIL_FAST);
        }
        if (COMPARABLE.contains(name)) {
            options.put(MERGE, "true");
        }
        settings.options().forEach((key, value) -> {
            String reason = refused(name, key.toLowerCase(Locale.ROOT), value);
            if (!reason.isEmpty()) {
                throw new Refusal(
                        ExitCode.CONFIG, "Cannot use --option " + key + "=" + Excerpt.of(value) + ": " + reason);
            }
            options.put(key, value);
        });
        return options;
    }

    /** Why an option of the reader cannot be had; empty where it can. Keys have no case. */
    private static String refused(String format, String key, String value) {
        boolean lenient = LENIENT.contains(format);
        if (DROPPING.contains(key) && Boolean.parseBoolean(value)
                || lenient && key.equals("mode") && !value.equalsIgnoreCase(FAIL_FAST)) {
            return "rows would be dropped or emptied without a word; leave it out";
        }
        if (COMPARABLE.contains(format) && key.equals("mergeschema") && !Boolean.parseBoolean(value)) {
            return "files of other columns or types would be converted without a word; leave it out";
        }
        if (lenient && key.equals("samplingratio") && !isAll(value)) {
            return "columns and their types would be those of some rows, other ones for another cut; leave it out";
        }
        return key.equals("path") || key.equals("paths") ? "give the path with --input" : "";
    }

    private static boolean isAll(String ratio) {
        try {
            return Double.parseDouble(ratio) >= 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The files behind a table that was read from paths, in the order of their names; none if it has none. */
    List<InputFile> files(Dataset<Row> table) {
        String[] addresses = table.inputFiles();
        List<String> paths = new ArrayList<>(
                Arrays.stream(addresses).map(RowPlaces::plain).sorted().toList());
        List<InputFile> files = new ArrayList<>();
        for (String name : paths) {
            Path path = new Path(name);
            try {
                FileSystem fs = path.getFileSystem(conf);
                FileStatus status = fs.getFileStatus(path);
                files.add(InputFile.of(status));
            } catch (IOException e) {
                throw InputFiles.unreadable(name, e);
            }
        }
        return files;
    }
}
