package dev.plumbline.faults;

import dev.plumbline.trials.EpochMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/** A plugin of Spark that hurts executors as a task of an epoch begins; {@code spark.plumbline.faults.executor} says how. */
public final class ExecutorFault implements SparkPlugin {
    static final String KIND = "spark.plumbline.faults.executor";
    /** A file that is made by the first who hurts, for what is done once. */
    static final String ONCE = "spark.plumbline.faults.once";

    /** How. */
    enum Kind {
        /** The first partition of the fifth epoch ends its JVM, at every attempt. */
        CRASH,
        /** The first attempt at the first partition of each tenth epoch takes its time. */
        SLOW,
        /** Once, the heap is filled before a task. */
        FILL
    }

    @Override
    public DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new OnTask();
    }

    private static final class OnTask implements ExecutorPlugin {
        private static final List<byte[]> HELD = new ArrayList<>();
        private static final int SLOW_MILLIS = 2_000;
        private Kind kind;
        private Path once;

        @Override
        public void init(PluginContext context, Map<String, String> extra) {
            kind = Kind.valueOf(context.conf().get(KIND));
            once = Path.of(context.conf().get(ONCE, "/dev/null"));
        }

        @Override
        public void onTaskStart() {
            OptionalInt job = EpochMark.epoch(TaskContext.get().getLocalProperty("spark.job.description"));
            if (job.isEmpty() || TaskContext.getPartitionId() != 0) {
                return;
            }
            int epoch = job.getAsInt();
            switch (kind) {
                case CRASH -> crash(epoch);
                case SLOW -> slow(epoch);
                case FILL -> fill();
            }
        }

        private static void crash(int epoch) {
            if (epoch == 5) {
                Runtime.getRuntime().halt(137);
            }
        }

        private static void slow(int epoch) {
            if (epoch % 10 == 0 && TaskContext.get().attemptNumber() == 0) {
                try {
                    Thread.sleep(SLOW_MILLIS);
                } catch (InterruptedException killed) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** What holds the heap stays: the task itself then finds none. */
        private void fill() {
            try {
                Files.createFile(once);
            } catch (FileAlreadyExistsException done) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (int size = 1 << 24; size > 16; size /= 2) {
                try {
                    while (HELD.add(new byte[size])) {
                        Thread.onSpinWait();
                    }
                } catch (OutOfMemoryError full) {
                    continue;
                }
            }
        }
    }
}
