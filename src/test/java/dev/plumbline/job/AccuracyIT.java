package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyIT {
    private static final Path REFERENCE = Path.of("src/test/resources/reference");

    @TempDir
    private Path models;

    @Test
    void everyProblemWithExactAnswersIsSolvedByDefaultOptionsAndBothEngines() throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            Accuracy accuracy = new Accuracy(spark, models);
            int solved = 0;
            for (ReferenceProblem problem : ReferenceProblem.in(REFERENCE)) {
                for (EngineSettings.Kind engine : EngineSettings.Kind.values()) {
                    Accuracy.Result result = accuracy.run(problem, engine);
                    assertTrue(result.isRight(), result::toString);
                    solved++;
                }
            }
            assertTrue(solved >= 26, "problems solved: " + solved);
        }
    }
}
