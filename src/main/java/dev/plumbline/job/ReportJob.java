package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.StoredModel;
import java.util.Optional;

/** Makes the page of a run again. Starts no Spark. */
public final class ReportJob {
    private final ModelStore store;
    private final ModelName name;
    private final ReportSettings settings;

    private ReportJob(ReportSettings settings) {
        this.store = ModelStore.at(settings.models(), HadoopSettings.ofThisJvm());
        this.name = new ModelName(settings.model());
        this.settings = settings;
    }

    public static Outcome run(ReportSettings settings, Listeners listeners) {
        return new ReportJob(settings).run(listeners);
    }

    private Outcome run(Listeners listeners) {
        Subject subject = subject();
        String place = new RunReport(store, name).write(store.run(name, subject.run()));
        listeners.say(place);
        return new Outcome(ExitCode.OK, "wrote " + place, subject.run(), name.value(), subject.version(), 0, 0);
    }

    private Subject subject() {
        ReportSettings.Which which = settings.which();
        if (which instanceof ReportSettings.Run run) {
            return new Subject(run.id(), "");
        }
        if (which instanceof ReportSettings.Version version) {
            StoredModel stored = store.load(name, version.version().map(ModelVersion::of));
            return new Subject(stored.run(), stored.version().toString());
        }
        Optional<String> last = store.lastRun(name);
        return new Subject(last.orElseThrow(this::none), "");
    }

    private Refusal none() {
        return new Refusal(
                ExitCode.NO_INPUT,
                "Cannot report the last run of " + name + ": none is told in " + settings.models()
                        + "; check --models and --model");
    }

    /**
     * What is reported.
     *
     * @param run id
     * @param version that it published, where it was asked for by that
     */
    private record Subject(String run, String version) {}
}
