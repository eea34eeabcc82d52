package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Opens the table that the settings name: the entry of this package. */
public final class Sources {
    private static final String CSV = "csv";
    private static final String PARQUET = "parquet";

    private Sources() {}

    /**
     * Finds the files, their format and the columns; reads no more than the beginnings of files.
     *
     * @throws dev.plumbline.model.Refusal 64 (a file twice), 65 (not a table of that format), 66 (missing, empty), 77
     *     (not allowed) or 78 (unknown columns)
     */
    public static TableSource open(SparkSession session, SourceSettings settings) {
        if (settings.table().isPresent()) {
            IgnoredOptions.refuse(settings, "a table");
            return RowSource.open(session, settings);
        }
        if (settings.format().isPresent() && !isOurs(settings.format().get())) {
            IgnoredOptions.refuse(settings, settings.format().get());
            return RowSource.open(session, settings);
        }
        InputFiles.Listing listing = InputFiles.list(session.sparkContext().hadoopConfiguration(), settings.inputs());
        if (listing.files().isEmpty()) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot read " + Excerpt.of(String.join(", ", settings.inputs())) + ": no files are there"
                            + (listing.notes().isEmpty()
                                    ? ""
                                    : "; " + listing.notes().get(0)));
        }
        String format =
                settings.format().map(name -> name.toLowerCase(Locale.ROOT)).orElseGet(() -> guess(listing.files()));
        IgnoredOptions.refuse(settings, format);
        TableSource source = switch (format) {
            case CSV -> CsvSource.open(session, settings, listing);
            case PARQUET -> ParquetSource.open(session, settings, listing);
            default -> RowSource.open(session, withFormat(settings, format));
        };
        List<String> notes = new ArrayList<>(listing.notes());
        if (isOurs(format)) {
            notes.addAll(TableNotes.ofDirectories(listing.files()));
        }
        return notes.isEmpty() ? source : new NotedSource(source, notes);
    }

    /**
     * The table that a program has. Its rows are judged as those of a catalog's table are.
     *
     * @param settings name no inputs and no table; nothing of CSV is looked at
     * @throws dev.plumbline.model.Refusal 65 (columns that are no numbers), 66 (no columns at all), 78 (unknown columns,
     *     a stream)
     */
    public static TableSource of(Dataset<Row> data, SourceSettings settings) {
        return RowSource.ofDataset(data, settings);
    }

    /**
     * The columns of a program's table that a model needs, in its order, as doubles; nothing is read.
     *
     * @throws dev.plumbline.model.Refusal 65 (columns that are no numbers), 78 (unknown columns)
     */
    public static List<Column> numbers(Dataset<Row> data, List<String> features) {
        SourceSettings settings =
                SourceSettings.ofDataset(SourceSettings.NO_LABEL, features, Optional.empty(), BadRows.FAIL);
        Columns columns = ColumnarSchema.choose(settings, data.schema(), RowSource.DATASET);
        return columns.features().stream()
                .map(name -> ColumnarSchema.column(name).cast(DataTypes.DoubleType))
                .toList();
    }

    private static boolean isOurs(String format) {
        return format.equalsIgnoreCase(CSV) || format.equalsIgnoreCase(PARQUET);
    }

    private static String guess(List<InputFile> files) {
        Map<String, InputFile> formats = new TreeMap<>();
        for (InputFile file : files) {
            formats.putIfAbsent(guess(file.path()), file);
        }
        if (formats.size() > 1) {
            List<String> examples = new ArrayList<>();
            formats.forEach((format, file) -> examples.add(format + " (" + Excerpt.of(file.path()) + ")"));
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot read files of several formats as one table: by their names they are "
                            + String.join(" and ", examples)
                            + "; give the files of one format, or say which with --format");
        }
        return formats.keySet().iterator().next();
    }

    /** The format that a file's name tells; what tells nothing is CSV, whose reader refuses anything else. */
    static String guess(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String bare = name.replaceFirst("\\.(gz|bz2|zst|zstd|lz4|snappy|deflate|xz)$", "");
        return switch (bare.substring(bare.lastIndexOf('.') + 1)) {
            case "parquet", "parq", "pq" -> PARQUET;
            case "orc" -> "orc";
            case "avro" -> "avro";
            case "json", "jsonl", "ndjson" -> "json";
            case "xml" -> "xml";
            default -> CSV;
        };
    }

    private static SourceSettings withFormat(SourceSettings s, String format) {
        return new SourceSettings(
                s.inputs(),
                s.table(),
                Optional.of(format),
                s.options(),
                s.delimiter(),
                s.header(),
                s.missing(),
                s.trim(),
                s.label(),
                s.features(),
                s.weight(),
                s.badRows(),
                s.partitions(),
                s.splitBytes());
    }
}
