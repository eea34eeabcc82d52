package dev.plumbline.source;

import dev.plumbline.model.Refusal;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Writes a synthetic table of any size: {@code part-00000.csv}, ... with runs of {@link SyntheticRows} one behind the
 * other. Files are written aside and moved into place together, so a failed run leaves no half table.
 */
public final class SyntheticTable {
    private SyntheticTable() {}

    /**
     * Writes the table by Spark tasks, one for each file.
     *
     * @throws Refusal 73 where the output is there already, 74 where writing fails, 77 where it is not allowed
     */
    public static void write(SparkSession session, GenerateSettings settings) {
        Configuration conf = session.sessionState().newHadoopConf();
        try (OutputDirectory output = OutputDirectory.at(settings.output(), conf)) {
            output.write((fs, aside) -> {
                switch (settings.format()) {
                    case CSV -> SyntheticCsv.write(session, settings, aside);
                    case PARQUET -> SyntheticParquet.write(session, settings, fs, aside);
                }
                return null;
            });
            output.commit();
        } catch (Refusal e) {
            throw e;
        } catch (Exception e) {
            // Spark throws checked exceptions without declaring them; all that its jobs do here is to write.
            throw OutputDirectory.failed(settings.output(), e);
        }
    }

    /** First row of a part; rows are dealt out so that parts differ by at most one row. */
    static long firstRow(GenerateSettings settings, int part) {
        long each = settings.rows() / settings.parts();
        long more = settings.rows() % settings.parts();
        return each * part + Math.min(part, more);
    }

    /** The name of a part's file. */
    static String name(GenerateSettings settings, int part) {
        String digits = Integer.toString(100_000 + part).substring(1);
        return "part-" + digits + "." + settings.format().suffix();
    }
}
