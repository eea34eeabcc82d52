package dev.plumbline.cli;

import dev.plumbline.job.DemoSettings;
import dev.plumbline.job.EvaluateSettings;
import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.Outcome;
import dev.plumbline.job.PredictSettings;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.GenerateSettings;

/** Hands each command to its job. */
final class SparkCommands implements Commands {
    private final Console console;

    SparkCommands(Console console) {
        this.console = console;
    }

    @Override
    public Outcome demo(DemoSettings settings) {
        throw notBuilt("demo");
    }

    @Override
    public Outcome generate(GenerateSettings settings) {
        throw notBuilt("generate");
    }

    @Override
    public Outcome train(TrainSettings settings) {
        throw notBuilt("train");
    }

    @Override
    public Outcome predict(PredictSettings settings) {
        throw notBuilt("predict");
    }

    @Override
    public Outcome evaluate(EvaluateSettings settings) {
        throw notBuilt("evaluate");
    }

    @Override
    public Outcome models(ModelsSettings settings) {
        throw notBuilt("models");
    }

    private Refusal notBuilt(String command) {
        console.err().flush();
        return new Refusal(ExitCode.USAGE, "Cannot run " + command + ": not built in this version");
    }
}
