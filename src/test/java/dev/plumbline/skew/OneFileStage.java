package dev.plumbline.skew;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.source.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The rows in one compressed file, which one core of one executor reads, beside the same rows in files that are cut. */
final class OneFileStage {
    private static final double NANOS = 1e9;
    private static final int EXECUTORS = 3;
    private static final int EPOCHS = 150;
    private static final int TELLING = 15;

    private final JavaSparkContext spark;
    private final Tables tables;

    OneFileStage(SparkSession session, Tables tables) {
        this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.tables = tables;
    }

    void run() throws IOException, InterruptedException {
        while (spark.sc().getExecutorMemoryStatus().size() <= EXECUTORS) {
            Thread.sleep(50);
        }
        measure("8 files that are cut", tables.in(8, GenerateSettings.Format.CSV));
        measure("one gz", tables.inOneGz());
    }

    private void measure(String name, Path at) {
        TableSource source = tables.open(at);
        source.notes().forEach(note -> Skew.line("note: %s", note));
        long began = System.nanoTime();
        try (CachedTable table = CachedTable.load(spark, source, Epochs.ENGINE)) {
            double reading = (System.nanoTime() - began) / NANOS;
            double[] seconds = new Epochs(table).run(EPOCHS);
            Skew.line(
                    "%s: read in %.1f s; an epoch at first %.3f s, at last %.3f s; the longest %.3f s; %d epochs %.1f s",
                    name,
                    reading,
                    Epochs.median(Arrays.copyOf(seconds, TELLING)),
                    Epochs.median(Arrays.copyOfRange(seconds, EPOCHS - TELLING, EPOCHS)),
                    Arrays.stream(seconds).max().orElseThrow(),
                    EPOCHS,
                    Arrays.stream(seconds).sum());
        }
    }
}
