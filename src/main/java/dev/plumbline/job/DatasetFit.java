package dev.plumbline.job;

import dev.plumbline.engine.Pictures;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.model.FittedModel;
import dev.plumbline.source.TableSource;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import java.util.Optional;

/** Fits the table of a program and publishes nothing: the middle of the river, ended by what ends a run. */
final class DatasetFit {
    private final TrainSettings settings;
    private final Input input;
    private final Listeners listeners;
    private final Ending ending;
    private final Watchdog watchdog;

    DatasetFit(TrainSettings settings, Input input, Listeners listeners) {
        this.settings = settings;
        this.input = input;
        this.listeners = listeners;
        this.ending = Ending.of(settings, listeners);
        this.watchdog = new Watchdog(settings.stallLimit(), System::nanoTime);
    }

    FittedModel fit() {
        Stall stall = new Stall(settings.stallLimit(), settings.store().name(), listeners);
        try (RunningJobs jobs = new RunningJobs(input.spark().sparkContext(), watchdog::progress);
                Watch watch = new Watch(ending, watchdog, stall, jobs::cancel, System::nanoTime).started()) {
            return watch.over(() -> {
                try (ReadTable table = watch.reading(this::read)) {
                    return fitted(table);
                }
            });
        }
    }

    private ReadTable read() {
        TableSource source = input.open(settings.source());
        return new Reading(settings, input, listeners, Pictures.NONE)
                .read(source, account -> account.notes().forEach(listeners::note));
    }

    private FittedModel fitted(ReadTable table) {
        Fitting.Run run = new Fitting.Run(
                listeners, new Timings(), this::isTimeUp, Optional.empty(), Optional.empty(), input.spark());
        return new Fitting(settings, run).fit(table, new Told());
    }

    /** At the end of each epoch. */
    private boolean isTimeUp() {
        watchdog.progress();
        return ending.isDue();
    }

    /** Who stops a fit does not want what came of it; what a deadline cuts short says so of itself. */
    private final class Told implements DescentWatch {
        @Override
        public EpochListener listener(Coordinates coordinates) {
            return listeners.progress();
        }

        @Override
        public void over(Descent.Fit fit) {
            if (ending.isByRequest()) {
                throw ending.refusal("after " + fit.convergence().epochs() + " epochs");
            }
        }
    }
}
