package dev.plumbline.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Tells a suite beside the run how far it is. The file named by {@code spark.plumbline.trials.mark} holds the epoch that
 * has begun; beside it, {@code job} describes the job that runs and {@code removed} has a line for each executor lost.
 */
public final class EpochMark extends SparkListener {
    public static final String FILE = "spark.plumbline.trials.mark";
    private static final String EPOCH = "epoch ";

    private final Path mark;
    private String removed = "";

    public EpochMark(SparkConf conf) {
        mark = Path.of(conf.get(FILE));
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        String description = job.properties().getProperty("spark.job.description", "");
        write(mark.resolveSibling("job"), description);
        epoch(description).ifPresent(epoch -> write(mark, Integer.toString(epoch)));
    }

    /** The epoch that a job is of, as its description says: "epoch 12 of 450: mse 1.02". */
    public static OptionalInt epoch(String description) {
        if (description == null || !description.startsWith(EPOCH)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(description.split(" ")[1]));
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
        removed += executor.executorId() + " " + executor.reason() + "\n";
        write(mark.resolveSibling("removed"), removed);
    }

    private static void write(Path file, String text) {
        try {
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(aside, text);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
