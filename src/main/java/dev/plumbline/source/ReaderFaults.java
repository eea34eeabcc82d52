package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.SparkException;

/** What Spark says when it cannot open a table, as refusals that tell what to do. */
final class ReaderFaults {
    /** Formats that are not in Spark itself, with what brings them. */
    private static final Map<String, String> PACKAGES = Map.of(
            "avro", "org.apache.spark:spark-avro_2.13:VERSION, with the version of Spark",
            "delta", "io.delta:delta-spark_2.13:VERSION, with the version that is made for this Spark",
            "iceberg", "org.apache.iceberg:iceberg-spark-runtime-SPARK_2.13:VERSION, with the SPARK such as 4.0",
            "hudi", "org.apache.hudi:hudi-sparkSPARK-bundle_2.13:VERSION, with the SPARK such as 4.0");

    private ReaderFaults() {}

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
        String start = "Cannot read " + Excerpt.of(where) + ": ";
        if (message.contains("TABLE_OR_VIEW_NOT_FOUND") || message.contains("PATH_NOT_FOUND")) {
            return new Refusal(ExitCode.NO_INPUT, start + "there is no such table, view or path", e);
        }
        if (isUnknown(message)) {
            return new Refusal(ExitCode.CONFIG, start + unknown(message, "--format"), e);
        }
        if (DatabaseFaults.is(e)) {
            return DatabaseFaults.refusal(e, where);
        }
        if (e instanceof SparkException && !message.contains("CANNOT_MERGE_SCHEMAS")) {
            // A job that looked at the data for their schema failed.
            return RowFaults.refusal(e, where);
        }
        String first = message.strip().lines().findFirst().orElse("");
        if (message.contains("CANNOT_MERGE")) {
            return new Refusal(
                    ExitCode.DATA,
                    start + "its files do not have the same types in the same columns; Spark says: "
                            + Excerpt.of(first),
                    e);
        }
        if (message.contains("UNABLE_TO_INFER_SCHEMA") || message.contains("COLUMN_ALREADY_EXISTS")) {
            return new Refusal(ExitCode.DATA, start + Excerpt.of(first), e);
        }
        return new Refusal(ExitCode.CONFIG, start + "Spark says: " + Excerpt.of(first), e);
    }

    /** Whether Spark says that it knows no format of that name. */
    static boolean isUnknown(String message) {
        return message.contains("DATA_SOURCE_NOT_FOUND")
                || message.contains("Failed to find the data source")
                || message.contains("Failed to find data source");
    }

    /** What to do where Spark does not know the format that an option names. */
    static String unknown(String message, String option) {
        String said = message.toLowerCase(Locale.ROOT);
        return PACKAGES.entrySet().stream()
                .filter(known -> said.contains("source: " + known.getKey()))
                .findFirst()
                .map(known -> "Spark has no " + known.getKey() + " of its own; start it with spark-submit --packages "
                        + known.getValue())
                .orElse("Spark knows no such " + option + "; write it as Spark does, and add its package"
                        + " (spark-submit --packages) where it is not Spark's own");
    }
}
