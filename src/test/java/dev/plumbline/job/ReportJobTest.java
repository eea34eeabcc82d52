package dev.plumbline.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.EventLog;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run is made again of what is stored, without Spark. */
class ReportJobTest {
    private static final String FIRST = "2026-11-24-00000000000000aa";
    private static final String SECOND = "2026-11-25-00000000000000bb";
    private static final String REFUSED = "2026-11-25-00000000000000cc";

    @TempDir
    private Path models;

    private final Heard heard = new Heard();

    @BeforeEach
    void nights() throws IOException {
        publish(24, FIRST, 3.5);
        publish(25, SECOND, 3.25);
        status(REFUSED, ExitCode.GATE_REFUSED, "Cannot publish the model: the gate says no");
        Files.setLastModifiedTime(
                directory(REFUSED).resolve("status.json"),
                FileTime.from(Instant.now().plusSeconds(60)));
    }

    private void publish(int day, String run, double slope) {
        LinearModel line =
                new LinearModel("y", List.of("x"), new double[] {slope}, new double[] {10}, 7 + 10 * slope, 7, true);
        Publication.of(line, models, "sales", LocalDate.of(2026, 11, day), run);
        status(run, ExitCode.OK, "published sales 2026-11-" + day);
    }

    private void status(String run, ExitCode code, String message) {
        String version = code == ExitCode.OK ? run.substring(0, 10) : "";
        RunDirectory directory =
                ModelStore.at(models.toString(), new Configuration(false)).run(new ModelName("sales"), run);
        directory.status(new Outcome(code, message, run, "sales", version, 5, 98));
        try (EventLog events = directory.events()) {
            events.add("ended", Map.of("code", Integer.toString(code.code()), "message", message));
        }
    }

    private Path directory(String run) {
        return models.resolve("sales").resolve("runs").resolve(run);
    }

    private Path page(String run) {
        return directory(run).resolve("report.html");
    }

    private Outcome report(String model, ReportSettings.Which which) {
        return ReportJob.run(new ReportSettings(models.toString(), model, which), heard.listeners());
    }

    private Outcome version(String version) {
        return report("sales", new ReportSettings.Version(Optional.ofNullable(version)));
    }

    @Test
    void thePageOfTheCurrentVersionsRunIsWrittenAndItsPlaceIsPrinted() throws IOException {
        Outcome outcome = version(null);
        assertEquals(ExitCode.OK, outcome.code());
        assertEquals(SECOND, outcome.run());
        assertEquals("2026-11-25", outcome.version());
        assertEquals(page(SECOND) + "\n", heard.out());
        assertEquals("wrote " + page(SECOND), outcome.message());
        String html = Files.readString(page(SECOND));
        assertTrue(html.contains("published") && html.contains("3.25"), "the published line is on the page");
        assertFalse(Files.exists(page(FIRST)));
    }

    @Test
    void aVersionARunAndTheLastRunCanBeAskedFor() throws IOException {
        assertEquals(FIRST, version("2026-11-24").run());
        assertEquals(FIRST, report("sales", new ReportSettings.Run(FIRST)).run());
        assertEquals(REFUSED, report("sales", new ReportSettings.Last()).run());
        assertTrue(Files.readString(page(REFUSED)).contains("the gate says no"));
    }

    @Test
    void laterNightsChangeNothingOfAnEarlierPage() throws IOException {
        version("2026-11-24");
        byte[] before = Files.readAllBytes(page(FIRST));
        publish(26, "2026-11-26-00000000000000dd", 8.125);
        publish(24, "2026-11-24-00000000000000ee", 9.125);
        version("2026-11-24");
        assertArrayEquals(before, Files.readAllBytes(page(FIRST)));
        version("2026-11-26");
        assertTrue(
                Files.readString(page("2026-11-26-00000000000000dd")).contains("3.5"), "the trend has the first night");
    }

    @Test
    void whatIsDamagedIsToldOnThePage() throws IOException {
        Files.writeString(directory(SECOND).resolve("gates.json"), "{}");
        Files.writeString(models.resolve("sales/versions/2026-11-24/model.json"), "{}");
        version(null);
        String html = Files.readString(page(SECOND));
        assertTrue(html.contains("gates.json") && html.contains("2026-11-24"), html);
    }

    @Test
    void aRunWhoseStatusIsLostWasPublishedWhereAVersionSaysSo() throws IOException {
        Files.writeString(directory(SECOND).resolve("status.json"), "nonsense");
        report("sales", new ReportSettings.Run(SECOND));
        assertTrue(Files.readString(page(SECOND)).contains("published sales 2026-11-25"));
        Files.writeString(directory(REFUSED).resolve("status.json"), "nonsense");
        report("sales", new ReportSettings.Run(REFUSED));
        assertTrue(Files.readString(page(REFUSED)).contains("nothing says how this run ended"));
    }

    @Test
    void whatIsNotThereIsRefusedWith66AndADamagedVersionWith76() throws IOException {
        refused(ExitCode.NO_INPUT, "nobody", new ReportSettings.Version(Optional.empty()));
        refused(ExitCode.NO_INPUT, "nobody", new ReportSettings.Last());
        refused(ExitCode.NO_INPUT, "sales", new ReportSettings.Version(Optional.of("2020-01-01")));
        refused(ExitCode.NO_INPUT, "sales", new ReportSettings.Run("2026-11-25-0000000000000000"));
        Files.writeString(models.resolve("sales/versions/2026-11-25/model.json"), "{}");
        refused(ExitCode.STATE_REFUSED, "sales", new ReportSettings.Version(Optional.empty()));
    }

    @Test
    void aPlaceThatIsTakenIsRefusedWith73() throws IOException {
        Files.createDirectories(page(SECOND).resolve("in-the-way"));
        Refusal refusal = assertThrows(Refusal.class, () -> version(null));
        assertTrue(
                refusal.code() == ExitCode.CANNOT_CREATE || refusal.code() == ExitCode.IO_ERROR, refusal.getMessage());
        assertTrue(refusal.getMessage().contains("report.html"), refusal.getMessage());
    }

    private void refused(ExitCode code, String model, ReportSettings.Which which) {
        Refusal refusal = assertThrows(Refusal.class, () -> report(model, which));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertEquals("", heard.out());
    }

    @Test
    void aPageIsUtf8() throws IOException {
        version(null);
        byte[] bytes = Files.readAllBytes(page(SECOND));
        assertArrayEquals(bytes, new String(bytes, UTF_8).getBytes(UTF_8));
    }
}
