package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.page.Page;
import dev.plumbline.page.RunPage;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.PastVersions;
import dev.plumbline.store.RunDirectory;
import dev.plumbline.store.RunIdentity;
import dev.plumbline.store.StoredModel;
import dev.plumbline.store.StoredRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the page of a run of what is stored: the directory of the run, and the versions that were there when it ended.
 * So a page that is made again shows what the first one showed.
 */
final class RunReport {
    /** Nights of the trend. */
    private static final int NIGHTS = 60;

    private final ModelStore store;
    private final ModelName name;

    RunReport(ModelStore store, ModelName name) {
        this.store = store;
        this.name = name;
    }

    /**
     * Writes the page into the directory of the run.
     *
     * @return where it is
     */
    String write(RunDirectory directory) {
        return directory.page(Page.of(page(directory.stored())));
    }

    private RunPage page(StoredRun run) {
        RunEvents events = new RunEvents(run.events());
        Optional<Outcome> told = run.outcome();
        LocalDate day = day(run, events);
        PastVersions past = past(told, day, events.ended());
        Optional<FittedModel> fitted = run.fitted().or(() -> published(run.run(), past));
        Outcome outcome = outcome(run, fitted, past);
        List<String> unread = new ArrayList<>(run.unread());
        unread.addAll(past.unread());
        return new RunPage(
                outcome,
                events.when(day),
                fitted,
                run.charts(),
                run.history(),
                run.gates(),
                run.change(),
                NightTrend.of(past.versions(), current(events.ended())),
                fitted.<Map<String, Long>>map(model -> model.rows().sortedReasons())
                        .orElseGet(events::rejected),
                provenance(run, fitted),
                unread);
    }

    private PastVersions past(Optional<Outcome> outcome, LocalDate day, Optional<Instant> ended) {
        ModelVersion upTo = outcome.map(Outcome::version)
                .filter(version -> !version.isEmpty())
                .map(ModelVersion::of)
                .orElseGet(() -> new ModelVersion(day, Integer.MAX_VALUE));
        return store.history(name).last(NIGHTS, upTo, ended.orElse(Instant.MAX));
    }

    private Optional<ModelVersion> current(Optional<Instant> ended) {
        return store.history(name).currentAt(ended.orElse(Instant.MAX));
    }

    /**
     * With what moved, which a status does not tell in full, and with the epochs of the run that published, where it was
     * started again.
     */
    private Outcome outcome(StoredRun run, Optional<FittedModel> fitted, PastVersions past) {
        Outcome told = run.outcome().orElseGet(() -> lost(run.run(), past));
        return new Outcome(
                told.code(),
                told.message(),
                told.run(),
                told.model(),
                told.version(),
                told.code() == ExitCode.OK
                        ? fitted.map(model -> model.convergence().epochs()).orElse(told.epochs())
                        : told.epochs(),
                told.rows(),
                run.change());
    }

    /** Of a run whose status is not there or cannot be read: a version says that it was published, nothing else does. */
    private Outcome lost(String run, PastVersions past) {
        return version(run, past)
                .map(model -> new Outcome(
                        ExitCode.OK,
                        "published " + name + " " + model.version(),
                        run,
                        name.value(),
                        model.version().toString(),
                        model.model().convergence().epochs(),
                        model.model().rows().used()))
                .orElseGet(() -> new Outcome(
                        ExitCode.TEMPORARY, "nothing says how this run ended", run, name.value(), "", 0, 0));
    }

    private static Optional<FittedModel> published(String run, PastVersions past) {
        return version(run, past).map(StoredModel::model);
    }

    private static Optional<StoredModel> version(String run, PastVersions past) {
        return past.versions().stream().filter(model -> model.run().equals(run)).findFirst();
    }

    private static Optional<Provenance> provenance(StoredRun run, Optional<FittedModel> fitted) {
        return run.identity().map(RunIdentity::provenance).or(() -> fitted.map(FittedModel::provenance));
    }

    /** An id begins with the day, where it is one that {@link RunId} made. */
    private static LocalDate day(StoredRun run, RunEvents events) {
        return run.identity()
                .map(RunIdentity::asOf)
                .or(() -> RunId.day(run.run()))
                .orElseGet(events::day);
    }
}
