package dev.plumbline.cli;

import static dev.plumbline.model.ExitCode.CONFIG;
import static dev.plumbline.model.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.source.BadRows;
import dev.plumbline.train.RateSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
    @TempDir
    Path folder;

    private String config(String... lines) throws IOException {
        Path file = folder.resolve("p.properties");
        Files.writeString(file, String.join("\n", lines));
        return file.toString();
    }

    private static int epochs(Map<String, String> environment, String... more) {
        return Typed.train(environment, more).descent().epochs();
    }

    @Test
    void commandLineThenEnvironmentThenFileThenDefault() throws IOException {
        String file = config("epochs=11", "tolerance=0.5");
        Map<String, String> environment = Map.of("PLUMBLINE_EPOCHS", "22");
        assertEquals(450, epochs(Map.of()));
        assertEquals(11, epochs(Map.of(), "--config", file));
        assertEquals(22, epochs(environment, "--config", file));
        assertEquals(33, epochs(environment, "--config", file, "--epochs", "33"));
        assertEquals(0.5, Typed.train(environment, "--config", file).descent().tolerance());
    }

    @Test
    void theFileMayBeNamedInTheEnvironment() throws IOException {
        assertEquals(11, epochs(Map.of("PLUMBLINE_CONFIG", config("epochs=11"))));
        assertEquals(11, epochs(Map.of("HERE", folder.toString()), "--config", "${env:HERE}/p.properties"));
    }

    @Test
    void bothSpellingsOfASwitchAreOneOption() throws IOException {
        assertFalse(
                Typed.train("--config", config("no-standardize=true")).descent().standardize());
        assertFalse(
                Typed.train("--config", config("standardize=false")).descent().standardize());
        assertFalse(Typed.train("--config", config("standardize=true"), "--no-standardize")
                .descent()
                .standardize());
        assertEquals(
                true,
                Typed.train(
                                Map.of("PLUMBLINE_NO_STANDARDIZE", "true"),
                                "--config",
                                config("no-standardize=true"),
                                "--standardize")
                        .descent()
                        .standardize());
    }

    @Test
    void inputsOfAFileAreAListAndThoseOfTheCommandLineReplaceThem() throws IOException {
        String file = config("input=a.csv,\"b,c.csv\"", "label=y");
        assertEquals(List.of("a.csv", "b,c.csv"), inputs(Map.of(), "train", "--config", file));
        assertEquals(List.of("d,e.csv"), inputs(Map.of(), "train", "--config", file, "--input", "d,e.csv"));
        assertEquals(List.of("x", "y"), inputs(Map.of("PLUMBLINE_INPUT", "x,y"), "train", "--config", file));
    }

    private static List<String> inputs(Map<String, String> environment, String... args) {
        return ((TrainSettings) Typed.settings(environment, args)).source().inputs();
    }

    @Test
    void whatIsTypedForOneRunPutsAsideWhatContradictsItInAFile() throws IOException {
        String file = config("bad-rows=skip", "max-bad-rows=1%", "schedule=step", "decay=0.9", "table=t", "label=y");
        TrainSettings settings = (TrainSettings) Typed.settings(
                "train", "--config", file, "--bad-rows", "fail", "--schedule", "constant", "--input", "a.csv");
        assertEquals(BadRows.Policy.FAIL, settings.source().badRows().policy());
        assertEquals(Optional.empty(), settings.source().table());
        for (String name : List.of("max-bad-rows", "decay", "table")) {
            assertFalse(settings.resultOptions().containsKey(name), name);
        }
        Typed.refused(
                CONFIG,
                Map.of(),
                new String[] {"train", "--config", file, "--bad-rows", "fail", "--max-bad-rows", "3"},
                "--max-bad-rows 3",
                "--bad-rows skip");
    }

    @Test
    void whatIsTypedForOneRunPutsAsideTheRatesTheStorageAndTheResidualsOfAFile() throws IOException {
        String file = config("learning-rate=0.1", "schedule=step", "decay=0.9", "decay-every=5", "storage=disk");
        TrainSettings newton = Typed.train("--config", file, "--optimizer", "newton", "--engine", "moments");
        assertEquals(new RateSetting.Auto(), newton.descent().rate());
        assertEquals(Optional.empty(), newton.descent().schedule());
        assertEquals(EngineSettings.Storage.MEMORY, newton.engine().storage());
        assertEquals(
                Typed.train("--optimizer", "newton", "--engine", "moments").resultOptions(), newton.resultOptions());
        TrainSettings rows = Typed.train("--config", config("engine=moments", "residuals=true"), "--engine", "rows");
        assertFalse(rows.engine().residuals());
        assertEquals(Typed.train().resultOptions(), rows.resultOptions());
        Typed.refused(
                CONFIG,
                Map.of(),
                Typed.trainLine("--config", config("optimizer=cg"), "--learning-rate", "0.1"),
                "--learning-rate 0.1",
                "--optimizer cg");
        Typed.refused(
                CONFIG,
                Map.of(),
                Typed.trainLine("--config", config("engine=moments", "storage=disk")),
                "--storage disk",
                "p.properties:2");
    }

    @Test
    void keyedOptionsAreMergedKeyByKey() throws IOException {
        String file = config("option.a=1", "option.b=2", "format=json");
        assertEquals(
                Map.of("a", "1", "b", "3", "c", "4"),
                Typed.train(Map.of("PLUMBLINE_OPTION", "c=4,b=9"), "--config", file, "--option", "b=3")
                        .source()
                        .options());
    }

    @Test
    void aFlagOfAFileIsTrueOrFalse() throws IOException {
        assertEquals(true, Typed.train("--config", config("trim=true")).source().trim());
        assertEquals(
                false, Typed.train("--config", config("trim=false")).source().trim());
        Typed.refused(
                CONFIG, Map.of(), Typed.trainLine("--config", config("", "trim=yes")), "--trim yes", "p.properties:2");
    }

    @Test
    void aMistakeInAFileIs78AndSaysWhere() throws IOException {
        String file = config("# comment", "epochs=0");
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--config", file), "--epochs 0", "(" + file + ":2)");
        Typed.refused(CONFIG, Map.of("PLUMBLINE_EPOCHS", "0"), Typed.trainLine(), "(environment PLUMBLINE_EPOCHS)");
        Typed.refused(
                CONFIG,
                Map.of(),
                Typed.trainLine("--config", config("l1=0.5")),
                "--l1",
                "not built in this version",
                ":1");
        Typed.refused(
                CONFIG, Map.of(), Typed.trainLine("--config", config("optimizer=lbfgs")), "not built in this version");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearest() throws IOException {
        Typed.refused(
                CONFIG,
                Map.of(),
                Typed.trainLine("--config", config("", "epoch=3")),
                "'epoch'",
                "did you mean epochs?",
                "p.properties:2");
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--config", config("optoin.a=3")), "'optoin.a'");
    }

    @Test
    void aKeyOfAnotherCommandIsNoMistake() throws IOException {
        String file = config("epochs=3", "l1=0.5", "option.header=true", "label=y", "models=/m");
        Typed.settings("models", "list", "--config", file);
        Typed.settings("evaluate", "--input", "a", "--format", "json", "--config", file);
    }

    @Test
    void aFileCannotNameAFileOrAskForPrinting() throws IOException {
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--config", config("config=x")), "config", ":1");
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--config", config("print-config=true")), "print-config");
    }

    @Test
    void lettersThatTheLocaleLostAreTold() {
        Typed.refused(CONFIG, Map.of("PLUMBLINE_WEIGHT", "gr\uFFFD"), Typed.trainLine(), "--weight", "LC_ALL=C.UTF-8");
    }

    @Test
    void aVariableThatIsAlmostAnOptionIsRefusedAndOthersAreNot() {
        Typed.refused(
                CONFIG,
                Map.of("PLUMBLINE_EPOHCS", "3"),
                Typed.trainLine(),
                "PLUMBLINE_EPOHCS",
                "did you mean PLUMBLINE_EPOCHS?");
        Typed.train(Map.of(
                "PLUMBLINE_REQUIRE_BROWSER", "1", "PLUMBLINE_JAR", "x", "PLUMBLINE_HOME", "/", "PLUMBLINE_SITE", "4"));
        assertEquals(450, epochs(Map.of("PLUMBLINE_EPOCHS", "")));
    }

    @Test
    void printConfigShowsEachValueAndWhereItCameFrom() throws IOException {
        String file = config("tolerance=0.25", "option.fs.secret.key=${env:KEY}", "option.a=b");
        String text = Typed.printed(
                Map.of("PLUMBLINE_SEED", "7", "KEY", "hunter2"),
                "train",
                "--label",
                "y\n",
                "--config",
                file,
                "--input",
                "a",
                "--input",
                "${label}",
                "--var",
                "label=z",
                "--print-config");
        String squeezed = text.replaceAll(" +", " ");
        for (String line : List.of(
                "label y\\n command line",
                "seed 7 environment PLUMBLINE_SEED",
                "tolerance 0.25 " + file + ":1",
                "epochs 450 default",
                "weight - not set",
                "input a command line",
                "input z command line",
                "option.a b " + file + ":3",
                "option.fs.secret.key **** " + file + ":2",
                "as-of 2026-03-01 default")) {
            assertEquals(true, squeezed.contains("\n" + line + "\n"), () -> line + " is not in\n" + squeezed);
        }
        assertFalse(text.contains("hunter2"));
    }

    @Test
    void printConfigAnswersBeforeRequiredOptionsAreThereButNotToUnknownOnes() {
        Typed.printed(Map.of(), "train", "--print-config");
        Typed.refusedLine(USAGE, "train --print-config --epoch 3", "--epoch");
    }
}
