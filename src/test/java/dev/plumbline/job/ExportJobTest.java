package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Published versions leave in other forms, without Spark; what cannot leave whole leaves nothing. */
class ExportJobTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void publish() {
        publish("sales", 24, List.of("area", "rooms"), 40);
        publish("sales", 25, List.of("area", "rooms"), 41);
        publish("far", 25, List.of("area", "rooms"), 1e13);
        publish("odd", 25, List.of("a\u0007", "${x}"), 1);
    }

    private void publish(String name, int day, List<String> features, double centre) {
        double[] slopes = {0.1, -0.3};
        double[] middle = {centre, centre / 3};
        LinearModel line = new LinearModel(
                "price", features, slopes, middle, 7, 7 - slopes[0] * centre - slopes[1] * centre / 3, true);
        List<ColumnProfile> profile =
                List.of(around("area", middle[0]), around("rooms", middle[1]), around("price", 7));
        Publication.of(
                Publication.fitted(line, features.contains("area") ? profile : List.of()),
                directory.resolve("models"),
                name,
                LocalDate.of(2026, 11, day),
                "run-" + name + day);
    }

    private static ColumnProfile around(String name, double centre) {
        return new ColumnProfile(name, 98, 0, centre - 20, centre + 20, centre, 9);
    }

    private Outcome export(ExportKind kind, String model, String version, boolean allowLoss, Heard heard) {
        return ExportJob.run(
                new ExportSettings(
                        kind,
                        directory.resolve("models").toString(),
                        model,
                        Optional.ofNullable(version),
                        output(kind).toString(),
                        allowLoss),
                heard.listeners());
    }

    private Path output(ExportKind kind) {
        return directory.resolve("out/of " + kind.id());
    }

    /** What is there beside the models. */
    private List<String> left() throws IOException {
        Path out = directory.resolve("out");
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVersionGetsItsNameOnceItIsReadAgainAndScored(ExportKind kind) throws IOException {
        Heard heard = new Heard();
        Outcome outcome = export(kind, "sales", null, false, heard);
        assertEquals(ExitCode.OK, outcome.code());
        assertEquals("sales", outcome.model());
        assertEquals("2026-11-25", outcome.version());
        String begins = "wrote sales 2026-11-25 as " + kind.id() + " to " + output(kind) + "; scored 512 rows: ";
        assertTrue(outcome.message().startsWith(begins), outcome.message());
        String rest = outcome.message().substring(begins.length());
        if (kind.form() == ExportKind.Form.CENTRED) {
            assertEquals("same bits", rest);
        } else {
            assertTrue(
                    rest.matches("largest difference [0-9.e+-]+ ulp, [0-9.]+e-1[0-9] of how far predictions reach"),
                    rest);
        }
        assertEquals(outcome.message() + "\n", heard.out());
        String name = "of " + kind.id();
        assertEquals(
                kind.isDirectory()
                        ? List.of(
                                name + "/data/_SUCCESS",
                                name + "/data/part-00000.parquet",
                                name + "/metadata/_SUCCESS",
                                name + "/metadata/part-00000.txt",
                                name + "/plumbline.json")
                        : List.of(name),
                left());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereAlreadyStays(ExportKind kind) throws IOException {
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(output(kind), "mine");
        Refusal refusal = assertThrows(Refusal.class, () -> export(kind, "sales", null, false, new Heard()));
        assertEquals(ExitCode.CANNOT_CREATE, refusal.code());
        assertEquals("mine", Files.readString(output(kind)));
        assertEquals(1, left().size());
    }

    @Test
    void anEarlierVersionIsTakenByItsName() throws IOException {
        export(ExportKind.SQL, "sales", "2026-11-24", false, new Heard());
        String sql = Files.readString(output(ExportKind.SQL));
        assertTrue(sql.contains("sales 2026-11-24 ") && sql.contains("(`area` - 40.0D)"), sql);
    }

    @Test
    void aMissingOrDamagedVersionIsNotExported() throws IOException {
        assertEquals(
                ExitCode.NO_INPUT,
                assertThrows(Refusal.class, () -> export(ExportKind.PMML, "nobody", null, false, new Heard()))
                        .code());
        Path model = directory.resolve("models/sales/versions/2026-11-25/model.json");
        Files.writeString(model, Files.readString(model).replace("0.1", "0.2"));
        assertEquals(
                ExitCode.STATE_REFUSED,
                assertThrows(Refusal.class, () -> export(ExportKind.PMML, "sales", null, false, new Heard()))
                        .code());
        assertEquals(List.of(), left());
    }

    @Test
    void whatSparkMlCannotHoldIsRefusedUnlessTheLossIsAllowed() throws IOException {
        Refusal refusal =
                assertThrows(Refusal.class, () -> export(ExportKind.SPARK_ML, "far", null, false, new Heard()));
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(refusal.getMessage().startsWith("Cannot export as spark-ml: scored 512 rows: largest difference "));
        assertTrue(refusal.getMessage().contains("--allow-loss"), refusal.getMessage());
        assertEquals(List.of(), left());
        Outcome outcome = export(ExportKind.SPARK_ML, "far", null, true, new Heard());
        assertTrue(outcome.message().contains(" ulp, "), outcome.message());
        assertEquals(5, left().size());
        assertTrue(export(ExportKind.PMML, "far", null, false, new Heard())
                .message()
                .endsWith("same bits"));
        assertFalse(export(ExportKind.TERMS, "far", null, false, new Heard())
                .message()
                .endsWith("same bits"));
    }

    @Test
    void aNameThatTheFormCannotHoldLeavesNothing() throws IOException {
        for (ExportKind kind : List.of(ExportKind.PMML, ExportKind.SQL)) {
            Refusal refusal = assertThrows(Refusal.class, () -> export(kind, "odd", null, false, new Heard()));
            assertEquals(ExitCode.DATA, refusal.code());
            assertTrue(refusal.getMessage().contains("the name of column '"), refusal.getMessage());
        }
        assertEquals(List.of(), left());
        export(ExportKind.JSON, "odd", null, false, new Heard());
    }
}
