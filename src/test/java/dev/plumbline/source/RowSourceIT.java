package dev.plumbline.source;

import static dev.plumbline.source.RowFixtures.spark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.RowFixtures.Scan;
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

class RowSourceIT {
    private static SparkSession session;

    @TempDir
    Path dir;

    @BeforeAll
    static void start() {
        session = RowFixtures.session("local[2]");
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private Scan scan(String format, Path input) {
        return Scan.of(RowSource.open(
                session, spark(List.of(input.toString()), Optional.empty(), Optional.of(format), Map.of())));
    }

    private Scan scan(String table) {
        return Scan.of(RowSource.open(session, spark(List.of(), Optional.of(table), Optional.empty(), Map.of())));
    }

    private static List<String> rejects(Scan scan) {
        return scan.account().rejects().stream()
                .map(r -> r.position() + " " + r.column() + " " + r.reason().id())
                .toList();
    }

    @Test
    void orcIsReadInBatches() {
        Path path = dir.resolve("orc");
        session.range(0, 20_000, 1, 1)
                .selectExpr(
                        "if(id = 4999, null, cast(id as decimal(12,3))) a",
                        "cast(id as smallint) b",
                        "if(id = 17000, double('NaN'), id / 3D) y")
                .write()
                .orc(path.toString());
        Scan scan = scan("orc", path);
        assertEquals(List.of(), scan.source().notes());
        assertEquals(20_000, scan.account().rows().read());
        assertEquals(List.of("5000 a missing", "17001 y not-finite"), rejects(scan));
        assertTrue(scan.account().rejects().get(0).file().endsWith(".orc"));
        assertEquals(1, scan.source().files().size());
        scan.source().verifyUnchanged();
    }

    @Test
    void jsonIsReadByRowsAndStandsWithItsRow() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("{\"x\":").append(i == 700 ? "null" : Integer.toString(i));
            text.append(i == 700 ? "}\n" : ",\"y\":" + i + ".5}\n");
        }
        Path file = Files.writeString(dir.resolve("rows.json"), text);
        Scan scan = scan("json", file);
        assertEquals(1, scan.source().notes().size());
        assertEquals(999, scan.account().rows().used());
        assertEquals(List.of("701 x missing"), rejects(scan));
        assertEquals(Map.of("x", 1L, "y", 1L), scan.account().missing());
    }

    @Test
    void malformedJsonIsRefused() throws Exception {
        Path file = Files.writeString(dir.resolve("bad.json"), "{\"x\":1,\"y\":2}\n{\"x\":1,\"y\n");
        Refusal refusal = assertThrows(Refusal.class, () -> scan("json", file));
        assertEquals(ExitCode.DATA, refusal.code(), refusal.getMessage());
        SourceSettings lenient =
                spark(List.of(file.toString()), Optional.empty(), Optional.of("json"), Map.of("Mode", "DROPMALFORMED"));
        refusal = assertThrows(Refusal.class, () -> RowSource.open(session, lenient));
        assertEquals(ExitCode.CONFIG, refusal.code(), refusal.getMessage());
    }

    @Test
    void aRecordThatSparkCannotReadAsItsSchemaSaysIsRefusedWithItsFile() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("{\"x\":7,\"y\":1}\n");
        }
        Path file = Files.writeString(dir.resolve("late.json"), text);
        TableSource source = RowSource.open(
                session, spark(List.of(file.toString()), Optional.empty(), Optional.of("json"), Map.of()));
        // As long as before, so that only its content is another than the schema was taken from.
        Files.writeString(file, text.replace(text.length() - 20, text.length() - 14, "\"x\":[]"));
        Throwable failure = assertThrows(Exception.class, () -> Scan.of(source));
        while (!(failure instanceof Refusal)) {
            failure = failure.getCause();
        }
        assertEquals(ExitCode.DATA, ((Refusal) failure).code());
        assertTrue(failure.getMessage().contains("late.json"), failure.getMessage());
    }

    @Test
    void aTableWithoutColumnsIsRefused() throws Exception {
        Path file = Files.writeString(dir.resolve("empty.json"), "{}\n");
        Refusal refusal = assertThrows(Refusal.class, () -> scan("json", file));
        assertEquals(ExitCode.NO_INPUT, refusal.code(), refusal.getMessage());
    }

    @Test
    void aViewKeepsItsFilter() {
        session.range(0, 1000, 1, 4)
                .selectExpr("id / 3D x", "2 * id y")
                .write()
                .parquet(dir.resolve("t").toString());
        session.read().parquet(dir.resolve("t").toString()).where("y > 1000").createOrReplaceTempView("some_rows");
        Scan scan = scan("some_rows");
        assertEquals(499, scan.account().rows().used());
        assertEquals(List.of(), scan.source().files());
    }

    @Test
    void rejectsOfAViewStandWithTheirPartition() {
        session.range(0, 1000, 1, 4)
                .selectExpr("if(id = 600, null, id) x", "2 * id y")
                .createOrReplaceTempView("computed");
        Scan scan = scan("computed");
        assertEquals(List.of("101 x missing"), rejects(scan));
        assertEquals(
                "table computed, partition 3", scan.account().rejects().get(0).file());
    }

    @Test
    void aCatalogTableIsReadInBatches() {
        session.sql("create table sales using parquet location '" + dir.resolve("sales")
                + "' as select id / 3D x, id y from range(1000)");
        try {
            Scan scan = scan("sales");
            assertEquals(List.of(), scan.source().notes());
            assertEquals(1000, scan.account().rows().used());
        } finally {
            session.sql("drop table sales");
        }
    }

    @Test
    void whatIsNotThereIsRefused() {
        for (String table : List.of("no_such_table", "no_such_database.t")) {
            Refusal refusal = assertThrows(Refusal.class, () -> scan(table));
            assertEquals(ExitCode.NO_INPUT, refusal.code(), refusal.getMessage());
        }
        Refusal path = assertThrows(Refusal.class, () -> scan("orc", dir.resolve("none")));
        assertEquals(ExitCode.NO_INPUT, path.code(), path.getMessage());
        Refusal format = assertThrows(Refusal.class, () -> scan("orcc", dir));
        assertEquals(ExitCode.CONFIG, format.code(), format.getMessage());
    }

    @Test
    void textColumnsAreRefusedWithTheOptionThatLeavesThemOut() throws Exception {
        Path file = Files.writeString(dir.resolve("text.json"), "{\"x\":1,\"y\":2,\"name\":\"a\"}\n");
        Refusal refusal = assertThrows(Refusal.class, () -> scan("json", file));
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(refusal.getMessage().contains("--features x"), refusal.getMessage());
    }
}
