package dev.plumbline.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measuring itself works, on tables too small to tell anything. */
class GrowthIT {
    private static SparkSession spark;

    @TempDir
    private Path here;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void aTinyRunFillsTheWholePage() throws Exception {
        List<String> failed = new ArrayList<>();
        List<String> stages = Stage.all().stream().map(Stage::name).toList();
        Measured measured = Growth.measure(lab(), stages, failed);
        assertEquals(List.of(), failed);
        for (Curve curve : measured.curves()) {
            assertTrue(curve.points().size() > 1, curve.name());
            curve.points().forEach(point -> assertTrue(point.seconds() > 0, curve.name() + " at " + point.x()));
        }
        Path page = here.resolve("performance.md");
        Growth.write(measured, page);
        String text = Files.readString(page);
        Map<String, String> tables = Growth.tables(measured);
        tables.forEach((place, table) -> assertTrue(text.contains(table), place));
        assertEquals(Files.readString(Growth.PAGE).split("<!-- end ", -1).length - 1, tables.size());
        assertEquals(4, pictures());
        assertFalse(text.contains("NaN"), text);
    }

    private long pictures() throws IOException {
        try (var files = Files.list(here.resolve("figures"))) {
            return files.count();
        }
    }

    @Test
    void tasksAreCountedAsSparkCountsThem() throws Exception {
        assertEquals(7, TaskCount.of(lab().spark(), new EmptyJob(lab().spark(), 7)));
        assertEquals(3, TaskCount.of(lab().spark(), new EmptyJob(lab().spark(), 3)));
    }

    @Test
    void aLargeTableIsASmallOneSeveralTimes() throws Exception {
        CsvTables.Table once = new CsvTables(lab()).of(1_000);
        assertEquals(1_000, once.rows());
        CsvTables.Table twice = new CsvTables(lab(), 1_000).of(2_000);
        assertEquals(2_000, twice.rows());
        assertEquals(2 * once.bytes(), twice.bytes());
        assertEquals(
                2 * once.open(lab()).files().size(), twice.open(lab()).files().size());
    }

    @Test
    void whatIsAliveForAWhileIsSeen() throws Exception {
        double most = Heap.most(() -> {
            byte[] held = new byte[64 << 20];
            Thread.sleep(500);
            assertEquals(0, held[held.length - 1]);
        });
        assertTrue(most >= 64 << 20, "seen: " + most);
    }

    private Lab lab() {
        return new Lab(spark, Sizes.tiny(), here.resolve("tables"));
    }
}
