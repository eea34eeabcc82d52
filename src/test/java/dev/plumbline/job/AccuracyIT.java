package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
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
    void problemsWithExactAnswersAreSolvedToTheDigitsTheirDecimalsLeave() throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            Accuracy accuracy = new Accuracy(spark, models);
            int solved = 0;
            for (ReferenceProblem problem : ReferenceProblem.in(REFERENCE)) {
                if (problem.features().size() > 1 && !problem.name().equals("flights200k")) {
                    continue;
                }
                Accuracy.Result result = accuracy.run(problem, 450);
                assertEquals(ExitCode.OK, result.outcome().code(), problem.name());
                double needed = Math.min(12.5, problem.possibleDigits() - 0.5);
                assertTrue(result.worst() >= needed, problem.name() + ": " + result.worst() + " < " + needed);
                solved++;
            }
            assertTrue(solved >= 3, "problems found: " + solved);
        }
    }
}
