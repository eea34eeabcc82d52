package dev.plumbline.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Writes one partition as a CSV file and counts its rows; runs in a task. */
final class OutputCsv implements Function2<Integer, Iterator<Row>, Iterator<Long>> {
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

        Dialect(List<String> names, char delimiter, boolean header) {
            this.names = new ArrayList<>(names);
            this.delimiter = delimiter;
            this.header = header;
        }

        /** Appends a field as it must be written to be read as the same text; null is written as nothing. */
        void field(String text, StringBuilder line) {
            if (text == null) {
                return;
            }
            if (!needsQuotes(text)) {
                line.append(text);
                return;
            }
            line.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                line.append(c == '"' ? "\"\"" : c);
            }
            line.append('"');
        }

        private boolean needsQuotes(String text) {
            if (text.isEmpty() || isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1))) {
                return true;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                    return true;
                }
            }
            return false;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }

        String headerLine() {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < names.size(); c++) {
                line.append(c == 0 ? "" : delimiter);
                field(names.get(c), line);
            }
            return line.append('\n').toString();
        }

        /** A row of texts and doubles; a double has as many digits as name it. */
        void row(Row row, StringBuilder line) {
            for (int c = 0; c < row.length(); c++) {
                if (c > 0) {
                    line.append(delimiter);
                }
                Object cell = row.get(c);
                if (cell instanceof Double number) {
                    line.append(number.doubleValue());
                } else {
                    field((String) cell, line);
                }
            }
            line.append('\n');
        }
    }

    /** Writes all partitions; returns the number of rows, as the results of the tasks have it. */
    static long write(SparkSession session, JavaRDD<Row> rows, Path directory, Dialect dialect) {
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
    public Iterator<Long> call(Integer part, Iterator<Row> rows) throws IOException {
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
            try (Writer out =
                    new BufferedWriter(new OutputStreamWriter(fs.create(own, true), StandardCharsets.UTF_8))) {
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

    private long write(Iterator<Row> rows, Writer out) throws IOException {
        if (dialect.header) {
            out.write(dialect.headerLine());
        }
        StringBuilder line = new StringBuilder();
        long count = 0;
        while (rows.hasNext()) {
            line.setLength(0);
            dialect.row(rows.next(), line);
            out.append(line);
            count++;
        }
        return count;
    }
}
