package dev.plumbline.cli;

import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.TrainingState;
import java.util.function.LongSupplier;

/** Shows each epoch of a descent as {@link Progress}; its clock starts with the descent, not with the reading before. */
final class ShownEpochs implements EpochListener {
    private final Console console;
    private final LongSupplier nanoTime;
    private final LongSupplier epochs;
    private Progress progress;

    /** @param epochs most epochs of the descent, asked for when it begins */
    ShownEpochs(Console console, LongSupplier nanoTime, LongSupplier epochs) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.epochs = epochs;
    }

    @Override
    public void started(EpochRecord start) {
        progress = new Progress(console, nanoTime, epochs.getAsLong());
    }

    @Override
    public void finished(EpochRecord epoch, TrainingState state) {
        progress.epoch(epoch.epoch(), epoch.evaluation().mse());
    }

    @Override
    public void ended() {
        if (progress != null) {
            progress.finished();
        }
    }
}
