package dev.plumbline.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Writes when the first job of an application began, in milliseconds since 1970, into the file {@value #FILE} names. */
public final class FirstJob extends SparkListener {
    /** Setting with the file's path. */
    public static final String FILE = "spark.plumbline.bench.firstJob";

    private final Path file;
    private final AtomicBoolean seen = new AtomicBoolean();

    /** Made by Spark, by {@code spark.extraListeners}. */
    public FirstJob(SparkConf conf) {
        this.file = Path.of(conf.get(FILE));
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        if (seen.compareAndSet(false, true)) {
            try {
                Files.writeString(file, Long.toString(job.time()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
