package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Parameters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Epochs leave nothing behind. */
class SoakIT {
    private static final int WARM = 400;
    /** Counted epochs: 500, in the full form of the check 2,000. */
    private static final int COUNTED = Integer.getInteger("soak.epochs");
    /** A leaked point of an epoch is some 6 kB here and its job some 10, so 500 of them would be 8 MB. */
    private static final long MOST_GROWTH = 4 << 20;
    /** The program of the last stages, of which the collector has not heard yet. */
    private static final long MOST_BROADCASTS = 20;

    @TempDir
    private Path local;

    /**
     * What there is after a collection.
     *
     * @param heap bytes in use
     * @param broadcasts blocks of broadcasts that the block manager has
     * @param blocks blocks of any other kind
     * @param files under {@code spark.local.dir}
     * @param threads alive
     */
    private record Held(long heap, long broadcasts, long blocks, long files, int threads) {}

    @Test
    void memoryBroadcastsFilesAndThreadsStayFlatOverHundredsOfEpochs() throws IOException, InterruptedException {
        SparkConf conf = new SparkConf()
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.ui.retainedJobs", "100")
                .set("spark.ui.retainedStages", "100")
                .set("spark.ui.retainedTasks", "1000")
                .set("spark.local.dir", local.toString());
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            spark.setLogLevel("WARN");
            double[][] columns = TableInMemory.plane(new SplittableRandom(1), 200, 200, 0);
            TableInMemory source = new TableInMemory(spark, columns, null, 2, 100);
            EngineSettings settings =
                    new EngineSettings(EngineSettings.Kind.ROWS, 100, EngineSettings.Storage.MEMORY, 0, 1, false);
            try (CachedTable table = CachedTable.load(spark, source, settings)) {
                RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
                Parameters at = descend(objective, Parameters.zero(201), WARM);
                Held warm = held();
                descend(objective, at, COUNTED);
                Held after = held();
                String both = warm + ", then " + after;
                assertTrue(after.heap() - warm.heap() < MOST_GROWTH, both);
                assertTrue(after.broadcasts() <= MOST_BROADCASTS, both);
                assertEquals(warm.blocks(), after.blocks(), both);
                assertTrue(after.files() <= warm.files() + MOST_BROADCASTS, both);
                assertTrue(after.threads() <= warm.threads() + 4, both);
            }
        }
    }

    private static Parameters descend(RowsObjective objective, Parameters from, int epochs) {
        Parameters at = from;
        for (int epoch = 0; epoch < epochs; epoch++) {
            Evaluation here = objective.evaluate(at);
            double[] step = here.gradient();
            for (int i = 0; i < step.length; i++) {
                step[i] *= -0.01;
            }
            at = at.plus(step);
        }
        return at;
    }

    /** Spark removes what was collected in a thread of its own, so this asks until nothing is left, or 10 s are over. */
    private Held held() throws IOException, InterruptedException {
        Held held = null;
        for (int round = 0; round < 40; round++) {
            System.gc();
            Thread.sleep(250);
            held = now();
            if (round >= 2 && held.broadcasts() <= MOST_BROADCASTS) {
                return held;
            }
        }
        return held;
    }

    private Held now() throws IOException {
        long broadcasts = SparkEnv.get()
                .blockManager()
                .getMatchingBlockIds(id -> id.isBroadcast())
                .size();
        long blocks = SparkEnv.get()
                .blockManager()
                .getMatchingBlockIds(id -> !id.isBroadcast())
                .size();
        try (Stream<Path> files = Files.walk(local)) {
            return new Held(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    broadcasts,
                    blocks,
                    files.filter(Files::isRegularFile).count(),
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }
}
