package dev.plumbline.source;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * In what a table is written.
 *
 * @param name {@code csv}, {@code parquet} or what else Spark can write, in lower case
 * @param options given on to Spark's writer; {@code csv} is ours and takes none
 */
public record OutputFormat(String name, Map<String, String> options) {
    private static final String CSV = "csv";
    private static final String PARQUET = "parquet";
    /** What is a directory of files of its own, and so can be written under another name and renamed. */
    private static final Set<String> PLAIN = Set.of(CSV, PARQUET, "orc", "json", "avro", "xml");

    public OutputFormat {
        name = name.toLowerCase(Locale.ROOT);
        options = Map.copyOf(options);
    }

    /** The format of a table that was read, where a directory of files can have it; else Parquet. */
    public static OutputFormat like(String input, Map<String, String> options) {
        return new OutputFormat(PLAIN.contains(input.toLowerCase(Locale.ROOT)) ? input : PARQUET, options);
    }

    /** Whether cells are written as texts, by our own writer. */
    public boolean isText() {
        return name.equals(CSV);
    }

    boolean isParquet() {
        return name.equals(PARQUET);
    }

    /** The options with what Spark needs to read a table that it wrote without being told. */
    Map<String, String> complete() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (name.equals("xml")) {
            all.put("rowTag", "ROW");
        }
        all.putAll(options);
        return all;
    }
}
