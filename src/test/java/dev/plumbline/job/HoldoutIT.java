package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holdouts of tables with so few rows that all of them fall on one side. */
class HoldoutIT {
    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static StandingModel standing;

    @BeforeAll
    static void publishYesterdaysModel() throws IOException {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("holdout")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        standing = StandingModel.in(spark, shared);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static void refused(double percent, int patience, String... parts) throws IOException {
        Path file = Files.writeString(shared.resolve("few.csv"), "x,y\n1,3\n2,5\n3,7\n");
        standing.refuses(
                ExitCode.DATA,
                run -> {
                    run.over(file).holdoutPercent = percent;
                    run.patience = patience;
                },
                parts);
    }

    @Test
    void aHoldoutWithoutRowsIsRefused() throws IOException {
        refused(1e-6, 0, "0 are held out and 3 are left", "--holdout");
        refused(1e-6, 5, "0 are held out and 3 are left", "--holdout");
    }

    @Test
    void aHoldoutOfAllRowsIsRefused() throws IOException {
        refused(99.999999, 0, "3 are held out and 0 are left", "--holdout");
    }
}
