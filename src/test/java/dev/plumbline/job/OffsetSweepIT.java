package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.job.OffsetSweep.Swept;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsetSweepIT {
    private static final long SEED = 20_261;
    private static final int ROWS = 5_000;
    private static final double[] OFFSETS = {1e0, 1e6, 1e12};

    @TempDir
    private Path here;

    @Test
    void theSlopeIsRightAndTheSameBitsHoweverFarTheFeatureLies() throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            OffsetSweep sweep = new OffsetSweep(spark, here.resolve("models"));
            for (double offset : OFFSETS) {
                OffsetProblem problem = OffsetProblem.of(offset, ROWS, SEED);
                Path file = problem.write(here.resolve("offset-" + offset + ".csv"));
                BigDecimal exact = problem.exactSlope();
                for (EngineSettings.Kind engine : OffsetSweep.ENGINES) {
                    Swept swept = sweep.run(problem, file, exact, engine);
                    String what = "offset " + offset + ", engine " + engine + ", seed " + SEED;
                    assertTrue(swept.worst() < 1e-12, what + ": relative error " + swept.worst());
                    assertEquals(1, swept.answers(), what + ": different answers");
                }
            }
        }
    }
}
