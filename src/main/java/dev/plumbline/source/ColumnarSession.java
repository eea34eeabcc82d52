package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A session of our own beside the user's, with the settings that a trustworthy and fast scan needs: vectors instead of
 * rows, page checksums verified, nothing skipped in silence, and splits as we cut them. The user's session stays as it
 * is.
 */
final class ColumnarSession {
    private static final List<String> DROPPING =
            List.of("spark.sql.files.ignoreCorruptFiles", "spark.sql.files.ignoreMissingFiles");
    private static final Map<String, String> OURS = Map.of(
            "spark.sql.parquet.enableVectorizedReader", "true",
            "spark.sql.orc.enableVectorizedReader", "true",
            "spark.sql.codegen.wholeStage", "true",
            "spark.sql.parquet.mergeSchema", "false",
            "parquet.page.verify-checksum.enabled", "true",
            "spark.sql.files.minPartitionNum", "1",
            "spark.sql.files.openCostInBytes", "0");
    private static final String CUT = "spark.sql.files.maxPartitionBytes";
    private static final String MOST_PARTITIONS = "spark.sql.files.maxPartitionNum";
    private static final String MOST_FIELDS = "spark.sql.codegen.maxFields";
    private static final String BATCH_ROWS = "spark.sql.parquet.columnarReaderBatchSize";
    private static final String ORC_BATCH_ROWS = "spark.sql.orc.columnarReaderBatchSize";
    private static final int BATCH_BYTES = 32 << 20;
    private static final int MOST_BATCH_ROWS = 4096;
    private static final int LEAST_BATCH_ROWS = 64;

    private ColumnarSession() {}

    /** A session like the user's, with our settings; refuses what {@link #refuseDropping} refuses. */
    static SparkSession of(SparkSession session) {
        refuseDropping(session);
        SparkSession own = session.newSession();
        Map<String, String> settings =
                CollectionConverters.asJava(session.conf().getAll());
        settings.forEach((key, value) -> {
            // Spark's core settings are the same in every session; what is not Spark's belongs to file systems.
            if (session.conf().isModifiable(key) || !key.startsWith("spark.")) {
                own.conf().set(key, value);
            }
        });
        OURS.forEach((key, value) -> own.conf().set(key, value));
        own.conf().unset(MOST_PARTITIONS);
        return own;
    }

    /** Refuses (78) settings under which Spark leaves out damaged or missing files without a word. */
    static void refuseDropping(SparkSession session) {
        for (String key : DROPPING) {
            if (Boolean.parseBoolean(session.conf().get(key, "false"))) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot read with " + key + "=true: files would be left out without a word; set it to false");
            }
        }
    }

    /** Cuts files into pieces of so many bytes; a row group goes to the piece that has its middle. */
    static void cut(SparkSession own, long bytes) {
        own.conf().set(CUT, bytes + "b");
    }

    /** Lets tables of many columns stay columnar, with batches that stay small. */
    static void widen(SparkSession own, int columns) {
        own.conf().set(MOST_FIELDS, Integer.toString(Math.max(100, columns + 1)));
        int rows = batchRows(columns);
        if (rows < MOST_BATCH_ROWS) {
            own.conf().set(BATCH_ROWS, Integer.toString(rows));
            own.conf().set(ORC_BATCH_ROWS, Integer.toString(rows));
        }
    }

    /** Rows of a batch of so many columns. */
    static int batchRows(int columns) {
        return Math.max(LEAST_BATCH_ROWS, Math.min(MOST_BATCH_ROWS, BATCH_BYTES / (Double.BYTES * columns)));
    }

    /** A path that Spark, which takes every path for a pattern, finds literally. */
    static String literal(String path) {
        StringBuilder literal = new StringBuilder();
        for (char c : path.toCharArray()) {
            if ("{}[]*?\\".indexOf(c) >= 0) {
                literal.append('\\');
            }
            literal.append(c);
        }
        return literal.toString();
    }
}
