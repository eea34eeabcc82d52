package dev.plumbline.cli;

import dev.plumbline.job.DemoJob;
import dev.plumbline.job.DemoSettings;
import dev.plumbline.job.EvaluateJob;
import dev.plumbline.job.EvaluateSettings;
import dev.plumbline.job.ExplainJob;
import dev.plumbline.job.ExplainSettings;
import dev.plumbline.job.ExportJob;
import dev.plumbline.job.ExportSettings;
import dev.plumbline.job.GenerateJob;
import dev.plumbline.job.Listeners;
import dev.plumbline.job.ModelsJob;
import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.PredictJob;
import dev.plumbline.job.PredictSettings;
import dev.plumbline.job.ReportJob;
import dev.plumbline.job.ReportSettings;
import dev.plumbline.job.StopRequest;
import dev.plumbline.job.TrainJob;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.job.VerifyJob;
import dev.plumbline.job.VerifySettings;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.StatusLine;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.train.EpochListener;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Hands each command to its job. */
final class SparkCommands implements Commands {
    private final Console console;

    SparkCommands(Console console) {
        this.console = console;
    }

    @Override
    public Outcome demo(DemoSettings settings, Function<Map<String, String>, TrainSettings> train) {
        return DemoJob.run(settings, train, listeners(EpochListener.NONE));
    }

    @Override
    public Outcome generate(GenerateSettings settings) {
        return GenerateJob.run(settings, listeners(EpochListener.NONE));
    }

    @Override
    public Outcome train(TrainSettings settings) {
        ShownEpochs epochs = new ShownEpochs(
                console, System::nanoTime, () -> settings.descent().epochs());
        StopRequest stop = new StopRequest();
        // Signals and the end of a process are left to those whose process it is.
        boolean own = SparkExit.isOwnProcess();
        Consumer<Outcome> abandoned = outcome -> {
            tell(outcome);
            if (own) {
                SparkExit.halt(outcome.code().code());
            }
        };
        Listeners listeners = new Listeners(console.out(), console.err(), epochs, stop, abandoned);
        Supplier<Outcome> run = () -> TrainJob.run(settings, listeners);
        return own ? Signals.heardDuring(run, console, stop) : run.get();
    }

    /** Tells the outcome of a run that cannot. */
    private void tell(Outcome outcome) {
        console.say(outcome.message());
        console.out().println(StatusLine.of(outcome));
    }

    @Override
    public Outcome explain(ExplainSettings settings) {
        return ExplainJob.run(settings, listeners(EpochListener.NONE));
    }

    @Override
    public Outcome predict(PredictSettings settings) {
        return PredictJob.run(settings, listeners(EpochListener.NONE));
    }

    @Override
    public Outcome evaluate(EvaluateSettings settings) {
        return EvaluateJob.run(settings, listeners(EpochListener.NONE));
    }

    @Override
    public Outcome verify(VerifySettings settings, Function<Map<String, String>, TrainSettings> again) {
        AtomicLong most = new AtomicLong();
        Function<Map<String, String>, TrainSettings> heard = stored -> {
            TrainSettings settled = again.apply(stored);
            most.set(settled.descent().epochs());
            return settled;
        };
        return VerifyJob.run(settings, heard, listeners(new ShownEpochs(console, System::nanoTime, most::get)));
    }

    @Override
    public Outcome models(ModelsSettings settings) {
        return ModelsJob.run(settings, listeners(EpochListener.NONE));
    }

    @Override
    public Outcome export(ExportSettings settings) {
        return ExportJob.run(settings, listeners(EpochListener.NONE));
    }

    @Override
    public Outcome report(ReportSettings settings) {
        return ReportJob.run(settings, listeners(EpochListener.NONE));
    }

    private Listeners listeners(EpochListener progress) {
        return new Listeners(console.out(), console.err(), progress);
    }
}
