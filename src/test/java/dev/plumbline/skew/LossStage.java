package dev.plumbline.skew;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.source.TableSource;
import java.io.IOException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** An executor of three is taken away in the middle of an epoch and no other comes. */
final class LossStage {
    private static final int BEFORE = 3;
    private static final int AFTER = 2;
    private static final int EPOCHS = 25;

    private final JavaSparkContext spark;
    private final Tables tables;

    LossStage(SparkSession session, Tables tables) {
        this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.tables = tables;
    }

    void run() throws IOException, InterruptedException {
        while (spark.sc().getExecutorMemoryStatus().size() <= BEFORE) {
            Thread.sleep(50);
        }
        TableSource source = tables.open(tables.in(8, GenerateSettings.Format.CSV));
        try (CachedTable table = CachedTable.load(spark, source, Epochs.ENGINE)) {
            Epochs epochs = new Epochs(table);
            epochs.run(EPOCHS);
            double before = Epochs.median(epochs.run(EPOCHS));
            Thread killer = new Thread(() -> spark.sc().killExecutor("0"));
            killer.start();
            double[] first = epochs.run(1);
            killer.join();
            while (spark.sc().getExecutorMemoryStatus().size() > BEFORE) {
                Thread.sleep(50);
            }
            double[] settling = epochs.run(2);
            double after = Epochs.median(epochs.run(EPOCHS));
            int cpus = Runtime.getRuntime().availableProcessors();
            double limit = before * Math.min(cpus, BEFORE) / Math.min(cpus, AFTER);
            Skew.line("an epoch, %d executors of one core, %d processors: %.3f s", BEFORE, cpus, before);
            Skew.line(
                    "the epoch of the loss and the two behind it: %.3f, %.3f, %.3f s",
                    first[0], settling[0], settling[1]);
            Skew.line("an epoch after it, %d executors: %.3f s", AFTER, after);
            Skew.line(
                    "rows over the cores that are left: %.3f s; an epoch takes %.2f times that", limit, after / limit);
        }
    }
}
