package dev.plumbline.cli;

import static dev.plumbline.cli.Option.Role.RESULT;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import dev.plumbline.source.SourceSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table to read. */
final class InputOptions {
    static final Option INPUT = Option.result(
                    "input", "PATH", "file, directory or glob, on any Hadoop file system; may be given again")
            .as(Option.Form.REPEATABLE)
            .offering(ValueWords.Kind.FILES)
            .more("Taken literally if it exists, else as a pattern. Names that begin with `_` or `.` are skipped and"
                    + " named.");
    static final Option TABLE = Option.result("table", "NAME", "a table of Spark's catalog, instead of --input");
    static final Option FORMAT = Option.result("format", "FORMAT", "csv, parquet or any Spark format")
            .otherwise("from the names")
            .offering(List.of("csv", "parquet", "orc", "json", "avro", "jdbc", "delta", "iceberg"))
            .more("`jdbc`, and what else is no directory, has options instead of --input" + " (docs/formats.md).");
    static final Option OPTION = Option.result(
                    "option", "KEY=VALUE", "given on to Spark's reader of other formats; may be given again")
            .as(Option.Form.KEYED)
            .more("Of tables too. Of a Delta or Iceberg table the state that is read (`versionAsOf`, `snapshot-id`) is"
                    + " added where none is named, and stands in the provenance.");
    static final Option DELIMITER = Option.result(
                    "delimiter", "CHAR", "between CSV fields: one ASCII character, or tab")
            .or(",");
    static final Option NO_HEADER = Option.flag("no-header", RESULT, "CSV without header: columns are c1, c2, ...");
    static final Option MISSING =
            Option.result("missing", "TOKEN,...", "texts that mean a missing value, beside the empty field");
    static final Option PARTITIONS = Option.operational("partitions", "N", "into how many partitions the table is cut")
            .otherwise("a small multiple of the cores");

    static final OptionGroup GROUP = OptionGroup.of(
                    "Input", INPUT, TABLE, FORMAT, OPTION, DELIMITER, NO_HEADER, MISSING, PARTITIONS)
            .about("what to read: files, directories, globs of any Hadoop file system; CSV, Parquet or any Spark"
                    + " format: ORC, JSON, Avro, databases, Delta, Iceberg (docs/formats.md)");

    private static final long SMALLEST_SPLIT = 1 << 20;
    private static final int MOST_PARTITIONS = 100_000;
    private static final Set<String> OUR_FORMATS = Set.of("csv", "parquet");
    private static final String DATABASE = "jdbc";
    private static final Set<String> CLOUD = Set.of("s3", "s3a", "s3n", "gs", "abfs", "abfss", "wasb", "wasbs", "oss");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/]*).*", Pattern.DOTALL);

    private InputOptions() {}

    /** Composes what to read from the values of this group, the columns and the rows. */
    static SourceSettings source(Values values, ColumnOptions.Choice columns) {
        checkOneTable(values);
        checkCsvOnly(values);
        values.texts(INPUT).forEach(path -> checkPath(values, INPUT, path));
        int partitions = partitions(values);
        return new SourceSettings(
                values.texts(INPUT),
                values.text(TABLE),
                values.text(FORMAT),
                values.keyed(OPTION),
                delimiter(values),
                !values.flag(NO_HEADER),
                values.list(MISSING),
                values.flag(RowOptions.TRIM),
                columns.label(),
                columns.features(),
                columns.weight(),
                RowOptions.badRows(values),
                partitions,
                partitions > 0 ? 1 : SMALLEST_SPLIT);
    }

    /** Of a table that a program has. */
    static SourceSettings dataset(Values values, ColumnOptions.Choice columns) {
        return SourceSettings.ofDataset(
                columns.label(), columns.features(), columns.weight(), RowOptions.badRows(values));
    }

    /** 0 unless given. */
    static int partitions(Values values) {
        return values.given(PARTITIONS) ? (int) values.integer(PARTITIONS, 1, MOST_PARTITIONS) : 0;
    }

    private static void checkOneTable(Values values) {
        values.giveWay(TABLE, INPUT);
        values.giveWay(INPUT, TABLE);
        boolean table = values.text(TABLE).isPresent();
        if (table && !values.texts(INPUT).isEmpty()) {
            throw values.refusal(TABLE, "--input is given too, and a run reads one or the other");
        }
        if (!table && !isReadByOptions(values)) {
            values.required(INPUT);
        }
        Set<String> seen = new HashSet<>();
        for (String input : values.texts(INPUT)) {
            if (!seen.add(input)) {
                throw new Refusal(
                        ExitCode.USAGE,
                        "Cannot use --input " + Shown.text(input)
                                + " twice: its rows would count twice; give each input once");
            }
        }
    }

    /** A database, or another store that is no directory, is told where to look by its options. */
    private static boolean isReadByOptions(Values values) {
        Optional<String> format = values.text(FORMAT).map(name -> name.toLowerCase(Locale.ROOT));
        if (format.equals(Optional.of(DATABASE))) {
            checkDatabase(values);
            return true;
        }
        return format.isPresent()
                && !OUR_FORMATS.contains(format.get())
                && !values.keyed(OPTION).isEmpty();
    }

    private static void checkDatabase(Values values) {
        if (!values.texts(INPUT).isEmpty()) {
            throw values.refusal(INPUT, "a database has no files, and --format jdbc would not look at it");
        }
        Set<String> keys = new HashSet<>();
        values.keyed(OPTION).keySet().forEach(key -> keys.add(key.toLowerCase(Locale.ROOT)));
        if (!keys.contains("url") || !keys.contains("dbtable") && !keys.contains("query")) {
            throw values.refusal(
                    FORMAT, "it needs --option url=jdbc:... and --option dbtable=TABLE or --option query=SELECT");
        }
    }

    /** An option that a format ignores is a mistake. */
    private static void checkCsvOnly(Values values) {
        Optional<String> format = values.text(FORMAT).map(name -> name.toLowerCase(Locale.ROOT));
        if (values.given(TABLE) && values.given(FORMAT)) {
            throw values.refusal(FORMAT, "--table is given too, and a table of the catalog has its own format");
        }
        boolean notCsv =
                values.given(TABLE) || format.map(name -> !name.equals("csv")).orElse(false);
        for (Option option : List.of(DELIMITER, NO_HEADER, MISSING, RowOptions.TRIM)) {
            if (notCsv && values.given(option)) {
                throw values.refusal(
                        option,
                        "it is for CSV only, and the input is "
                                + format.map(Shown::text).orElse("a table"));
            }
        }
        if (format.map(OUR_FORMATS::contains).orElse(false)
                && !values.keyed(OPTION).isEmpty()) {
            throw values.refusal(
                    OPTION,
                    "Spark's reader does not read " + format.get() + " here; see --delimiter, --no-header, --missing");
        }
    }

    /** What can be seen of a path without looking at a file system. */
    static void checkPath(Values values, Option option, String path) {
        Matcher uri = SCHEME.matcher(path);
        if (uri.matches()) {
            String scheme = uri.group(1);
            if (scheme.equals("http") || scheme.equals("https")) {
                throw values.refusal(option, scheme + ": is no file system; copy the file first");
            }
            if (CLOUD.contains(scheme) && uri.group(2).isEmpty()) {
                throw values.refusal(option, "it names no bucket; write " + scheme + "://BUCKET/PATH");
            }
        } else if (path.equals("~") || path.startsWith("~/")) {
            throw values.refusal(option, "~ means nothing here; write the whole path, or ${env:HOME}");
        }
    }

    private static char delimiter(Values values) {
        String text = values.required(DELIMITER);
        char c = text.equals("tab") || text.equals("\\t") ? '\t' : text.charAt(0);
        boolean one = text.length() == 1 || c == '\t';
        boolean usable =
                c == '\t' || (c >= ' ' && c < 127 && c != '"' && !Character.isDigit(c) && "+-.eE".indexOf(c) < 0);
        if (!one || !usable) {
            throw values.refusal(
                    DELIMITER,
                    "it must be tab or one printable ASCII character that numbers are not made of, and not a quote");
        }
        values.understood(DELIMITER, c == '\t' ? "tab" : String.valueOf(c));
        return c;
    }
}
