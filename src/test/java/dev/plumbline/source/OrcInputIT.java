package dev.plumbline.source;

import static dev.plumbline.source.RowFixtures.spark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.RowFixtures.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of ORC files that are damaged, or that do not agree with each other, and of directories with logs. */
class OrcInputIT {
    private static SparkSession session;

    @TempDir
    private Path dir;

    @BeforeAll
    static void start() {
        session = RowFixtures.session("local[2]");
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private Path table() {
        return dir.resolve("t");
    }

    private void append(String sql) {
        session.sql(sql).coalesce(1).write().mode("append").orc(table().toString());
    }

    private SourceSettings settings(Map<String, String> options) {
        return spark(List.of(table().toString()), Optional.empty(), Optional.of("orc"), options);
    }

    private Scan scan() {
        return Scan.of(RowSource.open(session, settings(Map.of())));
    }

    private static String refused(ExitCode code, org.junit.jupiter.api.function.Executable action) {
        Throwable failure = assertThrows(Exception.class, action);
        while (!(failure instanceof Refusal) && failure.getCause() != null) {
            failure = failure.getCause();
        }
        assertTrue(failure instanceof Refusal, failure.toString());
        assertEquals(code, ((Refusal) failure).code(), failure.getMessage());
        return failure.getMessage();
    }

    @Test
    void filesWithAnotherTypeInAColumnAreNotConverted() {
        append("select 1.5d x, 1d y");
        append("select 2 x, 2d y");
        String message = refused(ExitCode.DATA, this::scan);
        assertTrue(message.contains("same types"), message);
        refused(ExitCode.CONFIG, () -> RowSource.open(session, settings(Map.of("mergeSchema", "false"))));
    }

    @Test
    void aColumnThatAFileLacksIsMissingInItsRows() {
        append("select 1.5d x, 1d y");
        append("select 2.5d x, 3d z, 2d y");
        Scan scan = scan();
        assertEquals(
                List.of("x", "z"),
                scan.source().columns().features().stream().sorted().toList());
        assertEquals(1, scan.account().rows().used());
        assertEquals(1, scan.account().missing().get("z"));
    }

    @Test
    void decimalsIntegersAndNamesOfAnyKindAreRead() {
        append("select cast(0.1 as decimal(38,18)) `a.b`, 9007199254740993L `c``d`, cast(3 as tinyint) ` e`, 4f y");
        assertEquals(List.of("[0.1, 9.007199254740992E15, 3.0, 4.0]"), scan().rows());
    }

    @Test
    void textsAndNestedColumnsAreRefusedByName() {
        append("select 1d x, named_struct('k', 1) s, array(1) a, '7' t, 1d y");
        String message = refused(ExitCode.DATA, this::scan);
        assertTrue(message.contains("s, a, t") && message.contains("--features x"), message);
    }

    @Test
    void columnsOfDirectoriesAreReadAndTold() {
        session.sql("select id x, id % 2 k, 1d y from range(10)")
                .write()
                .partitionBy("k")
                .orc(table().toString());
        Scan scan = scan();
        assertEquals(List.of("x", "k"), scan.source().columns().features());
        assertEquals(10, scan.account().rows().used());
        assertTrue(
                scan.source().notes().get(0).contains("column k: read from the names"),
                "" + scan.source().notes());
        session.read()
                .orc(table().toString())
                .write()
                .partitionBy("k")
                .parquet(dir.resolve("p").toString());
        TableSource plain =
                Sources.open(session, RowFixtures.settings(dir.resolve("p").toString(), "y"));
        assertEquals(List.of("x"), plain.columns().features());
        assertTrue(plain.notes().toString().contains("(k) are not read"), "" + plain.notes());
    }

    @Test
    void aFileCutShortIsRefusedByName() throws IOException {
        append("select id / 3d x, id y from range(10000)");
        Path file;
        try (var files = Files.list(table())) {
            file = files.filter(path -> path.toString().endsWith(".orc"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        String message = refused(ExitCode.DATA, this::scan);
        assertTrue(message.contains(table().toString()), message);
    }

    @Test
    void anEmptyTableIsRefusedOrHasNoRows() {
        append("select 1d x, 1d y where false");
        assertEquals(0, scan().account().rows().read());
        refused(
                ExitCode.NO_INPUT,
                () -> RowSource.open(
                        session,
                        spark(
                                List.of(dir.resolve("none").toString()),
                                Optional.empty(),
                                Optional.of("orc"),
                                Map.of())));
    }

    @Test
    void aTableWithALogOfItsOwnIsNotReadAsPlainFiles() throws IOException {
        session.range(10).selectExpr("id x", "id y").write().parquet(table().toString());
        Path log = Files.createDirectories(table().resolve("_delta_log"));
        SourceSettings whole = RowFixtures.settings(table().toString(), "y");
        String message = refused(ExitCode.DATA, () -> Sources.open(session, whole));
        assertTrue(message.contains("--format delta"), message);
        refused(ExitCode.DATA, () -> Sources.open(session, RowFixtures.settings(table() + "/*.parquet", "y")));
        Files.delete(log);
        Path metadata = Files.createDirectories(table().resolve("metadata"));
        Files.writeString(metadata.resolve("v1.metadata.json"), "{}");
        message = refused(ExitCode.DATA, () -> Sources.open(session, whole));
        assertTrue(message.contains("--format iceberg"), message);
    }

    @Test
    void aFormatThatIsNotInSparkIsRefusedWithItsPackage() throws IOException {
        Files.createDirectories(table());
        for (String format : List.of("avro", "delta", "iceberg")) {
            String message = refused(
                    ExitCode.CONFIG,
                    () -> RowSource.open(
                            session,
                            spark(List.of(table().toString()), Optional.empty(), Optional.of(format), Map.of())));
            assertTrue(
                    message.contains("--packages") && message.contains(format + "-spark")
                            || message.contains("spark-" + format),
                    message);
        }
    }
}
