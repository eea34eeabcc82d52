package dev.plumbline.source;

import static dev.plumbline.source.RowFixtures.files;
import static dev.plumbline.source.RowFixtures.open;
import static dev.plumbline.source.RowFixtures.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.RowFixtures.Scan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFaultsIT {
    private static final long SEED = 20_261_124;
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

    /** Writes one file {@code name} into the test's directory {@code table}. */
    private Path write(String name, String... columns) throws Exception {
        Path written = dir.resolve("written-" + name);
        spark.range(0, 1000, 1, 1).selectExpr(columns).write().parquet(written.toString());
        Path table = Files.createDirectories(dir.resolve("table"));
        return Files.move(files(written).get(0), table.resolve(name));
    }

    private String table() {
        return dir.resolve("table").toString();
    }

    private Refusal refused(ExitCode code, SourceSettings settings, String... words) {
        return holds(assertThrows(Refusal.class, () -> open(spark, settings)), code, words);
    }

    private static Refusal holds(Refusal refusal, ExitCode code, String... words) {
        assertEquals(code, refusal.code(), refusal.getMessage());
        for (String word : words) {
            assertTrue(refusal.getMessage().contains(word), word + " is not in: " + refusal.getMessage());
        }
        return refusal;
    }

    @Test
    void aColumnMissingInOneFileIsRefused() throws Exception {
        write("a.parquet", "id / 3D x", "id / 2D y");
        write("b.parquet", "id / 2D y", "id z");
        refused(
                ExitCode.DATA,
                settings(table(), "y"),
                "b.parquet",
                "a.parquet",
                "column x (double) is missing",
                "y, z");
    }

    @Test
    void anotherTypeInOneFileIsRefused() throws Exception {
        write("a.parquet", "id / 3D x", "id / 2D y");
        write("b.parquet", "cast(id as int) x", "id / 2D y");
        refused(ExitCode.DATA, settings(table(), "y"), "b.parquet", "column x is int32 here and double there");
    }

    @Test
    void aNameInOtherCaseIsRefused() throws Exception {
        write("a.parquet", "id / 3D x", "id / 2D y");
        write("b.parquet", "id / 3D X", "id / 2D y");
        refused(ExitCode.DATA, settings(table(), "y"), "b.parquet", "x (double) is written X (double)");
    }

    @Test
    void aColumnThatOnlyALaterFileHasIsRefusedUnlessFeaturesAreNamed() throws Exception {
        write("a.parquet", "id / 3D x", "id / 2D y");
        write("b.parquet", "id / 2D y", "id z", "id / 3D x");
        refused(ExitCode.DATA, settings(table(), "y"), "b.parquet", "column z", "--features");
        assertEquals(
                2000,
                Scan.of(open(spark, settings(table(), "y", "x")))
                        .account()
                        .rows()
                        .used());
    }

    @Test
    void textIsRefusedWithTheOptionThatLeavesItOut() throws Exception {
        write("a.parquet", "id a", "string(id) city", "id / 2D y", "date('2026-01-01') day", "id c");
        refused(ExitCode.DATA, settings(table(), "y"), "columns city, day", "string, date", "--features a,c");
        refused(ExitCode.DATA, settings(table(), "y", "a", "day"), "column day", "as feature", "date");
        refused(ExitCode.DATA, settings(table(), "city", "a"), "column city", "as label", "string");
    }

    @Test
    void nestedBinaryAndBooleanColumnsAreRefusedWhenSelected() throws Exception {
        write("a.parquet", "array(id) l", "struct(id) s", "map(id, id) m", "binary('a') bin", "true t", "id x", "id y");
        for (String column : List.of("l", "s", "m", "bin", "t")) {
            refused(ExitCode.DATA, settings(table(), "y", "x", column), "column " + column, "as feature");
        }
        assertEquals(
                1000,
                Scan.of(open(spark, settings(table(), "y", "x")))
                        .account()
                        .rows()
                        .used());
    }

    @Test
    void anUnknownColumnIsRefusedWithTheNearestName() throws Exception {
        write("a.parquet", "id price", "id / 2D y");
        refused(ExitCode.CONFIG, settings(table(), "y", "prize"), "did you mean price?");
        refused(ExitCode.CONFIG, settings(table(), "Y"), "did you mean y?");
    }

    @Test
    void filesThatAreNoParquetAreRefused() throws Exception {
        Path whole = write("a.parquet", "id / 3D x", "id / 2D y");
        byte[] bytes = Files.readAllBytes(whole);
        Path bad = whole.resolveSibling("b.parquet");
        for (int length : new int[] {1, 4, 11, bytes.length / 2, bytes.length - 1}) {
            Files.write(bad, Arrays.copyOf(bytes, length));
            refused(ExitCode.DATA, settings(table(), "y"), "b.parquet", "as Parquet");
        }
        Files.writeString(bad, "x,y\n1,2\n3,4\n5,6\n7,8\n");
        refused(ExitCode.DATA, settings(table(), "y"), "b.parquet", "as Parquet");
        Files.write(bad, new byte[0]);
        refused(ExitCode.DATA, settings(table(), "y"), "b.parquet", "no bytes");
        Files.write(whole, new byte[0]);
        refused(ExitCode.NO_INPUT, settings(table(), "y"), "empty");
    }

    @Test
    void aTableWithoutRowsIsRefused() throws Exception {
        Path written = dir.resolve("none");
        spark.range(0).selectExpr("id x", "id y").write().parquet(written.toString());
        refused(ExitCode.NO_INPUT, settings(written.toString(), "y"), "no file has a row");
    }

    @Test
    void aFileWithoutRowsAmongOthersIsRead() throws Exception {
        Path written = dir.resolve("none");
        spark.range(0).selectExpr("id x", "id y").write().parquet(written.toString());
        write("b.parquet", "id x", "id y");
        Files.move(files(written).get(0), dir.resolve("table/a.parquet"));
        assertEquals(
                1000,
                Scan.of(open(spark, settings(table(), "y"))).account().rows().used());
    }

    @Test
    void aFlippedBitInAPageIsFoundByItsChecksum() throws Exception {
        Path file = write("a.parquet", "rand(1) x", "rand(2) y");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 4] ^= 1;
        Files.write(file, bytes);
        Files.deleteIfExists(file.resolveSibling(".a.parquet.crc"));
        TableSource source = open(spark, settings(table(), "y"));
        Throwable failure = assertThrows(Exception.class, () -> source.chunks().collect());
        while (!(failure instanceof Refusal)) {
            failure = failure.getCause();
        }
        holds((Refusal) failure, ExitCode.DATA, "a.parquet", "damaged");
    }

    @Test
    void settingsThatDropDataMakeNoDifference() throws Exception {
        write("a.parquet", "id x", "id y");
        Path gone = write("b.parquet", "id x", "id y");
        for (String key : List.of("spark.sql.files.ignoreCorruptFiles", "spark.sql.files.ignoreMissingFiles")) {
            spark.conf().set(key, "true");
            try {
                TableSource source = open(spark, settings(table(), "y"));
                Path aside = Files.move(gone, gone.resolveSibling("_b.parquet"));
                String said = assertThrows(
                                Exception.class, () -> source.chunks().count())
                        .getMessage();
                assertTrue(said.contains("b.parquet") && said.contains("it is gone"), said);
                Files.move(aside, gone);
            } finally {
                spark.conf().unset(key);
            }
        }
    }

    @Test
    void aChangeWhileReadingIsRefused() throws Exception {
        Path file = write("a.parquet", "id x", "id y");
        TableSource source = open(spark, settings(table(), "y"));
        source.verifyUnchanged();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        holds(assertThrows(Refusal.class, source::verifyUnchanged), ExitCode.DATA, "a.parquet");
        Path other = write("b.parquet", "id / 3D x", "id y");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        holds(assertThrows(Refusal.class, source::verifyUnchanged), ExitCode.DATA, "a.parquet");
        Files.delete(file);
        holds(assertThrows(Refusal.class, source::verifyUnchanged), ExitCode.DATA, "a.parquet", "gone");
    }

    @Test
    void oddNamesAreTakenLiterally() throws Exception {
        Path file = write("a.parquet", "id `the x.y, ``z```", "id y");
        Path odd = file.resolveSibling("a {b} [c] *d% e?.parquet");
        Files.move(file, odd);
        Scan scan = Scan.of(open(spark, settings(odd.toString(), "y")));
        assertEquals(1000, scan.account().rows().used());
        assertEquals(List.of("the x.y, `z`"), scan.source().columns().features());
        assertEquals(0, scan.reports().get(0).file());
    }

    @Test
    void theUsersSessionStaysAsItIs() throws Exception {
        write("a.parquet", "id x", "id y");
        var before = spark.conf().getAll();
        Scan.of(open(spark, settings(table(), "y")));
        assertEquals(before, spark.conf().getAll());
    }

    @Test
    void aDamagedFooterIsRefusedOrHarmless() throws Exception {
        Path file = write("a.parquet", "id x", "id y");
        byte[] bytes = Files.readAllBytes(file);
        Files.deleteIfExists(file.resolveSibling(".a.parquet.crc"));
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            byte[] damaged = bytes.clone();
            int at = bytes.length - 1 - random.nextInt(500);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try {
                open(spark, settings(table(), "y"));
            } catch (Refusal refusal) {
                refused++;
                boolean renamed = refusal.code() == ExitCode.CONFIG
                        && refusal.getMessage().contains("find column");
                assertTrue(
                        refusal.code() == ExitCode.DATA || refusal.code() == ExitCode.NO_INPUT || renamed,
                        "byte " + at + ", seed " + SEED + ": " + refusal.code() + " " + refusal.getMessage());
            }
        }
        assertTrue(refused > 3, refused + " refused");
    }
}
