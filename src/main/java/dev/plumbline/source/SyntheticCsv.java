package dev.plumbline.source;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Writes one part of a synthetic table as CSV with a header; runs in a task. */
final class SyntheticCsv implements VoidFunction<Integer> {
    private static final long serialVersionUID = 1L;

    private final GenerateText text;
    private final Broadcast<SerializableConfiguration> conf;
    private final String directory;
    private final long[] firstRows;
    private final ArrayList<String> names;

    private SyntheticCsv(
            GenerateSettings settings, Broadcast<SerializableConfiguration> conf, Path directory, List<String> names) {
        this.text = new GenerateText(new SyntheticRows(settings));
        this.conf = conf;
        this.directory = directory.toString();
        this.names = new ArrayList<>(names);
        this.firstRows = new long[settings.parts() + 1];
        for (int part = 0; part <= settings.parts(); part++) {
            firstRows[part] = SyntheticTable.firstRow(settings, part);
        }
    }

    static void write(SparkSession session, GenerateSettings settings, Path directory) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        List<Integer> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int part = 0; part < settings.parts(); part++) {
            parts.add(part);
            names.add(SyntheticTable.name(settings, part));
        }
        Configuration hadoop = session.sessionState().newHadoopConf();
        Broadcast<SerializableConfiguration> conf = spark.broadcast(new SerializableConfiguration(hadoop));
        spark.setJobDescription("generate: " + settings.rows() + " rows of CSV");
        try {
            spark.parallelize(parts, parts.size()).foreach(new SyntheticCsv(settings, conf, directory, names));
        } finally {
            spark.setJobDescription(null);
            conf.destroy();
        }
    }

    @Override
    public void call(Integer part) throws IOException {
        Path target = new Path(directory, names.get(part));
        FileSystem fs = target.getFileSystem(conf.value().value());
        // Attempts of one task may overlap, so each writes a file of its own; all of them are the same bytes.
        Path own = new Path(
                directory, "_" + names.get(part) + "." + TaskContext.get().taskAttemptId());
        try {
            try (OutputStream out = fs.create(own, true)) {
                text.write(out, firstRows[part], firstRows[part + 1]);
            }
            if (!fs.rename(own, target) && !fs.exists(target)) {
                throw new IOException("cannot rename " + own + " to " + target);
            }
        } finally {
            fs.delete(own, false);
        }
    }
}
