package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Gate;
import dev.plumbline.source.BadRows;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.store.StoreSettings;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainOptionsTest {
    @Test
    void theDefaultsAreThoseOfTheContract() {
        TrainSettings settings = Typed.train();
        SourceSettings source = settings.source();
        assertEquals(List.of("in.csv"), source.inputs());
        assertEquals("y", source.label());
        assertEquals(List.of(), source.features());
        assertEquals(Optional.empty(), source.format());
        assertEquals(',', source.delimiter());
        assertTrue(source.header());
        assertFalse(source.trim());
        assertEquals(BadRows.Policy.FAIL, source.badRows().policy());
        assertEquals(0, source.partitions());
        assertTrue(settings.intercept());
        assertFalse(settings.dropUnusable());
        assertEquals(
                new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false),
                settings.engine());
        assertEquals(
                new DescentSettings(
                        OptimizerKind.AUTO,
                        new RateSetting.Auto(),
                        settings.descent().schedule(),
                        450,
                        1e-14,
                        0,
                        Optional.empty(),
                        true,
                        OptionalDouble.empty(),
                        false),
                settings.descent());
        assertEquals(Optional.empty(), settings.descent().schedule());
        assertEquals(
                new CheckpointSettings(new CheckpointSettings.Time(Duration.ofSeconds(60)), false),
                settings.checkpoints());
        assertEquals(
                new StoreSettings("./plumbline-models", "model", Typed.TODAY, Duration.ofMinutes(2), Optional.empty()),
                settings.store());
        assertEquals(TrainSettings.Gates.ALL, settings.gates());
    }

    @Test
    void checkpointsAreKeptByTimeOrByEpochs() {
        assertEquals(
                new CheckpointSettings.Time(Duration.ofMinutes(5)),
                Typed.train("--checkpoint-every", "5m").checkpoints().every());
        assertEquals(
                new CheckpointSettings.Epochs(100),
                Typed.train("--checkpoint-every", "100").checkpoints().every());
        assertTrue(Typed.train("--restart").checkpoints().restart());
    }

    @Test
    void everyOptionReachesTheSettings() {
        TrainSettings settings = (TrainSettings) Typed.settings(
                "train",
                "--input",
                "a.txt",
                "--input=b c.txt",
                "--format",
                "csv",
                "--delimiter",
                "tab",
                "--no-header",
                "--missing",
                "NA,?",
                "--label",
                "y",
                "--features",
                "x1,\"x,2\"",
                "--weight",
                "w",
                "--no-intercept",
                "--bad-rows",
                "skip",
                "--max-bad-rows",
                "0.5%",
                "--trim",
                "--drop-unusable",
                "--no-standardize",
                "--optimizer",
                "adam",
                "--learning-rate",
                "0.25",
                "--schedule",
                "step",
                "--decay",
                "0.9",
                "--decay-every",
                "7",
                "--epochs",
                "12",
                "--tolerance",
                "0",
                "--patience",
                "5",
                "--holdout",
                "20%",
                "--deadline",
                "1h30m",
                "--seed",
                "-9",
                "--engine",
                "rows",
                "--moments-limit",
                "50",
                "--storage",
                "disk",
                "--timings",
                "--partitions",
                "64",
                "--models",
                "/m",
                "--model",
                "daily",
                "--as-of",
                "2026-02-28",
                "--lease",
                "90s",
                "--allow-unconverged");
        SourceSettings source = settings.source();
        assertEquals(List.of("a.txt", "b c.txt"), source.inputs());
        assertEquals(Optional.of("csv"), source.format());
        assertEquals('\t', source.delimiter());
        assertFalse(source.header());
        assertEquals(List.of("NA", "?"), source.missing());
        assertEquals(List.of("x1", "x,2"), source.features());
        assertEquals(Optional.of("w"), source.weight());
        assertEquals(new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(0.5, true)), source.badRows());
        assertTrue(source.trim());
        assertEquals(64, source.partitions());
        assertFalse(settings.intercept());
        assertTrue(settings.dropUnusable());
        assertTrue(settings.timings());
        assertEquals(
                new EngineSettings(EngineSettings.Kind.ROWS, 50, EngineSettings.Storage.DISK, 20, -9, false),
                settings.engine());
        assertEquals(
                new DescentSettings(
                        OptimizerKind.ADAM,
                        new RateSetting.Uniform(0.25),
                        Optional.of(new Schedule(Schedule.Kind.STEP, 0.9, 7)),
                        12,
                        0,
                        5,
                        Optional.of(Duration.ofMinutes(90)),
                        false,
                        OptionalDouble.empty(),
                        false),
                settings.descent());
        assertEquals(
                new StoreSettings("/m", "daily", LocalDate.of(2026, 2, 28), Duration.ofSeconds(90), Optional.empty()),
                settings.store());
        assertEquals(TrainSettings.Gates.ALLOW_UNCONVERGED, settings.gates());
    }

    @Test
    void aTableOfTheCatalogAndOptionsOfAFormatReachTheSource() {
        SourceSettings table =
                ((TrainSettings) Typed.settings("train", "--table", "sales.daily", "--label", "y")).source();
        assertEquals(Optional.of("sales.daily"), table.table());
        assertEquals(List.of(), table.inputs());
        SourceSettings json = Typed.train("--format", "json", "--option", "multiLine=true", "--option", "q=a=b")
                .source();
        assertEquals(Map.of("multiLine", "true", "q", "a=b"), json.options());
    }

    @Test
    void aDatabaseIsTakenFromItsOptionsAloneAndAStoreOfAnotherKindToo() {
        SourceSettings database = Typed.database(Map.of()).source();
        assertEquals(List.of(), database.inputs());
        assertEquals(Map.of("url", "jdbc:h2:mem:x", "dbtable", "t"), database.options());
        String line = "train --label y --format jdbc";
        Typed.refusedLine(ExitCode.CONFIG, line, "--option url=", "dbtable", "query");
        Typed.refusedLine(ExitCode.CONFIG, line + " --option url=jdbc:h2:mem:x", "dbtable");
        Typed.refusedLine(ExitCode.CONFIG, line + " --option URL=jdbc:x --option Query=q --input a", "has no files");
        assertEquals(
                List.of(),
                ((TrainSettings) Typed.settings("train", "--label", "y", "--format", "kudu", "--option", "table=t"))
                        .source()
                        .inputs());
        Typed.refusedLine(ExitCode.USAGE, "train --label y --format orc", "--input");
    }

    @Test
    void ratesMayBeGivenByName() {
        assertEquals(
                new RateSetting.PerParameter(
                        OptionalDouble.of(0.01), OptionalDouble.of(0.5), Map.of("x1", 0.125, "a,b", 2.0, "c=d", 3.0)),
                Typed.train("--learning-rate", "b=0.5,k=1e-2,x1=0.125,\"a,b=2\",c=d=3")
                        .descent()
                        .rate());
    }

    @Test
    void momentsMayBeTheEngineAndTheRowsScannedOnceMore() {
        assertEquals(
                new EngineSettings(EngineSettings.Kind.MOMENTS, 200, EngineSettings.Storage.MEMORY, 0, 1, true),
                Typed.train("--engine", "moments", "--residuals").engine());
        assertEquals(
                EngineSettings.Kind.MOMENTS,
                Typed.train("--engine", "moments").engine().kind());
    }

    @Test
    void aDescentMayStopAtAShareOfTheStandardErrorsAndBackOff() {
        DescentSettings descent =
                Typed.train("--stop-at-se", "1e-2", "--back-off").descent();
        assertEquals(OptionalDouble.of(0.01), descent.stopAtSe());
        assertTrue(descent.backOff());
        assertEquals("0.01", Typed.train("--stop-at-se", "1e-2").resultOptions().get("stop-at-se"));
        assertFalse(Typed.train().resultOptions().containsKey("stop-at-se"));
        assertEquals("false", Typed.train().resultOptions().get("back-off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cg", "newton"})
    void anOptimizerWithStepLengthsOfItsOwnTakesNoRate(String name) {
        DescentSettings descent = Typed.train("--optimizer", name, "--learning-rate", "auto", "--schedule", "auto")
                .descent();
        assertEquals(name, descent.optimizer().id());
        assertEquals(new RateSetting.Auto(), descent.rate());
        assertEquals(Optional.empty(), descent.schedule());
    }

    @Test
    void noGateLeavesOnlyFinite() {
        assertEquals(TrainSettings.Gates.FINITE_ONLY, Typed.train("--no-gate").gates());
        assertEquals(
                TrainSettings.Gates.FINITE_ONLY,
                Typed.train("--no-gate", "--allow-unconverged").gates());
    }

    @Test
    void gatesOfOnesOwnReachTheSettingsAndHaveOneTextInTheResult() {
        TrainSettings settings = Typed.train("--gate", "rmse<=110%*current", "--gate", "range(\"a b\") <= 5%");
        assertEquals(
                new TrainSettings.Gates(
                        TrainSettings.Gates.Standing.ALL,
                        List.of(Gate.parse("rmse <= 1.1 * current"), Gate.parse("range(\"a b\") <= 0.05"))),
                settings.gates());
        assertEquals(
                "rmse <= 1.1 * current\nrange(\"a b\") <= 0.05",
                settings.resultOptions().get("gate"));
        assertFalse(Typed.train().resultOptions().containsKey("gate"));
        assertEquals(
                List.of(Gate.parse("r2 >= 0.9"), Gate.parse("drift(\"a,b\") < 5")),
                Typed.train(Map.of("PLUMBLINE_GATE", "r2 >= 0.9,\"drift(\"\"a,b\"\") < 5\""))
                        .gates()
                        .own());
    }

    @Test
    void whatIsNoGateIsRefusedWithItsOwnText() {
        Typed.refused(
                ExitCode.CONFIG,
                Map.of(),
                Typed.trainLine("--gate", "r2 >= 0.9", "--gate", "rmse =< 1"),
                "Cannot use --gate rmse =< 1: at character 6, '=<'",
                "did you mean <=?");
        Typed.refused(
                ExitCode.CONFIG,
                Map.of(),
                Typed.trainLine("--gate", "r2 >= 0.9", "--gate", "r2>=90%"),
                "--gate r2>=90%: it is there twice");
        Typed.refused(
                ExitCode.CONFIG, Map.of("PLUMBLINE_GATE", "rsme<1"), Typed.trainLine(), "PLUMBLINE_GATE", "rmse?");
        Typed.refused(ExitCode.CONFIG, Map.of(), Typed.trainLine("--gate", ""), "--gate: its value is empty");
    }

    @Test
    void aGateThatCannotBeAnsweredIsRefusedBeforeSpark() {
        Typed.refused(
                ExitCode.CONFIG,
                Map.of(),
                Typed.trainLine("--engine", "moments", "--gate", "mae <= 1"),
                "--gate mae <= 1",
                "--residuals");
        assertEquals(
                1,
                Typed.train("--engine", "moments", "--residuals", "--gate", "mae <= 1")
                        .gates()
                        .own()
                        .size());
        Typed.refused(
                ExitCode.CONFIG,
                Map.of(),
                Typed.trainLine("--features", "price,area", "--gate", "drift(prize) <= 1"),
                "'prize' is neither the label nor among --features; did you mean price?");
        assertEquals(
                1,
                Typed.train("--features", "price,area", "--gate", "drift(y) <= 1")
                        .gates()
                        .own()
                        .size());
    }

    @Test
    void noGateAndAGateContradictUnlessOneComesFromAStrongerPlace() {
        Typed.refused(
                ExitCode.CONFIG,
                Map.of(),
                Typed.trainLine("--no-gate", "--gate", "r2 >= 0.9"),
                "--no-gate switches every gate off");
        TrainSettings off = Typed.train(Map.of("PLUMBLINE_GATE", "r2 >= 0.9"), "--no-gate");
        assertEquals(TrainSettings.Gates.FINITE_ONLY, off.gates());
        assertFalse(off.resultOptions().containsKey("gate"));
        TrainSettings on = Typed.train(Map.of("PLUMBLINE_NO_GATE", "true"), "--gate", "r2 >= 0.9");
        assertEquals(TrainSettings.Gates.Standing.ALL, on.gates().standing());
        assertEquals("false", on.resultOptions().get("no-gate"));
    }

    @Test
    void skippedRowsMayBeCounted() {
        BadRows rows = Typed.train("--bad-rows", "skip", "--max-bad-rows", "17")
                .source()
                .badRows();
        assertEquals(new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(17, false)), rows);
    }

    @ParameterizedTest
    @CsvSource({
        "constant,0.5,1",
        "step,0.5,100",
        "plateau,0.5,10",
        "exponential,0.99,1",
        "inverse,0.01,1",
        "cosine,0.5,1"
    })
    void eachScheduleHasItsOwnDecay(String name, double decay, int every) {
        Schedule schedule = Typed.train("--schedule", name).descent().schedule().orElseThrow();
        assertEquals(decay, schedule.decay());
        assertEquals(every, schedule.every());
    }

    @ParameterizedTest
    @CsvSource({"2h,7200", "30m,1800", "90s,90", "1d,86400", "1d12h,129600", "1h0m1s,3601", "PT2H,7200", "P1D,86400"})
    void timesMayBeWrittenShortOrAsIso(String text, long seconds) {
        assertEquals(
                Optional.of(Duration.ofSeconds(seconds)),
                Typed.train("--deadline", text).descent().deadline());
    }

    @Test
    void aStallIsTwoHoursUnlessItIsSaid() {
        assertEquals(Duration.ofHours(2), Typed.train().stallLimit());
        assertEquals(Duration.ofSeconds(10), Typed.train("--stall-limit", "10s").stallLimit());
    }

    @Test
    void theRunIsIdentifiedByResultOptionsInOneSpelling() {
        Map<String, String> one = Typed.train(
                        "--epochs",
                        "+100",
                        "--tolerance",
                        "1e-10",
                        "--learning-rate",
                        "k=0.50,b=1",
                        "--holdout",
                        "5.0%")
                .resultOptions();
        Map<String, String> other = Typed.train(
                        Map.of("PLUMBLINE_EPOCHS", "100"),
                        "--holdout=5%",
                        "--learning-rate=b=1.0,k=.5",
                        "--tolerance=0.0000000001",
                        "--storage=disk",
                        "--timings",
                        "--deadline=2h",
                        "--checkpoint-every=5",
                        "--restart",
                        "--stall-limit=1h",
                        "--partitions=9",
                        "--models=/elsewhere")
                .resultOptions();
        assertEquals(one, other);
        assertEquals("100", one.get("epochs"));
        assertEquals("1.0E-10", one.get("tolerance"));
        assertEquals("b=1.0,k=0.5", one.get("learning-rate"));
        assertEquals("in.csv", one.get("input"));
        assertEquals("y", one.get("label"));
        assertEquals("2026-03-01", one.get("as-of"));
        assertEquals("true", one.get("standardize"));
    }

    @Test
    void operationalOptionsDoNotIdentifyARun() {
        Map<String, String> options =
                Typed.train("--var", "a=b", "--deadline", "2h").resultOptions();
        for (String name : List.of(
                "models",
                "storage",
                "timings",
                "deadline",
                "lease",
                "stall-limit",
                "partitions",
                "config",
                "print-config",
                "var",
                "var.a")) {
            assertFalse(options.containsKey(name), name);
        }
        assertFalse(options.equals(Typed.train("--seed", "2").resultOptions()));
    }

    @Test
    void keepSaysHowManyVersionsStayAndDecidesNoResult() {
        assertEquals(Optional.of(2), Typed.train("--keep", "2").store().keep());
        assertEquals(Optional.empty(), Typed.train().store().keep());
        assertEquals(Typed.train().resultOptions(), Typed.train("--keep", "30").resultOptions());
        for (String few : List.of("1", "0", "-3", "all", "2.5", "1000001")) {
            Typed.refusedLine(
                    dev.plumbline.model.ExitCode.CONFIG,
                    "train --input a --label y --keep " + few,
                    "--keep " + few,
                    "from 2 to 1000000");
        }
    }

    @Test
    void aWarmStartDecidesTheResult() {
        assertEquals(TrainSettings.Start.ZERO, Typed.train().start());
        TrainSettings warm = Typed.train("--warm-start");
        assertEquals(TrainSettings.Start.EARLIER_LINE, warm.start());
        assertEquals("true", warm.resultOptions().get("warm-start"));
        assertEquals(
                warm.start(), Typed.again(Map.of()).apply(warm.resultOptions()).start());
        assertEquals(
                TrainSettings.Start.ZERO,
                Typed.again(Map.of()).apply(Typed.train().resultOptions()).start());
    }
}
