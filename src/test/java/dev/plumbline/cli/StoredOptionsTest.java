package dev.plumbline.cli;

import static dev.plumbline.model.ExitCode.CONFIG;
import static dev.plumbline.model.ExitCode.STATE_REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.engine.EngineSettings.Storage;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.job.VerifySettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredOptionsTest {
    private static Map<String, String> with(Map<String, String> stored, String name, String text) {
        Map<String, String> changed = new TreeMap<>(stored);
        changed.put(name, text);
        return changed;
    }

    private static String refused(
            ExitCode code, Function<Map<String, String>, TrainSettings> again, Map<String, String> stored) {
        Refusal refusal = assertThrows(Refusal.class, () -> again.apply(stored));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith("Cannot "), refusal.getMessage());
        return refusal.getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--epochs 7",
                "--format parquet --features a,b --weight w --no-intercept --holdout 12.5% --patience 9",
                "--delimiter tab --no-header --missing NA,? --trim --bad-rows skip --max-bad-rows 1% --drop-unusable",
                "--optimizer nesterov --learning-rate b=1,k=0.5,x1=2 --schedule step --decay 0.9 --decay-every 3",
                "--optimizer newton --learning-rate auto --engine moments --residuals --moments-limit 9 --seed -3",
                "--no-standardize --stop-at-se 0.01 --back-off --tolerance 0 --no-gate --allow-unconverged",
                "--input b.csv --input c,d.csv --model other --as-of 2025-01-31",
                "--format json --option multiLine=true --option a=b=c",
                "--gate r2>=90% --gate rmse<=1.05*current --gate drift(\"a%=b\")<5 --allow-unconverged"
            })
    void whatWasTypedOnceIsUnderstoodAgain(String options) {
        TrainSettings typed = Typed.train(options.split(" "));
        TrainSettings again = Typed.again(Map.of()).apply(typed.resultOptions());
        assertEquals(typed, again, options);
    }

    @Test
    void aDayOfTheFutureIsAsGoodAsItWas() {
        Map<String, String> stored = with(Typed.train().resultOptions(), "as-of", "2030-01-01");
        assertEquals(
                "2030-01-01", Typed.again(Map.of()).apply(stored).store().asOf().toString());
    }

    @Test
    void whatStoodInAPlaceholderIsNotFilledInAgain() {
        Map<String, String> stored = with(Typed.train().resultOptions(), "input", "$${as-of}/${env:HOME}/{{x}}.csv");
        assertEquals(
                List.of("$${as-of}/${env:HOME}/{{x}}.csv"),
                Typed.again(Map.of()).apply(stored).source().inputs());
    }

    @Test
    void howAndWhereIsThatOfToday() {
        Map<String, String> stored = Typed.train("--partitions", "3").resultOptions();
        TrainSettings again = Typed.again(
                        Map.of(), "--partitions", "7", "--storage", "disk", "--timings", "--models", "/elsewhere")
                .apply(stored);
        assertEquals(7, again.source().partitions());
        assertEquals(Storage.DISK, again.engine().storage());
        assertEquals("/elsewhere", again.store().models());
        assertTrue(again.timings());
        assertEquals(stored, again.resultOptions());
        assertEquals(0, Typed.again(Map.of()).apply(stored).source().partitions());
    }

    @Test
    void aStorageTypedForMomentsIsRefusedAndOneOfTheEnvironmentGivesWay() {
        Map<String, String> stored = Typed.train("--engine", "moments").resultOptions();
        String message = refused(CONFIG, Typed.again(Map.of(), "--storage", "disk"), stored);
        assertTrue(message.contains("--storage disk") && message.contains("keeps no rows"), message);
        TrainSettings again = Typed.again(Map.of("PLUMBLINE_STORAGE", "disk")).apply(stored);
        assertEquals(Storage.MEMORY, again.engine().storage());
    }

    @Test
    void anOptionThatIsNotKnownIsRefusedByName() {
        Map<String, String> stored = Typed.train().resultOptions();
        for (String name : List.of("frobnicate", "l1", "storage.x", "option", "nothing.at.all")) {
            String message = refused(STATE_REFUSED, Typed.again(Map.of()), with(stored, name, "0.5"));
            assertTrue(message.contains("--" + name + " 0.5"), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "epochs,0,--epochs 0",
        "optimizer,sgd,--optimizer sgd",
        "optimizer,lbfgs,--optimizer lbfgs",
        "loss,huber,--loss huber",
        "engine,ledger,--engine ledger",
        "tolerance,2,--tolerance 2",
        "model,../x,--model ../x",
        "as-of,yesterday,--as-of yesterday",
        "back-off,perhaps,--back-off perhaps",
        "gate,rmse = 1,--gate rmse = 1",
        "patience,3,--patience 3"
    })
    void aValueThatIsNotUnderstoodIsRefusedAsStored(String name, String text, String told) {
        String message =
                refused(STATE_REFUSED, Typed.again(Map.of()), with(Typed.train().resultOptions(), name, text));
        assertTrue(message.contains(told), message);
    }

    @Test
    void withoutALabelOrADayNothingCanBeTrained() {
        for (String name : List.of("label", "as-of")) {
            Map<String, String> stored = new TreeMap<>(Typed.train().resultOptions());
            stored.remove(name);
            assertTrue(refused(STATE_REFUSED, Typed.again(Map.of()), stored).contains("--" + name));
        }
    }

    @Test
    void aSecretComesFromTheVariableThatHeldItThen() {
        Map<String, String> environment = Map.of("DB_PASSWORD", "hunter2");
        TrainSettings typed = Typed.database(environment, "--option", "password=${env:DB_PASSWORD}");
        Map<String, String> stored = typed.resultOptions();
        assertEquals(typed, Typed.again(environment).apply(stored));
        for (Map<String, String> without : List.of(Map.<String, String>of(), Map.of("DB_PASSWORD", ""))) {
            String message = refused(CONFIG, Typed.again(without), stored);
            assertTrue(message.contains("DB_PASSWORD is not set"), message);
            assertTrue(message.contains("--option 'password=${env:DB_PASSWORD}'"), message);
        }
        String message = refused(STATE_REFUSED, Typed.again(environment), with(stored, "option.password", "hunter2"));
        assertFalse(message.contains("hunter2"), message);
    }

    @Test
    void verifyTakesAVersionAndNothingOfTheTraining() {
        assertEquals(
                new VerifySettings("./plumbline-models", "model", Optional.empty(), false), Typed.settings("verify"));
        assertEquals(
                new VerifySettings("/m", "sales", Optional.of("2026-01-31"), true),
                Typed.settings("verify", "--models", "/m", "--model", "sales", "--version", "2026-01-31", "--timings"));
        Typed.refusedLine(ExitCode.USAGE, "verify --epochs 3", "--epochs", "verify");
        Typed.refusedLine(ExitCode.USAGE, "verify --input a.csv", "--input", "verify");
        Typed.refusedLine(CONFIG, "verify --partitions 0", "--partitions 0");
        Typed.refusedLine(CONFIG, "verify --storage tape", "--storage tape");
    }
}
