package dev.plumbline.cli;

import dev.plumbline.job.DemoSettings;
import dev.plumbline.job.EvaluateSettings;
import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.PredictSettings;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.Outcome;
import dev.plumbline.source.GenerateSettings;

/** What can be asked of Plumbline once the command line is understood. */
interface Commands {
    Outcome demo(DemoSettings settings);

    Outcome generate(GenerateSettings settings);

    Outcome train(TrainSettings settings);

    Outcome predict(PredictSettings settings);

    Outcome evaluate(EvaluateSettings settings);

    Outcome models(ModelsSettings settings);
}
