package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.Block;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV through Spark: cut, shipped, read, put together again. */
class CsvSourceIT {
    @TempDir
    static Path dir;

    private static SparkSession spark;

    @BeforeAll
    static void open() {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("csv")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.warehouse.dir", dir.resolve("warehouse").toString())
                .getOrCreate();
    }

    @AfterAll
    static void close() {
        spark.stop();
    }

    /** Everything a scan gives. */
    record Scanned(List<String> rows, List<ScanReport> reports, TableSource source) {
        ScanAccount account() {
            return source.account(reports);
        }
    }

    static Scanned scan(TableSource source) {
        List<Chunk> chunks = source.chunks().collect();
        List<ScanReport> reports = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Chunk chunk : chunks) {
            if (chunk.isBlock()) {
                Block block = chunk.block();
                for (int i = 0; i < block.rows(); i++) {
                    StringBuilder row = new StringBuilder();
                    for (int j = 0; j < block.featureCount(); j++) {
                        row.append(block.feature(j)[i]).append(' ');
                    }
                    row.append(block.label()[i]);
                    rows.add(block.weight() == null ? row.toString() : row + " * " + block.weight()[i]);
                }
            } else {
                reports.add(chunk.report());
            }
        }
        Optional<TableSource> again = source.recut(reports);
        return again.isPresent() ? scan(again.get()) : new Scanned(rows, reports, source);
    }

    private static Scanned scan(Settings settings) {
        return scan(Sources.open(spark, settings.settings()));
    }

    static Path write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsRowsInFileOrderAndNamesTheColumns() throws IOException {
        Path file = write("plain.csv", "x,y\n1,2\n3,4\n5,6\n");
        Scanned found = scan(Settings.of(file));
        assertEquals(List.of("1.0 2.0", "3.0 4.0", "5.0 6.0"), found.rows());
        assertEquals(List.of("x"), found.source().columns().features());
        assertEquals(3, found.account().rows().used());
        found.source().verifyUnchanged();
    }

    @Test
    void anyNumberOfPartitionsGivesTheSameRows() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            text.append(i).append(',').append(2 * i).append('\n');
            expected.add(i + ".0 " + 2 * i + ".0");
        }
        Path file = write("many.csv", text.toString());
        for (int partitions : new int[] {1, 2, 3, 8, 64}) {
            Scanned found = scan(Settings.of(file).cut(partitions, 1));
            assertEquals(expected, found.rows(), partitions + " partitions");
            assertEquals(partitions, found.source().chunks().getNumPartitions());
        }
    }

    @Test
    void aQuotedFieldAcrossACutIsReadInOnePiece() throws IOException {
        Path file = write("quoted.csv", "t,x,y\n\"a\nb\nc\nd\",1,2\n\"e\n\",3,4\n");
        Scanned found = scan(Settings.of(file).features("x").cut(16, 1));
        assertEquals(List.of("1.0 2.0", "3.0 4.0"), found.rows());
        assertTrue(
                found.source().notes().toString().contains("in one piece"),
                found.source().notes().toString());
    }

    @Test
    void aReportThatIsLostOrThereTwiceIsNoticed() throws IOException {
        Path file = write("lost.csv", "x,y\n1,2\n3,4\n5,6\n");
        Scanned found = scan(Settings.of(file).cut(3, 1));
        List<ScanReport> reports = new ArrayList<>(found.reports());
        reports.add(reports.get(0));
        assertThrows(IllegalArgumentException.class, () -> found.source().account(reports));
        assertThrows(
                IllegalArgumentException.class,
                () -> found.source().account(found.reports().subList(0, 2)));
    }

    @Test
    void weightsAndColumnsInAnyOrderGoWhereTheyBelong() throws IOException {
        Path file = write("weights.csv", "w,y,b,a\n0.5,1,2,3\n2,4,5,6\n");
        Scanned found = scan(Settings.of(file).features("a", "b").weight("w"));
        assertEquals(List.of("3.0 2.0 1.0 * 0.5", "6.0 5.0 4.0 * 2.0"), found.rows());
        assertEquals(
                List.of("b", "a"),
                Sources.open(spark, Settings.of(file).weight("w").settings())
                        .columns()
                        .features());
    }
}
