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
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark's reader of one format, kept from dropping rows, with errors that tell what to do. */
final class RowReader {
    private static final String MODE = "mode";
    private static final String FAIL_FAST = "FAILFAST";
    /** Formats that read a malformed record as nulls unless told to fail. */
    private static final Set<String> LENIENT = Set.of("json", "xml", "csv");

    private static final Set<String> DROPPING = Set.of("ignorecorruptfiles", "ignoremissingfiles");

    private final SparkSession session;
    private final SourceSettings settings;
    private final String format;
    private final Configuration conf;

    RowReader(SparkSession session, SourceSettings settings, String format) {
        this.session = session;
        this.settings = settings;
        this.format = format;
        this.conf = session.sessionState().newHadoopConf();
    }

    /** The whole table, nothing read but what its schema takes. */
    Dataset<Row> read() throws IOException {
        List<String> paths = new ArrayList<>();
        for (String input : settings.inputs()) {
            Path path = new Path(input);
            paths.add(path.getFileSystem(conf).exists(path) ? ColumnarSession.literal(input) : input);
        }
        return session.read().format(format).options(options()).load(paths.toArray(String[]::new));
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        boolean lenient = LENIENT.contains(format.toLowerCase(Locale.ROOT));
        if (lenient) {
            options.put(MODE, FAIL_FAST);
        }
        settings.options().forEach((key, value) -> {
            String name = key.toLowerCase(Locale.ROOT);
            boolean drops = DROPPING.contains(name) && Boolean.parseBoolean(value);
            if (drops || lenient && name.equals(MODE) && !value.equalsIgnoreCase(FAIL_FAST)) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot read with --option " + key + "=" + Excerpt.of(value)
                                + ": rows would be dropped or emptied without a word; leave it out");
            }
            options.put(name.equals(MODE) ? MODE : key, value);
        });
        return options;
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

    /** Runs what asks Spark for a table, and turns its errors into refusals. */
    static <T> T guarded(String where, Callable<T> action) {
        try {
            return action.call();
        } catch (Refusal e) {
            throw e;
        } catch (IOException e) {
            throw InputFiles.unreadable(where, e);
        } catch (Exception e) {
            throw refusal(where, e);
        }
    }

    private static Refusal refusal(String where, Exception e) {
        String message = String.valueOf(e.getMessage());
        String first = message.strip().lines().findFirst().orElse("");
        String start = "Cannot read " + Excerpt.of(where) + ": ";
        if (message.contains("TABLE_OR_VIEW_NOT_FOUND") || message.contains("PATH_NOT_FOUND")) {
            return new Refusal(ExitCode.NO_INPUT, start + "there is no such table, view or path", e);
        }
        if (message.contains("DATA_SOURCE_NOT_FOUND") || message.contains("Failed to find the data source")) {
            return new Refusal(
                    ExitCode.CONFIG,
                    start + "Spark knows no such --format; write it as Spark does, and add its package"
                            + " (spark-submit --packages) where it is not Spark's own",
                    e);
        }
        if (e instanceof SparkException) {
            // A job that looked at the data for their schema failed.
            return RowFaults.refusal(e, where);
        }
        if (message.contains("UNABLE_TO_INFER_SCHEMA")) {
            return new Refusal(ExitCode.DATA, start + Excerpt.of(first), e);
        }
        return new Refusal(ExitCode.CONFIG, start + "Spark says: " + Excerpt.of(first), e);
    }
}
