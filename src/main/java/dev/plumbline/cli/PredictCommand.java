package dev.plumbline.cli;

import dev.plumbline.job.PredictSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PredictionBand;
import dev.plumbline.source.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code predict}: applies a published model to a table. */
final class PredictCommand {
    static final Option OUTPUT = Option.operational("output", "DIR", "directory to create; nothing is written over")
            .offering(ValueWords.Kind.DIRECTORIES);
    private static final Option OUTPUT_FORMAT = Option.operational(
                    "output-format", "FORMAT", "csv, parquet or any that Spark writes as files")
            .otherwise("that of the input")
            .offering(List.of("csv", "parquet", "orc", "json", "avro"));
    private static final Option OUTPUT_OPTION = Option.operational(
                    "output-option", "KEY=VALUE", "given on to Spark's writer; may be given again")
            .as(Option.Form.KEYED);
    private static final Option INTERVAL = Option.operational(
            "interval", "PERCENT", "also write prediction_low and prediction_high, between which that share lies");
    private static final Option INTERVAL_OF = Option.operational(
                    "interval-of",
                    "observation|mean",
                    "whether the interval holds one new row, or the mean of such rows")
            .or("observation");
    private static final Numbers.Range LEVELS = new Numbers.Range(0, false, 100, false);

    static final Command COMMAND = new Command(
                    "predict",
                    "Applies a published model to a table: its columns, and 'prediction' beside them.",
                    "--input PATH --output DIR",
                    List.of(
                            InputOptions.GROUP,
                            RowOptions.READING,
                            StoreOptions.READING,
                            OptionGroup.of("Output", OUTPUT, OUTPUT_FORMAT, OUTPUT_OPTION, INTERVAL, INTERVAL_OF),
                            SettingsOptions.GROUP),
                    PredictCommand::read)
            .saying(
                    "Reads the table twice: once to find every row that cannot be scored, so that nothing is written where"
                            + " one must not be, then to write. Files are written aside and renamed at the end, so the output is"
                            + " whole or not there, and nothing is written over.")
            .telling(
                    "A prediction has the bits of the formula in `model.json`: `intercept_at_centre`, then each feature's"
                            + " `coefficient * (x - centre)` added from left to right. A row without a usable feature is a bad"
                            + " row, under `--bad-rows`; the last line has how many were left out for which reason.",
                    "`--interval 95%` writes the interval in which a new row of weight 1 lies with that probability, if the"
                            + " model holds and errors are normal; `--interval-of mean` that of the line itself. They widen"
                            + " with the distance from the rows of training, as R's `predict` has them. A version without"
                            + " covariances (more than 50 parameters, or above `--moments-limit`) or without degrees of"
                            + " freedom has none: 78.",
                    "How far the features are from those of training stands in the last line under `drift`. A warning on"
                            + " standard error names the farthest feature where its mean moved by more than 1 standard"
                            + " deviation of training, where more than 1 % of the rows, beyond what chance gives, lie outside"
                            + " of the range of training, or where its share of missing values is more than 5 points larger."
                            + " Versions that do not say what their columns looked like have no `drift`.")
            .example(
                    "plumbline predict --input new.csv --model sales --output predictions",
                    "predictions of the current version")
            .example(
                    "plumbline predict --input new.csv --model sales --version 2026-01-31 --output predictions"
                            + " --bad-rows skip --max-bad-rows 1%",
                    "those of an earlier version, without the rows that cannot be scored")
            .example(
                    "plumbline predict --input new.csv --model sales --output predictions --output-format parquet"
                            + " --interval 95%",
                    "as Parquet, with prediction intervals")
            .ends(ExitCode.OK, "written")
            .ends(ExitCode.NO_INPUT, "input, model or version missing or empty")
            .ends(ExitCode.CANNOT_CREATE, "the output exists")
            .ends(
                    ExitCode.DATA,
                    ExitCode.UNAVAILABLE,
                    ExitCode.IO_ERROR,
                    ExitCode.STATE_REFUSED,
                    ExitCode.NO_PERMISSION)
            .file(
                    "OUTPUT/",
                    "the table's usable rows with a column `prediction`; on an object store `_SUCCESS` comes last")
            .see("evaluate", "models list", "docs/formats.md");

    private PredictCommand() {}

    private static Request read(Values values) {
        SourceSettings source = InputOptions.source(values, ColumnOptions.Choice.ofTheModel(Optional.empty()));
        String output = values.required(OUTPUT);
        InputOptions.checkPath(values, OUTPUT, output);
        OutputPlace.check(values, OUTPUT, output, source.inputs());
        PredictSettings settings = new PredictSettings(
                source,
                StoreOptions.models(values),
                StoreOptions.model(values),
                StoreOptions.version(values),
                new PredictSettings.Output(output, values.text(OUTPUT_FORMAT), options(values)),
                interval(values));
        return commands -> commands.predict(settings);
    }

    private static Map<String, String> options(Values values) {
        Map<String, String> options = values.keyed(OUTPUT_OPTION);
        if (!options.isEmpty()
                && values.text(OUTPUT_FORMAT).map("csv"::equalsIgnoreCase).orElse(false)) {
            throw values.refusal(
                    OUTPUT_OPTION, "CSV is written without Spark's writer; see --delimiter and --no-header");
        }
        for (String key : options.keySet()) {
            if (key.equalsIgnoreCase("path")) {
                throw values.refusal(OUTPUT_OPTION, "give the path with --output");
            }
        }
        return options;
    }

    private static Optional<PredictSettings.Interval> interval(Values values) {
        PredictionBand.Kind kind = values.choice(INTERVAL_OF, Words.of(PredictionBand.Kind.values()), Set.of());
        if (!values.given(INTERVAL)) {
            if (values.given(INTERVAL_OF)) {
                throw values.refusal(INTERVAL_OF, "it needs --interval, such as --interval 95%");
            }
            return Optional.empty();
        }
        double confidence = RowOptions.percent(values, INTERVAL, LEVELS) / 100;
        return Optional.of(new PredictSettings.Interval(kind, confidence));
    }
}
