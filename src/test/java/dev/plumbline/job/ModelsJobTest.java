package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.job.ModelsSettings.Action;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored models are listed and shown without Spark, damaged ones among them. */
class ModelsJobTest {
    @TempDir
    private Path models;

    @BeforeEach
    void publish() {
        publish("sales", 24, "run-1", 3.5);
        publish("sales", 24, "run-2", 3.25);
        publish("sales", 25, "run-3", 3);
        publish("stock", 25, "run-4", 1);
    }

    private void publish(String name, int day, String run, double slope) {
        LinearModel line =
                new LinearModel("y", List.of("x"), new double[] {slope}, new double[] {10}, 7 + 10 * slope, 7, true);
        Publication.of(line, models, name, LocalDate.of(2026, 11, day), run);
    }

    private Outcome run(Action action, String model, String version, Heard heard) {
        return ModelsJob.run(
                new ModelsSettings(action, models.toString(), Optional.ofNullable(model), Optional.ofNullable(version)),
                heard.listeners());
    }

    private Path file(String model, String version, String name) {
        return models.resolve(model).resolve("versions").resolve(version).resolve(name);
    }

    @Test
    void allVersionsOfAllModelsAreListedWithTheCurrentOnesMarked() {
        Heard heard = new Heard();
        Outcome outcome = run(Action.LIST, null, null, heard);
        assertEquals(ExitCode.OK, outcome.code());
        assertEquals("4 versions of 2 models in " + models, outcome.message());
        List<String> lines = heard.out().lines().toList();
        assertEquals(5, lines.size(), heard.out());
        assertTrue(lines.get(1).matches("sales +2026-11-24 +[0-9TZ:.-]+"), lines.get(1));
        assertTrue(lines.get(2).matches("sales +2026-11-24-2 +[0-9TZ:.-]+"), lines.get(2));
        assertTrue(lines.get(3).matches("sales +2026-11-25 +[0-9TZ:.-]+ +current"), lines.get(3));
        assertTrue(lines.get(4).matches("stock +2026-11-25 +[0-9TZ:.-]+ +current"), lines.get(4));
    }

    @Test
    void theVersionsOfOneModelAreListedAlone() {
        Heard heard = new Heard();
        Outcome outcome = run(Action.LIST, "sales", null, heard);
        assertEquals("sales", outcome.model());
        assertEquals(4, heard.out().lines().count(), heard.out());
        assertFalse(heard.out().contains("stock"), heard.out());
    }

    @Test
    void aPlaceWithoutModelsIsAnEmptyList() {
        Heard heard = new Heard();
        Path nothing = models.resolve("nothing");
        Outcome outcome = ModelsJob.run(
                new ModelsSettings(Action.LIST, nothing.toString(), Optional.empty(), Optional.empty()),
                heard.listeners());
        assertEquals("0 versions of 0 models in " + nothing, outcome.message());
        assertEquals("", heard.out());
    }

    @Test
    void anUnknownModelIsRefused() {
        assertEquals(
                ExitCode.NO_INPUT,
                assertThrows(Refusal.class, () -> run(Action.LIST, "nobody", null, new Heard()))
                        .code());
        assertEquals(
                ExitCode.NO_INPUT,
                assertThrows(Refusal.class, () -> run(Action.SHOW, "nobody", null, new Heard()))
                        .code());
    }

    @Test
    void aDamagedManifestIsListedAsAProblemOfItsVersion() throws IOException {
        Files.writeString(file("sales", "2026-11-24-2", "manifest.json"), "{}");
        Heard heard = new Heard();
        Outcome outcome = run(Action.LIST, "sales", null, heard);
        assertEquals(ExitCode.OK, outcome.code());
        assertTrue(outcome.message().endsWith("; 1 problem"), outcome.message());
        assertTrue(heard.out().lines().anyMatch(line -> line.matches("sales +2026-11-24-2 +unknown")), heard.out());
        assertTrue(
                heard.out().lines().anyMatch(line -> line.startsWith("problem: ") && line.contains("2026-11-24-2")),
                heard.out());
    }

    @Test
    void aDamagedPointerIsAProblemAndNothingIsMarked() throws IOException {
        Files.writeString(models.resolve("sales").resolve("current.json"), "nonsense");
        Heard heard = new Heard();
        run(Action.LIST, "sales", null, heard);
        assertFalse(heard.out().lines().anyMatch(line -> line.endsWith(" current")), heard.out());
        assertTrue(heard.out().contains("current.json"), heard.out());
    }

    @Test
    void theCurrentVersionIsShownInFull() {
        Heard heard = new Heard();
        Outcome outcome = run(Action.SHOW, "sales", null, heard);
        assertEquals("2026-11-25", outcome.version());
        String text = heard.out();
        assertTrue(text.startsWith("sales 2026-11-25\n"), text);
        for (String fact : List.of(
                "run       run-3",
                "rows      100 read = 98 used + 2 rejected (2 missing)",
                "descent   5 epochs, stopped within the tolerance; converged",
                "errors    mse 4, rmse 2, mae 1.5, r2 0.75",
                "prediction = 37 + sum of estimate * (feature - centre)",
                "file:/data/in.csv (1234 bytes)",
                "label = y",
                "java = 17")) {
            assertTrue(text.contains(fact), fact + " in\n" + text);
        }
        assertTrue(text.lines().anyMatch(line -> line.matches(" +x +3 +10")), text);
        assertTrue(text.lines().anyMatch(line -> line.matches(" +intercept +7")), text);
    }

    @Test
    void anEarlierVersionIsShownByItsName() {
        Heard heard = new Heard();
        assertEquals(
                "2026-11-24-2", run(Action.SHOW, "sales", "2026-11-24-2", heard).version());
        assertTrue(heard.out().lines().anyMatch(line -> line.matches(" +x +3.25 +10")), heard.out());
    }

    @Test
    void aDamagedVersionIsNotShown() throws IOException {
        Path model = file("sales", "2026-11-25", "model.json");
        Files.writeString(model, Files.readString(model).replace("\"squared\"", "\"squarer\""));
        Heard heard = new Heard();
        Refusal refusal = assertThrows(Refusal.class, () -> run(Action.SHOW, "sales", null, heard));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertEquals("", heard.out());
    }

    @Test
    void aRollbackSaysFromWhereToWhereAndThatItIsDoneAlready() {
        Outcome outcome = run(Action.ROLLBACK, "sales", "2026-11-24", new Heard());
        assertEquals(ExitCode.OK, outcome.code());
        assertEquals("rolled back sales from 2026-11-25 to 2026-11-24", outcome.message());
        assertEquals("2026-11-24", outcome.version());
        assertEquals("2026-11-24", run(Action.SHOW, "sales", null, new Heard()).version());
        assertEquals(
                "sales 2026-11-24 is current already",
                run(Action.ROLLBACK, "sales", "2026-11-24", new Heard()).message());
        assertEquals(
                ExitCode.NO_INPUT,
                assertThrows(Refusal.class, () -> run(Action.ROLLBACK, "sales", "2026-11-23", new Heard()))
                        .code());
    }

    @Test
    void aRepairTellsWhatItFoundAndDid() throws IOException {
        Heard quiet = new Heard();
        assertEquals(
                "sales 2026-11-25 is current, as the log of moves says; nothing was changed",
                run(Action.REPAIR, "sales", null, quiet).message());
        assertEquals("", quiet.out());
        Files.writeString(models.resolve("sales/current.json"), "");
        Files.writeString(file("sales", "2026-11-24-2", "terms.csv"), "x");
        Heard heard = new Heard();
        assertEquals(
                "restored sales: 2026-11-25 is current, as the log of moves says",
                run(Action.REPAIR, "sales", null, heard).message());
        List<String> lines = heard.out().lines().toList();
        assertEquals(2, lines.size(), heard.out());
        assertTrue(lines.get(0).matches("found: .*current.json: it is not a JSON object"), lines.get(0));
        assertTrue(lines.get(1).matches("damaged: 2026-11-24-2: .*terms.csv: it is damaged, with .*"), lines.get(1));
        assertEquals("2026-11-25", run(Action.SHOW, "sales", null, new Heard()).version());
        Files.delete(file("sales", "2026-11-25", "manifest.json"));
        assertEquals(
                "repaired sales: 2026-11-24 is current, the newest of the log of moves that can be believed",
                run(Action.REPAIR, "sales", null, new Heard()).message());
    }

    @Test
    void theHistoryShowsEachVersionWhatItsTermsMovedAndTheLog() throws IOException {
        run(Action.ROLLBACK, "sales", "2026-11-24-2", new Heard());
        Files.writeString(file("sales", "2026-11-25", "model.json"), "{}");
        Heard heard = new Heard();
        Outcome outcome = run(Action.HISTORY, "sales", null, heard);
        assertEquals("3 versions and 4 moves of sales; 1 problem", outcome.message());
        String text = heard.out();
        for (String line : List.of(
                "2026-11-24 +[0-9TZ:.-]+ +98 +2 +0.75 +5",
                "2026-11-24-2 +[0-9TZ:.-]+ +98 +2 +0.75 +5 +current",
                "2026-11-25 +[0-9TZ:.-]+ +damaged",
                "version +x +moved +intercept +moved",
                "2026-11-24-2 +3.25 +- +7 +-",
                "1 +[0-9TZ:.-]+ +- +2026-11-24 +published +run-1",
                "4 +[0-9TZ:.-]+ +2026-11-25 +2026-11-24-2 +rolled-back +run-2",
                "problem: .*2026-11-25.model.json.*")) {
            assertTrue(text.lines().anyMatch(each -> each.matches(line)), line + " in\n" + text);
        }
        assertEquals(
                ExitCode.NO_INPUT,
                assertThrows(Refusal.class, () -> run(Action.HISTORY, "nobody", null, new Heard()))
                        .code());
    }
}
