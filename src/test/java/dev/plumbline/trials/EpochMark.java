package dev.plumbline.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Tells a suite beside the run which epoch has begun: a file named by {@code spark.plumbline.trials.mark} holds its number. */
public final class EpochMark extends SparkListener {
    public static final String FILE = "spark.plumbline.trials.mark";
    private static final String EPOCH = "epoch ";

    private final Path mark;

    public EpochMark(SparkConf conf) {
        mark = Path.of(conf.get(FILE));
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        String description = job.properties().getProperty("spark.job.description", "");
        if (description.startsWith(EPOCH)) {
            write(description.substring(EPOCH.length(), description.indexOf(':')));
        }
    }

    private void write(String epoch) {
        try {
            Path aside = mark.resolveSibling("epoch.new");
            Files.writeString(aside, epoch);
            Files.move(aside, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
