package dev.plumbline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A table that a run writes: files in a new directory, which has its name only after {@link #commit()}. Says how many
 * rows were written, as the tasks or the files tell.
 */
public final class OutputTable implements AutoCloseable {
    private final SparkSession session;
    private final OutputDirectory directory;

    private OutputTable(SparkSession session, OutputDirectory directory) {
        this.session = session;
        this.directory = directory;
    }

    /**
     * A table to be written to a place; nothing is created yet.
     *
     * @throws dev.plumbline.model.Refusal 73 where something is there already; later 74 where writing fails, 77 where it
     *     is not allowed
     */
    public static OutputTable at(SparkSession session, String place) {
        Configuration conf = session.sessionState().newHadoopConf();
        return new OutputTable(session, OutputDirectory.at(place, conf));
    }

    /**
     * Writes rows of texts and doubles as CSV in UTF-8 (RFC 4180, lines end at LF), one file for each partition that has
     * a row; a null is an empty field.
     *
     * @return rows written
     */
    public long writeCsv(JavaRDD<Row> rows, List<String> names, char delimiter, boolean header) {
        return directory.write(
                (fs, path) -> OutputCsv.write(session, rows, path, new OutputCsv.Dialect(names, delimiter, header)));
    }

    /** Writes rows as Parquet; returns how many the footers of the files have. */
    public long writeParquet(JavaRDD<Row> rows, StructType schema) {
        return directory.write((fs, path) -> {
            Path written = new Path(path, "written");
            SparkSession own = session.newSession();
            own.conf().set("spark.sql.caseSensitive", "true");
            own.createDataFrame(rows, schema)
                    .write()
                    .mode(SaveMode.ErrorIfExists)
                    .parquet(written.toString());
            List<InputFile> files = rename(fs, written, path);
            return new ParquetFooters(own.sessionState().newHadoopConf())
                    .read(files).stream().mapToLong(ParquetFooter::rows).sum();
        });
    }

    /** Spark's names hold a random part; those of ours do not. */
    private static List<InputFile> rename(FileSystem fs, Path written, Path directory) throws IOException {
        FileStatus[] files = fs.listStatus(written, path -> path.getName().startsWith("part-"));
        Arrays.sort(files);
        List<InputFile> renamed = new ArrayList<>();
        for (FileStatus file : files) {
            Path target = new Path(directory, OutputCsv.name(renamed.size(), "parquet"));
            if (!fs.rename(file.getPath(), target)) {
                throw new IOException("cannot rename " + file.getPath() + " to " + target);
            }
            renamed.add(new InputFile(target.toString(), file.getLen(), file.getModificationTime()));
        }
        fs.delete(written, true);
        return renamed;
    }

    /** Gives the table its name. */
    public void commit() {
        directory.commit();
    }

    @Override
    public void close() {
        directory.close();
    }
}
