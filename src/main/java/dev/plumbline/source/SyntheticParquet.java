package dev.plumbline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Writes a synthetic table through Spark's Parquet writer: the same bytes from the same release of Spark. */
final class SyntheticParquet {
    private SyntheticParquet() {}

    static void write(SparkSession session, GenerateSettings settings, FileSystem fs, Path directory)
            throws IOException {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        List<long[]> ranges = new ArrayList<>();
        for (int part = 0; part < settings.parts(); part++) {
            ranges.add(
                    new long[] {SyntheticTable.firstRow(settings, part), SyntheticTable.firstRow(settings, part + 1)});
        }
        SyntheticRows values = new SyntheticRows(settings);
        JavaRDD<Row> rows = spark.parallelize(ranges, ranges.size()).flatMap(new Rows(values));
        Path written = new Path(directory, "written");
        spark.setJobDescription("generate: " + settings.rows() + " rows of Parquet");
        try {
            // What decides the bytes is said here, whatever the session's own settings are.
            session.newSession()
                    .createDataFrame(rows, schema(values))
                    .write()
                    .mode(SaveMode.ErrorIfExists)
                    .option("compression", "snappy")
                    .option("maxRecordsPerFile", 0)
                    .option("parquet.block.size", 32 << 20)
                    .option("parquet.page.size", 1 << 20)
                    .option("parquet.enable.dictionary", false)
                    .option("parquet.writer.version", "PARQUET_1_0")
                    .parquet(written.toString());
        } finally {
            spark.setJobDescription(null);
        }
        rename(settings, fs, written, directory);
    }

    private static StructType schema(SyntheticRows values) {
        return new StructType(values.columns().stream()
                .map(name -> DataTypes.createStructField(name, DataTypes.DoubleType, false))
                .toArray(StructField[]::new));
    }

    /** Spark's names hold a random part; those of ours do not. */
    private static void rename(GenerateSettings settings, FileSystem fs, Path written, Path directory)
            throws IOException {
        FileStatus[] files = fs.listStatus(written, path -> path.getName().startsWith("part-"));
        Arrays.sort(files);
        if (files.length != settings.parts()) {
            throw new IOException("Spark wrote " + files.length + " files, not " + settings.parts());
        }
        for (int part = 0; part < files.length; part++) {
            Path target = new Path(directory, SyntheticTable.name(settings, part));
            if (!fs.rename(files[part].getPath(), target)) {
                throw new IOException("cannot rename " + files[part].getPath() + " to " + target);
            }
        }
        fs.delete(written, true);
    }

    /** The rows of a range; runs in a task. */
    private static final class Rows implements FlatMapFunction<long[], Row> {
        private static final long serialVersionUID = 1L;
        private final SyntheticRows values;

        private Rows(SyntheticRows values) {
            this.values = values;
        }

        @Override
        public Iterator<Row> call(long[] range) {
            int columns = values.columns().size();
            return LongStream.range(range[0], range[1])
                    .mapToObj(row -> {
                        Object[] cells = new Object[columns];
                        for (int c = 0; c < columns; c++) {
                            cells[c] = values.value(row, c);
                        }
                        return RowFactory.create(cells);
                    })
                    .iterator();
        }
    }
}
