package dev.plumbline.cli;

import static dev.plumbline.model.ExitCode.CONFIG;
import static dev.plumbline.model.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.job.DemoSettings;
import dev.plumbline.job.EvaluateSettings;
import dev.plumbline.job.ExplainSettings;
import dev.plumbline.job.ExportSettings;
import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.ModelsSettings.Action;
import dev.plumbline.job.PredictSettings;
import dev.plumbline.job.ReportSettings;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.PredictionBand;
import dev.plumbline.source.BadRows;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.store.StoreSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherCommandsTest {
    @Test
    void predictTakesTheColumnsFromTheModel() {
        PredictSettings settings = (PredictSettings) Typed.settings(
                "predict",
                "--input",
                "new.csv",
                "--output",
                "out",
                "--model",
                "sales",
                "--version",
                "2026-01-31",
                "--output-format",
                "parquet",
                "--bad-rows",
                "skip",
                "--max-bad-rows",
                "1%");
        assertEquals(List.of("new.csv"), settings.source().inputs());
        assertEquals("", settings.source().label());
        assertEquals(List.of(), settings.source().features());
        assertEquals(BadRows.Policy.SKIP, settings.source().badRows().policy());
        assertEquals("sales", settings.model());
        assertEquals("./plumbline-models", settings.models());
        assertEquals(Optional.of("2026-01-31"), settings.version());
        assertEquals(new PredictSettings.Output("out", Optional.of("parquet"), Map.of()), settings.output());
        assertEquals(Optional.empty(), settings.interval());
    }

    private static PredictSettings predict(String more) {
        String line = "predict --input a --output b" + more;
        return (PredictSettings) Typed.settings(line.split(" "));
    }

    @Test
    void predictionsAreWrittenInAnyFormatWithOptionsOfItsWriter() {
        PredictSettings.Output output =
                predict(" --output-format orc --output-option compression=zstd").output();
        assertEquals(new PredictSettings.Output("b", Optional.of("orc"), Map.of("compression", "zstd")), output);
        String line = "predict --input a --output b ";
        Typed.refusedLine(
                CONFIG,
                line + "--output-format CSV --output-option sep=;",
                "--output-option",
                "without Spark's writer");
        Typed.refusedLine(CONFIG, line + "--output-option Path=/x", "--output-option", "--output");
    }

    @Test
    void anIntervalHasAConfidenceBetweenNothingAndAll() {
        assertEquals(
                Optional.of(new PredictSettings.Interval(PredictionBand.Kind.OBSERVATION, 0.95)),
                predict(" --interval 95%").interval());
        assertEquals(
                Optional.of(new PredictSettings.Interval(PredictionBand.Kind.MEAN, 0.995)),
                predict(" --interval 99.5% --interval-of mean").interval());
        String line = "predict --input a --output b ";
        for (String level : List.of("0%", "100%", "0.95", "-1%", "NaN%")) {
            Typed.refusedLine(CONFIG, line + "--interval " + level, "--interval " + level);
        }
        Typed.refusedLine(CONFIG, line + "--interval-of mean", "--interval-of", "--interval 95%");
        Typed.refusedLine(CONFIG, line + "--interval 95% --interval-of row", "observation, mean");
    }

    @Test
    void evaluateScoresTheCurrentVersionUnlessToldOtherwise() {
        EvaluateSettings settings =
                (EvaluateSettings) Typed.settings("evaluate", "--input", "a.csv", "--weight", "w", "--json");
        assertEquals(Optional.empty(), settings.version());
        assertEquals("model", settings.model());
        assertEquals(Optional.of("w"), settings.source().weight());
        assertTrue(settings.json());
    }

    @Test
    void explainTakesWhatATrainingWouldTake() {
        ExplainSettings settings = (ExplainSettings) Typed.settings(
                ("explain --input a.csv --label y --features x1,x2 --weight w --no-intercept --drop-unusable"
                                + " --no-standardize --optimizer momentum --learning-rate 0.1 --schedule step --epochs 9"
                                + " --tolerance 0 --stop-at-se 0.5 --back-off --patience 3 --holdout 10% --seed 4"
                                + " --engine moments --moments-limit 7 --json")
                        .split(" "));
        TrainSettings train = Typed.train(
                ("--no-standardize --optimizer momentum --learning-rate 0.1 --schedule step --epochs 9 --tolerance 0"
                                + " --stop-at-se 0.5 --back-off --patience 3 --holdout 10% --seed 4"
                                + " --engine moments --moments-limit 7")
                        .split(" "));
        assertEquals(train.descent(), settings.descent());
        assertEquals(train.engine(), settings.engine());
        assertEquals(List.of("x1", "x2"), settings.source().features());
        assertEquals(Optional.of("w"), settings.source().weight());
        assertFalse(settings.intercept());
        assertTrue(settings.dropUnusable());
        assertTrue(settings.json());
        ExplainSettings plain = (ExplainSettings) Typed.settings("explain", "--input", "in.csv", "--label", "y");
        assertEquals(
                new ExplainSettings(
                        Typed.train().source(),
                        true,
                        false,
                        Typed.train().engine(),
                        Typed.train().descent(),
                        false),
                plain);
    }

    @Test
    void explainKnowsNothingOfPublishingAndOfHowRowsAreKept() {
        for (String option : List.of(
                "--models m",
                "--model m",
                "--no-gate",
                "--storage disk",
                "--deadline 2h",
                "--stall-limit 2h",
                "--residuals",
                "--timings")) {
            Typed.refusedLine(USAGE, "explain --input a --label y " + option, option.split(" ")[0], "explain");
        }
        Typed.refusedLine(USAGE, "explain --input a.csv", "--label");
        Typed.refusedLine(CONFIG, "explain --input a --label y --optimizer cg --learning-rate 1", "finds its own");
        Typed.refusedLine(USAGE, "explain --input a --label y --loss huber", "--loss huber", "not built");
    }

    @Test
    void modelsListsAllOrOneAndShowsOne() {
        assertEquals(
                new ModelsSettings(Action.LIST, "/m", Optional.empty(), Optional.empty()),
                Typed.settings("models", "list", "--models", "/m"));
        assertEquals(
                new ModelsSettings(Action.LIST, "./plumbline-models", Optional.of("a"), Optional.empty()),
                Typed.settings("models", "list", "--model", "a"));
        assertEquals(
                new ModelsSettings(Action.SHOW, "./plumbline-models", Optional.of("model"), Optional.empty()),
                Typed.settings("models", "show"));
    }

    @Test
    void modelsKnowsHistoryRollbackAndRepair() {
        assertEquals(
                new ModelsSettings(Action.HISTORY, "/m", Optional.of("a"), Optional.empty()),
                Typed.settings("models", "history", "--models", "/m", "--model", "a"));
        assertEquals(
                new ModelsSettings(Action.REPAIR, "./plumbline-models", Optional.of("model"), Optional.empty()),
                Typed.settings("models", "repair"));
        assertEquals(
                new ModelsSettings(Action.ROLLBACK, "/m", Optional.of("a"), Optional.of("2026-01-31-2")),
                Typed.settings("models", "rollback", "--to", "2026-01-31-2", "--models", "/m", "--model", "a"));
        Typed.refusedLine(USAGE, "models rollback --model a", "--to VERSION is missing");
        Typed.refusedLine(USAGE, "models rollback --to latest", "Cannot use --to latest", "models list");
        Typed.refusedLine(USAGE, "models repair --to 2026-01-31", "--to", "models repair");
        Typed.refusedLine(USAGE, "models history --version 2026-01-31", "--version", "models history");
    }

    @Test
    void modelsExportKnowsTheFormsAndThePlace() {
        assertEquals(
                new ExportSettings(
                        ExportKind.SQL_ANSI, "./plumbline-models", "model", Optional.empty(), "line.sql", false),
                Typed.settings("models", "export", "--as", "sql-ansi", "--output", "line.sql"));
        assertEquals(
                new ExportSettings(ExportKind.SPARK_ML, "/m", "a", Optional.of("2026-01-31"), "out", true),
                Typed.settings(("models export --as spark-ml --output out --models /m --model a --version 2026-01-31"
                                + " --allow-loss")
                        .split(" ")));
        Typed.refusedLine(USAGE, "models export --output out", "--as", "is missing");
        Typed.refusedLine(USAGE, "models export --as pmml", "--output", "is missing");
        Typed.refusedLine(CONFIG, "models export --as pml --output out", "--as pml", "did you mean pmml?");
        Typed.refusedLine(CONFIG, "models export --as pmml --output out --allow-loss", "--allow-loss", "pmml");
    }

    @Test
    void demoPublishesAModelOfItsOwn() {
        assertEquals(
                new DemoSettings(
                        new StoreSettings(
                                "./plumbline-models", "demo", Typed.TODAY, Duration.ofMinutes(2), Optional.empty()),
                        1),
                Typed.settings("demo"));
        assertEquals(
                new DemoSettings(
                        new StoreSettings("/m", "demo", Typed.TODAY, Duration.ofMinutes(2), Optional.empty()), 5),
                Typed.settings("demo", "--seed", "5", "--models", "/m"));
    }

    @Test
    void generateHasADefaultForAllButThePlace() {
        assertEquals(
                new GenerateSettings(1_000_000, 1, 1, 0, 1, GenerateSettings.Format.CSV, 1, "out"),
                Typed.settings("generate", "--output", "out"));
        assertEquals(
                new GenerateSettings(5, 3, 0.5, -1e7, 9, GenerateSettings.Format.PARQUET, 4, "out"),
                Typed.settings(
                        "generate",
                        "--output",
                        "out",
                        "--rows",
                        "5",
                        "--features",
                        "3",
                        "--noise",
                        "0.5",
                        "--offset",
                        "-1e7",
                        "--seed",
                        "9",
                        "--format",
                        "parquet",
                        "--parts",
                        "4"));
        Typed.refusedLine(CONFIG, "generate --output o --rows 0", "--rows 0", "whole number from 1");
        Typed.refusedLine(CONFIG, "generate --output o --features 0", "--features 0", "whole number from 1 to");
        Typed.refusedLine(CONFIG, "generate --output o --noise -1", "--noise -1", "from 0");
        Typed.refusedLine(CONFIG, "generate --output o --offset NaN", "--offset NaN", "number from");
        Typed.refusedLine(CONFIG, "generate --output o --format orc", "--format orc", "csv, parquet");
        Typed.refusedLine(CONFIG, "generate --output o --parts 0", "--parts 0", "whole number from 1");
    }

    @Test
    void aReportIsOfAVersionOfARunOrOfTheLastRun() {
        assertEquals(
                new ReportSettings("m", "sales", new ReportSettings.Version(Optional.empty())),
                Typed.settings("report", "--models", "m", "--model", "sales"));
        assertEquals(
                new ReportSettings("m", "model", new ReportSettings.Version(Optional.of("2026-01-31-2"))),
                Typed.settings("report", "--models", "m", "--version", "2026-01-31-2"));
        assertEquals(
                new ReportSettings("m", "model", new ReportSettings.Run("2026-01-31-0123456789abcdef")),
                Typed.settings("report", "--models", "m", "--run", "2026-01-31-0123456789abcdef"));
        assertEquals(
                new ReportSettings("m", "model", new ReportSettings.Last()),
                Typed.settings("report", "--models", "m", "--last"));
        Typed.refusedLine(CONFIG, "report --last --run 2026-01-31-a", "--last", "--version, --run and --last");
        Typed.refusedLine(CONFIG, "report --version 2026-01-31 --run 2026-01-31-a", "--run");
        for (String run : List.of("../../etc", "a/b", "A", "a..b", ".")) {
            Typed.refusedLine(USAGE, "report --run " + run, "--run " + run, "no id of a run");
        }
    }
}
