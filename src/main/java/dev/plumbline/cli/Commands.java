package dev.plumbline.cli;

import dev.plumbline.job.DemoSettings;
import dev.plumbline.job.EvaluateSettings;
import dev.plumbline.job.ExplainSettings;
import dev.plumbline.job.ExportSettings;
import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.PredictSettings;
import dev.plumbline.job.ReportSettings;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.job.VerifySettings;
import dev.plumbline.model.Outcome;
import dev.plumbline.source.GenerateSettings;
import java.util.Map;
import java.util.function.Function;

/** What can be asked of Plumbline once the command line is understood. */
interface Commands {
    /** @param train the settings of a training with these result options */
    Outcome demo(DemoSettings settings, Function<Map<String, String>, TrainSettings> train);

    Outcome generate(GenerateSettings settings);

    Outcome train(TrainSettings settings);

    Outcome explain(ExplainSettings settings);

    Outcome predict(PredictSettings settings);

    Outcome evaluate(EvaluateSettings settings);

    /**
     * @param again the settings that a version's stored result options stand for; refuses (76) what it does not
     *     understand
     */
    Outcome verify(VerifySettings settings, Function<Map<String, String>, TrainSettings> again);

    Outcome models(ModelsSettings settings);

    Outcome export(ExportSettings settings);

    Outcome report(ReportSettings settings);
}
