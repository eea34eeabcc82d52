package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * A table that a run writes: files in a new directory, which has its name only after {@link #commit()}. Says how many
 * rows were written, as the results of tasks or the files themselves tell: what is counted on the side counts a task
 * twice that is run twice.
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
     * @throws Refusal 73 where something is there already; later 74 where writing fails, 77 where it is not allowed
     */
    public static OutputTable at(SparkSession session, String place) {
        Configuration conf = session.sessionState().newHadoopConf();
        return new OutputTable(session, OutputDirectory.at(place, conf));
    }

    /**
     * Writes rows as CSV in UTF-8 (RFC 4180, lines end at LF), one file for each partition that has a row; a null is an
     * empty field.
     *
     * @param rows texts from the first cell on, and doubles as the last cells
     * @param schema of what is written: texts, then doubles
     * @return rows written
     */
    public long writeCsv(JavaRDD<InternalRow> rows, StructType schema, SourceSettings like) {
        List<String> names = List.of(schema.fieldNames());
        int texts = WholeRows.countTexts(schema);
        OutputCsv.Dialect dialect = new OutputCsv.Dialect(names, names.size() - texts, like.delimiter(), like.header());
        return directory.write((fs, path) -> OutputCsv.write(session, rows, path, dialect));
    }

    /**
     * Sees whether Spark can write such a table, by writing one without a row, before anything is read.
     *
     * @throws Refusal 78 where it knows no such format, cannot write a column's type, or writes something else than
     *     files
     */
    public void require(OutputFormat format, StructType schema) {
        if (format.isParquet() && format.options().isEmpty()) {
            return;
        }
        directory.write((fs, path) -> {
            Path trial = new Path(path, "trial");
            SparkSession own = session();
            WriterFaults.guarded(format, () -> {
                // To append is what every writer can; there is nothing yet to append to.
                own.createDataFrame(List.of(), schema)
                        .write()
                        .mode(SaveMode.Append)
                        .format(format.name())
                        .options(format.complete())
                        .save(trial.toString());
                return null;
            });
            if (!WrittenFiles.arePlain(fs, trial)) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use --output-format " + Excerpt.of(format.name())
                                + ": it does not write plain files into a directory; use parquet, orc, json or csv");
            }
            fs.delete(trial, true);
            return null;
        });
    }

    /** Writes rows by Spark's writer; returns how many the files have. */
    public long write(JavaRDD<InternalRow> rows, StructType schema, OutputFormat format) {
        SparkSession own = session();
        return write(RowTable.of(own, schema, rows), own, format);
    }

    /** Writes a table by Spark's writer, as its own session computes it; returns how many rows the files have. */
    public long write(Dataset<Row> table, OutputFormat format) {
        return write(table, session(), format);
    }

    private long write(Dataset<Row> table, SparkSession own, OutputFormat format) {
        return directory.write((fs, path) -> {
            Path written = new Path(path, "written");
            table.write()
                    .mode(SaveMode.ErrorIfExists)
                    .format(format.name())
                    .options(format.complete())
                    .save(written.toString());
            List<InputFile> files = WrittenFiles.rename(fs, written, path);
            return format.isParquet() ? footers(own, files) : again(own, files, format, table.schema());
        });
    }

    private SparkSession session() {
        SparkSession own = session.newSession();
        own.conf().set("spark.sql.caseSensitive", "true");
        return own;
    }

    private static long footers(SparkSession own, List<InputFile> files) {
        return new ParquetFooters(own.sessionState().newHadoopConf())
                .read(files).stream().mapToLong(ParquetFooter::rows).sum();
    }

    /** Counts the rows by reading them. */
    private static long again(SparkSession own, List<InputFile> files, OutputFormat format, StructType schema) {
        String[] paths =
                files.stream().map(file -> ColumnarSession.literal(file.path())).toArray(String[]::new);
        return own.read()
                .schema(schema)
                .format(format.name())
                .options(format.complete())
                .load(paths)
                .count();
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
