package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
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
        Path output = new Path(settings.output());
        try {
            FileSystem fs = output.getFileSystem(conf);
            refuseExisting(fs, output);
            Path target = fs.makeQualified(output);
            // An underscore, so that nobody who reads the directory above takes it for data.
            Path aside = new Path(target.getParent(), "_" + target.getName() + "." + UUID.randomUUID());
            try {
                writeAside(session, settings, fs, aside);
                refuseExisting(fs, target);
                if (!fs.rename(aside, target)) {
                    throw new IOException("cannot rename " + aside + " to " + target);
                }
            } finally {
                fs.delete(aside, true);
            }
        } catch (Refusal e) {
            throw e;
        } catch (Exception e) {
            // Spark throws checked exceptions without declaring them.
            throw failed(settings, e);
        }
    }

    private static void writeAside(SparkSession session, GenerateSettings settings, FileSystem fs, Path aside)
            throws IOException {
        if (!fs.mkdirs(aside)) {
            throw new IOException("cannot create " + aside);
        }
        switch (settings.format()) {
            case CSV -> SyntheticCsv.write(session, settings, aside);
            case PARQUET -> SyntheticParquet.write(session, settings, fs, aside);
        }
    }

    private static void refuseExisting(FileSystem fs, Path output) throws IOException {
        if (fs.exists(output)) {
            throw new Refusal(
                    ExitCode.CANNOT_CREATE,
                    "Cannot create " + Excerpt.of(output.toString())
                            + ": it is there already and nothing is overwritten; name another --output, or delete it");
        }
    }

    /** What to tell of a failed write; what no file system is to blame for stays as it is. */
    private static RuntimeException failed(GenerateSettings settings, Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException) {
                String message = String.valueOf(t.getMessage());
                return new Refusal(
                        code(t, message),
                        "Cannot write " + Excerpt.of(settings.output()) + ": " + Excerpt.of(message),
                        failure);
            }
        }
        return failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }

    private static ExitCode code(Throwable t, String message) {
        if (t instanceof AccessControlException || message.contains("Permission denied")) {
            return ExitCode.NO_PERMISSION;
        }
        boolean inTheWay = t instanceof FileAlreadyExistsException || t instanceof ParentNotDirectoryException;
        return inTheWay ? ExitCode.CANNOT_CREATE : ExitCode.IO_ERROR;
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
