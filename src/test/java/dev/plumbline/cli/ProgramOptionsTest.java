package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program says means what the same words mean on the command line, or is refused as they are. */
class ProgramOptionsTest {
    /** Words of a command line, said by a program. */
    private static TrainOptions said(String line) {
        Map<String, List<String>> texts = new TreeMap<>();
        String[] words = line.split(" ");
        for (int i = 0; i < words.length; i++) {
            List<String> given = texts.computeIfAbsent(words[i].substring(2), name -> new ArrayList<>());
            if (i + 1 < words.length && !words[i + 1].startsWith("--")) {
                given.add(words[++i]);
            }
        }
        TrainOptions options = TrainOptions.label("y");
        for (Map.Entry<String, List<String>> option : texts.entrySet()) {
            options = options.with(option.getKey(), option.getValue().toArray(String[]::new));
        }
        return options;
    }

    /** All but where the rows come from, and how text is read, which a table of a program is not. */
    private static void assertSame(TrainSettings typed, TrainSettings said) {
        Map<String, String> results = new TreeMap<>(typed.resultOptions());
        results.keySet().removeAll(Set.of("input", "delimiter", "no-header", "trim"));
        assertEquals(results, said.resultOptions());
        assertEquals(typed.source().label(), said.source().label());
        assertEquals(typed.source().features(), said.source().features());
        assertEquals(typed.source().weight(), said.source().weight());
        assertEquals(typed.source().badRows(), said.source().badRows());
        assertEquals(of(typed, said), said);
    }

    private static TrainSettings of(TrainSettings typed, TrainSettings other) {
        return new TrainSettings(
                other.source(),
                typed.intercept(),
                typed.dropUnusable(),
                typed.engine(),
                typed.descent(),
                typed.start(),
                typed.store(),
                typed.checkpoints(),
                typed.gates(),
                typed.stallLimit(),
                typed.timings(),
                typed.metricsFile(),
                other.resultOptions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--as-of 2026-02-28",
                "--as-of 2026-02-28 --features a,b --weight w --no-intercept --holdout 12.5% --patience 9",
                "--as-of 2026-02-28 --bad-rows skip --max-bad-rows 1% --drop-unusable --deadline 2h --stall-limit 1h",
                "--as-of 2026-02-28 --optimizer nesterov --learning-rate b=1,k=0.5 --schedule step --decay 0.9",
                "--as-of 2026-02-28 --engine moments --residuals --moments-limit 9 --seed -3 --optimizer newton",
                "--as-of 2026-02-28 --no-standardize --stop-at-se 0.01 --back-off --tolerance 0 --allow-unconverged",
                "--as-of 2026-02-28 --models m --model other --lease 5m --keep 3 --checkpoint-every 7 --restart",
                "--as-of 2026-02-28 --gate r2>=90% --gate rmse<=1.05*current --warm-start --storage disk"
            })
    void theSameWordsAreTheSameSettings(String line) {
        assertSame(Typed.train(line.split(" ")), said(line).build());
    }

    @Test
    void eachMethodIsItsOption() {
        TrainOptions options = TrainOptions.label("y")
                .features("a", "b,c", "d\"e")
                .weight("w")
                .optimizer("adam")
                .learningRate(1e-3)
                .epochs(900)
                .tolerance(1e-9)
                .holdout(10)
                .seed(-7)
                .model("dir", "sales")
                .with("as-of", "2026-01-31");
        String[] line = {
            "--features",
            "a,\"b,c\",d\"e",
            "--weight",
            "w",
            "--optimizer",
            "adam",
            "--learning-rate",
            "0.001",
            "--epochs",
            "900",
            "--tolerance",
            "1e-9",
            "--holdout",
            "10%",
            "--seed",
            "-7",
            "--models",
            "dir",
            "--model",
            "sales",
            "--as-of",
            "2026-01-31"
        };
        assertSame(Typed.train(line), options.build());
    }

    private static void assertRefused(Supplier<?> said, String... fragments) {
        Refusal refusal = assertThrows(Refusal.class, said::get);
        assertEquals(ExitCode.CONFIG, refusal.code(), refusal.getMessage());
        for (String fragment : fragments) {
            assertTrue(refusal.getMessage().contains(fragment), fragment + " is not in: " + refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--epochs 0",
                "--epochs 1e3",
                "--tolerance 1",
                "--holdout 100%",
                "--patience 3",
                "--optimizer sgd",
                "--optimizer cg --learning-rate 0.1",
                "--schedule step --decay 2",
                "--learning-rate NaN",
                "--max-bad-rows 3",
                "--bad-rows skip",
                "--residuals",
                "--engine moments --storage disk",
                "--gate nonsense",
                "--no-gate --gate r2>=0.5",
                "--weight y",
                "--features y",
                "--features a,a",
                "--model A/B",
                "--keep 1",
                "--as-of 2999-01-01",
                "--loss huber",
                "--l2 0.1",
                "--features "
            })
    void whatTheCommandLineRefusesAProgramIsRefused(String line) {
        String[] words = line.endsWith(" ") ? new String[] {line.strip(), ""} : line.split(" ");
        assertThrows(Refusal.class, () -> Typed.train(words));
        assertRefused(() -> words[words.length - 1].isEmpty()
                ? TrainOptions.label("y").with("features", "").build()
                : said(line).build());
    }

    @Test
    void whatIsNotAboutATableOfAProgramIsNoOption() {
        assertRefused(() -> said("--input a.csv"), "'input'", "no such option");
        assertRefused(() -> said("--trim"), "'trim'");
        assertRefused(() -> said("--epoch 3"), "did you mean", "epochs");
        assertRefused(() -> TrainOptions.label("y").epochs(3).epochs(4), "--epochs twice");
        assertRefused(() -> TrainOptions.label("y").with("no-intercept", "true"), "takes none");
        assertRefused(() -> TrainOptions.label("y").with("epochs", "3", "4"), "takes one");
        assertRefused(() -> TrainOptions.label("y").model("s3a://key:secret@bucket/m", "m"), "credentials");
    }

    @Test
    void textsAreTakenAsTheyStand() {
        TrainSettings settings =
                TrainOptions.label("${label}").features("{{x}}", "${env:HOME}").build();
        assertEquals("${label}", settings.source().label());
        assertEquals(List.of("{{x}}", "${env:HOME}"), settings.source().features());
    }

    @Test
    void aVersionOfRowsThatAProgramHadSaysThatTheyCannotBeFoundAgain() {
        TrainSettings settings = TrainOptions.label("y").build();
        Refusal refusal =
                assertThrows(Refusal.class, () -> Typed.again(Map.of()).apply(settings.resultOptions()));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertTrue(refusal.getMessage().contains("rows that a program had"), refusal.getMessage());
        assertEquals(Set.of(), new HashSet<>(settings.source().inputs()));
    }
}
