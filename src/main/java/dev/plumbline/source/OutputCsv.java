package dev.plumbline.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/** Writes one partition as a CSV file and counts its rows; runs in a task. */
final class OutputCsv implements Function2<Integer, Iterator<InternalRow>, Iterator<Long>> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<SerializableConfiguration> conf;
    private final String directory;
    private final Dialect dialect;

    private OutputCsv(Broadcast<SerializableConfiguration> conf, Path directory, Dialect dialect) {
        this.conf = conf;
        this.directory = directory.toString();
        this.dialect = dialect;
    }

    /** How the text is written. */
    static final class Dialect implements Serializable {
        private static final long serialVersionUID = 1L;
        private final ArrayList<String> names;
        private final char delimiter;
        private final boolean header;
        private final int numbers;

        /** @param numbers how many of the columns, the last ones, are numbers; the others are texts */
        Dialect(List<String> names, int numbers, char delimiter, boolean header) {
            this.names = new ArrayList<>(names);
            this.numbers = numbers;
            this.delimiter = delimiter;
            this.header = header;
        }
    }

    /** Writes all partitions; returns the number of rows, as the results of the tasks have it. */
    static long write(SparkSession session, JavaRDD<InternalRow> rows, Path directory, Dialect dialect) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        Configuration hadoop = session.sessionState().newHadoopConf();
        Broadcast<SerializableConfiguration> conf = spark.broadcast(new SerializableConfiguration(hadoop));
        try {
            return rows.mapPartitionsWithIndex(new OutputCsv(conf, directory, dialect), true).collect().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        } finally {
            conf.destroy();
        }
    }

    static String name(int part, String suffix) {
        return "part-" + Integer.toString(100_000 + part).substring(1) + "." + suffix;
    }

    @Override
    public Iterator<Long> call(Integer part, Iterator<InternalRow> rows) throws IOException {
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        Path target = new Path(directory, name(part, "csv"));
        FileSystem fs = target.getFileSystem(conf.value().value());
        // Attempts of one task may overlap, so each writes a file of its own; all of them are the same bytes.
        Path own = new Path(
                directory, "_" + target.getName() + "." + TaskContext.get().taskAttemptId());
        try {
            long count;
            try (OutputStream out = fs.create(own, true)) {
                count = write(rows, out);
            }
            if (!fs.rename(own, target) && !fs.exists(target)) {
                throw new IOException("cannot rename " + own + " to " + target);
            }
            return Collections.singleton(count).iterator();
        } finally {
            fs.delete(own, false);
        }
    }

    private long write(Iterator<InternalRow> rows, OutputStream out) throws IOException {
        CsvLines lines = new CsvLines(dialect.numbers, dialect.delimiter, out);
        if (dialect.header) {
            lines.header(dialect.names);
        }
        int texts = dialect.names.size() - dialect.numbers;
        long count = 0;
        while (rows.hasNext()) {
            lines.row(rows.next(), texts);
            count++;
        }
        lines.flush();
        return count;
    }
}
