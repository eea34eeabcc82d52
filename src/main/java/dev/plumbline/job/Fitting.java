package dev.plumbline.job;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.engine.ScorePass;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From a table that was read to a model: descends and scores. Publishes nothing. */
final class Fitting {
    private final TrainSettings settings;
    private final Run run;

    /**
     * What a fit is given of its surroundings.
     *
     * @param listeners who hears of it
     * @param timings take the time of its stages
     * @param deadline may cut it short
     * @param spark version of Spark
     */
    record Run(Listeners listeners, Timings timings, Deadline deadline, String spark) {}

    Fitting(TrainSettings settings, Run run) {
        this.settings = settings;
        this.run = run;
    }

    /**
     * The model of a table.
     *
     * @param table read, with every feature usable
     * @param epochs who hears of each epoch, given the coordinates descended in
     */
    FittedModel fit(ReadTable table, Function<Coordinates, EpochListener> epochs) {
        Descent.Fit fit = run.timings().time("descend", () -> descend(table, epochs));
        ScorePass.Result score = run.timings().time("score", () -> ScorePass.run((CachedTable) table, fit.model()));
        // Behind the last pass: blocks that were lost from the cache are read again from the files.
        table.source().verifyUnchanged();
        return new FittedModel(
                fit.model(),
                "squared",
                rows(table),
                score.training(),
                score.heldOut(),
                fit.convergence(),
                Map.of(),
                Optional.empty(),
                List.of(),
                provenance(table));
    }

    private Descent.Fit descend(ReadTable table, Function<Coordinates, EpochListener> epochs) {
        ColumnCheck.requireRange(table.training(), table.source().columns(), settings.intercept());
        Descent descent = Descent.over((CachedTable) table, settings.descent(), settings.intercept());
        descent.notes().forEach(run.listeners()::note);
        return descent.run(epochs.apply(descent.coordinates()), run.deadline()::isOver);
    }

    private static RowAccount rows(ReadTable table) {
        ScanAccount account = table.source().account(table.reports());
        RowAccount scanned = account.rows();
        long heldOut = table.heldOut().map(ExactMoments::count).orElse(0L);
        return new RowAccount(scanned.read(), scanned.used(), scanned.rejected(), heldOut, scanned.rejectedByReason());
    }

    private Provenance provenance(ReadTable table) {
        List<Provenance.Input> inputs = new ArrayList<>();
        table.source()
                .files()
                .forEach(file -> inputs.add(new Provenance.Input(file.path(), file.length(), file.modified())));
        return new Provenance(inputs, settings.resultOptions(), Versions.all(run.spark()));
    }
}
