package dev.plumbline.cli;

import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.source.SourceSettings;
import java.util.List;

/** {@code train}: fits, checks gates, publishes. */
final class TrainCommand {
    static final Command COMMAND = new Command(
                    "train",
                    "Fits a line to a table, checks it and publishes it.",
                    "--input PATH --label COL",
                    List.of(
                            InputOptions.GROUP,
                            ColumnOptions.GROUP,
                            RowOptions.GROUP,
                            ModelOptions.GROUP,
                            DescentOptions.GROUP,
                            EngineOptions.GROUP,
                            StoreOptions.PUBLISHING,
                            SettingsOptions.GROUP),
                    TrainCommand::read)
            .saying(
                    "Reads the table once: every row is used, or rejected for a reason. Descends, says how sure the line is"
                            + " and how near to the exact optimum, asks the gates, and publishes an immutable version of"
                            + " the model. The version that is current stays until a new one is whole.",
                    "The same command may be started again at any time: it trains nothing if its version is published, and"
                            + " goes on from its last checkpoint if it was stopped or died.")
            .telling(
                    "An option that would have no effect beside another is refused: --residuals under `--engine rows`,"
                            + " --storage under `--engine moments`, a learning rate for `newton`, --max-bad-rows without"
                            + " `--bad-rows skip`. Only where the two come from different places does the weaker place give"
                            + " way: a `storage` in a settings file is no error beside `--engine moments` on the command"
                            + " line.",
                    "--keep never removes the current version, the one that was current before it, one that is damaged, or"
                            + " one whose run has not come to an end. First comes a tombstone under `removed/`, then the"
                            + " manifest is deleted, then the other files; `claim.json` stays, and the number is never given"
                            + " again. Directories of runs go with their versions, and so do those of older runs than the N"
                            + " newest, unless a version is theirs or they are unfinished and have written something in the"
                            + " last 7 days. At most 100 versions and 100 directories at a time. Links and files with names"
                            + " that are not ours stay, and are told. That it fails is a note: the version is published.",
                    "The first SIGTERM or SIGINT asks it to stop: while the table is read at once, in a descent at the end of"
                            + " the epoch, both with 75. From the scoring on the run ends as it would have. The second ends"
                            + " the process at once, with 143 or 130, as the first does in the other commands.")
            .example("plumbline train --input sales.csv --label revenue --model sales", "a first model")
            .example(
                    "plumbline train --input 'sales-${as-of}.csv' --label revenue --model sales --as-of 2026-11-24"
                            + " --warm-start --gate 'r2 >= 0.9'",
                    "a night, from the line of the night before, with a gate of its own")
            .example(
                    "plumbline --master spark://host:7077 --executor-memory 8g -- train --input hdfs:///sales"
                            + " --format parquet --label revenue",
                    "on a cluster: what stands before the lone -- goes to spark-submit")
            .ends(
                    ExitCode.OK,
                    ExitCode.DATA,
                    ExitCode.NO_INPUT,
                    ExitCode.UNAVAILABLE,
                    ExitCode.CANNOT_CREATE,
                    ExitCode.IO_ERROR,
                    ExitCode.STATE_REFUSED,
                    ExitCode.NO_PERMISSION,
                    ExitCode.GATE_REFUSED,
                    ExitCode.DIVERGED,
                    ExitCode.NOT_CONVERGED,
                    ExitCode.COMMIT_UNKNOWN)
            .ends(
                    ExitCode.TEMPORARY,
                    "stopped, deadline over, or another run works on the model: the same command goes on from there")
            .file("MODELS/MODEL/current.json", "which version is current")
            .file(
                    "MODELS/MODEL/versions/VERSION/",
                    "what was published: `model.json`, `terms.csv`, `history.jsonl`, `manifest.json`; never changed")
            .file(
                    "MODELS/MODEL/runs/RUN/",
                    "what happened: `status.json`, `events.jsonl`, checkpoints, rejected rows, the candidate, its gates")
            .see("explain", "predict", "models rollback", "docs/gates.md", "docs/nightly.md", "docs/options.md");

    private TrainCommand() {}

    private static Request read(Values values) {
        TrainSettings settings = settings(values);
        return commands -> commands.train(settings);
    }

    static TrainSettings settings(Values values) {
        ModelOptions.checkLoss(values);
        SourceSettings source = InputOptions.source(values, ColumnOptions.read(values));
        OutputPlace.check(values, StoreOptions.MODELS, StoreOptions.models(values), source.inputs());
        return settings(values, source);
    }

    /** Of a table that a program has. */
    static TrainSettings ofDataset(Values values) {
        ModelOptions.checkLoss(values);
        return settings(values, InputOptions.dataset(values, ColumnOptions.read(values)));
    }

    private static TrainSettings settings(Values values, SourceSettings source) {
        return new TrainSettings(
                source,
                !values.flag(ColumnOptions.NO_INTERCEPT),
                values.flag(RowOptions.DROP_UNUSABLE),
                EngineOptions.read(values),
                DescentOptions.read(values),
                StoreOptions.start(values),
                StoreOptions.read(values),
                StoreOptions.checkpoints(values),
                StoreOptions.gates(values),
                DescentOptions.stallLimit(values),
                values.flag(EngineOptions.TIMINGS),
                StoreOptions.metricsFile(values, source.inputs()),
                values.resultOptions());
    }
}
