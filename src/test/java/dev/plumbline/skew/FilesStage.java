package dev.plumbline.skew;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.engine.CachedTable;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.source.TableSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The same rows in 8 files and in 10,000. */
final class FilesStage {
    private static final double NANOS = 1e9;
    private static final int FEW = 8;
    private static final int MANY = 10_000;
    private static final int ROUNDS = 3;

    private final JavaSparkContext spark;
    private final Tables tables;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    FilesStage(SparkSession session, Tables tables) {
        this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.tables = tables;
    }

    /** Seconds of the clock and of the processors. */
    private record Cost(double open, double opening, double read, double reading) {}

    void run() throws IOException {
        for (GenerateSettings.Format format : GenerateSettings.Format.values()) {
            Path few = tables.in(FEW, format);
            Path many = tables.in(MANY, format);
            for (int round = 0; round < ROUNDS; round++) {
                Cost a = cost(few);
                Cost b = cost(many);
                double files = MANY - FEW;
                Skew.line(
                        "%s, %d and %d files: open %.2f and %.2f s, read %.2f and %.2f s; %.1f times as long, %.0f us a"
                                + " file; processor %.2f and %.2f s, %.0f us a file",
                        format,
                        FEW,
                        MANY,
                        a.open,
                        b.open,
                        a.read,
                        b.read,
                        (b.open + b.read) / (a.open + a.read),
                        (b.open + b.read - a.open - a.read) / files * 1e6,
                        a.opening + a.reading,
                        b.opening + b.reading,
                        (b.opening + b.reading - a.opening - a.reading) / files * 1e6);
            }
        }
    }

    private Cost cost(Path at) {
        long clock = System.nanoTime();
        long busy = system.getProcessCpuTime();
        TableSource source = tables.open(at);
        double open = (System.nanoTime() - clock) / NANOS;
        double opening = (system.getProcessCpuTime() - busy) / NANOS;
        clock = System.nanoTime();
        busy = system.getProcessCpuTime();
        CachedTable.load(spark, source, Epochs.ENGINE).close();
        double read = (System.nanoTime() - clock) / NANOS;
        double reading = (system.getProcessCpuTime() - busy) / NANOS;
        return new Cost(open, opening, read, reading);
    }
}
