package dev.plumbline.source;

import static dev.plumbline.source.RowFixtures.cut;
import static dev.plumbline.source.RowFixtures.files;
import static dev.plumbline.source.RowFixtures.open;
import static dev.plumbline.source.RowFixtures.settings;
import static dev.plumbline.source.RowFixtures.weighted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.Block;
import dev.plumbline.source.RowFixtures.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSourceIT {
    private static SparkSession spark;

    @TempDir
    Path dir;

    @BeforeAll
    static void start() {
        spark = RowFixtures.session("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private String write(Dataset<Row> table, String name) {
        String path = dir.resolve(name).toString();
        table.write().parquet(path);
        return path;
    }

    /** The rows that Spark itself reads, as {@link Scan#rows()} shows them. */
    private static List<String> expected(String path, String... columns) {
        List<String> rows = new ArrayList<>();
        for (Row row : spark.read().parquet(path).selectExpr(columns).collectAsList()) {
            double[] cells = new double[columns.length];
            for (int c = 0; c < columns.length; c++) {
                cells[c] = row.getDouble(c);
            }
            rows.add(Arrays.toString(cells));
        }
        Collections.sort(rows);
        return rows;
    }

    @Test
    void readsEveryNumericTypeAsSparkCastsIt() {
        String path = write(
                spark.range(0, 50_000, 1, 3)
                        .selectExpr(
                                "cast(id % 200 - 100 as byte) b",
                                "cast(id - 25000 as short) s",
                                "cast(id * 40000 as int) i",
                                "id * 123456789 l",
                                "cast(id / 7 as float) f",
                                "id / 3D d",
                                "cast(id / 100 as decimal(9,2)) small",
                                "cast(id * 1000001 as decimal(18,4)) middle",
                                "cast(id as decimal(38,10)) large",
                                "cast(2 * id as double) y"),
                "types");
        Scan scan = Scan.of(open(spark, settings(path, "y")));
        assertEquals(
                List.of("b", "s", "i", "l", "f", "d", "small", "middle", "large"),
                scan.source().columns().features());
        assertEquals(
                expected(
                        path,
                        "double(b)",
                        "double(s)",
                        "double(i)",
                        "double(l)",
                        "double(f)",
                        "d",
                        "double(small)",
                        "double(middle)",
                        "double(large)",
                        "y"),
                scan.rows());
        assertEquals(50_000, scan.account().rows().used());
        assertEquals(List.of(), scan.account().notes());
    }

    @Test
    void anyNumberOfPartitionsHoldsTheSameRows() {
        String path = write(
                spark.range(0, 100_000, 1, 5)
                        .selectExpr("id / 3D x", "cast(id as double) y")
                        .coalesce(5),
                "parts");
        List<String> expected = expected(path, "x", "y");
        for (int partitions : new int[] {0, 1, 2, 3, 8, 64, 1000}) {
            Scan scan = Scan.of(open(spark, cut(settings(path, "y", "x"), partitions)));
            assertEquals(expected, scan.rows(), partitions + " partitions");
            assertEquals(100_000, scan.account().rows().read(), partitions + " partitions");
        }
    }

    @Test
    void blocksAreFullThoughFilesAreSmall() {
        String path = write(spark.range(0, 20_000, 1, 20).selectExpr("id / 3D x", "id / 2D y"), "small");
        Scan scan = Scan.of(open(spark, cut(settings(path, "y"), 1)));
        assertEquals(1, scan.blocks().size());
        assertEquals(20, scan.reports().size());
    }

    @Test
    void rejectsStandWithTheirFileAndRow() throws Exception {
        String path = write(
                spark.range(0, 30_000, 1, 1)
                        .selectExpr(
                                "if(id in (9, 20000), null, double(id)) x",
                                "case when id = 9 then null when id = 20000 then double('NaN') when id = 20001 then double('Infinity')"
                                        + " else 2D * id end y",
                                "if(id = 12345, 0D, 1D) w"),
                "rejects");
        Scan scan = Scan.of(open(spark, weighted(settings(path, "y", "x"), "w")));
        ScanAccount account = scan.account();
        assertEquals(30_000, account.rows().read());
        assertEquals(29_996, account.rows().used());
        List<String> rejects = account.rejects().stream()
                .map(r -> r.position() + " " + r.column() + " " + r.reason().id() + " " + r.excerpt())
                .toList();
        assertEquals(
                List.of(
                        "10 x missing null",
                        "12346 w bad-weight 0.0",
                        "20001 x missing null",
                        "20002 y not-finite Infinity"),
                rejects);
        assertEquals(Map.of("x", 2L, "y", 1L, "w", 0L), account.missing());
        Path file = files(Path.of(path)).get(0);
        assertTrue(
                account.rejects().get(0).file().endsWith(file.toString()),
                account.rejects().get(0).file());
        assertEquals(29_996, scan.rows().size());
        assertEquals(29_996, scan.blocks().stream().mapToInt(Block::rows).sum());
        assertThrows(
                dev.plumbline.model.Refusal.class,
                () -> account.enforce(settings(path, "y").badRows()));
    }

    @Test
    void aReportThatIsLostOrThereTwiceIsNoticed() {
        String path = write(spark.range(0, 300, 1, 3).selectExpr("id x", "id y"), "three");
        Scan scan = Scan.of(open(spark, settings(path, "y")));
        List<ScanReport> reports = new ArrayList<>(scan.reports());
        assertEquals(300, scan.source().account(reports).rows().read());
        reports.add(reports.get(0));
        assertThrows(IllegalArgumentException.class, () -> scan.source().account(reports));
        assertThrows(IllegalArgumentException.class, () -> scan.source().account(reports.subList(0, 2)));
    }
}
