package dev.plumbline.job;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.Checkpoint;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.store.HistoryWriter;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import java.util.Optional;
import java.util.function.Consumer;

/** Watches the descent of a run: writes its history, keeps its checkpoints, and ends it where its time was over. */
final class RunWatch implements DescentWatch {
    private final Optional<Checkpoint> from;
    private final Keeping keeping;
    private final HistoryWriter history;
    private final EpochListener progress;

    /**
     * What becomes of a descent that is not done.
     *
     * @param every how often a checkpoint is kept
     * @param keep stores a checkpoint, or refuses to go on
     * @param publishesUnconverged whether a descent that its time cut short is made a model all the same
     */
    record Keeping(CheckpointSettings.Every every, Consumer<Checkpoint> keep, boolean publishesUnconverged) {}

    RunWatch(Optional<Checkpoint> from, Keeping keeping, HistoryWriter history, EpochListener progress) {
        this.from = from;
        this.keeping = keeping;
        this.history = history;
        this.progress = progress;
    }

    @Override
    public Optional<Checkpoint> from() {
        return from;
    }

    @Override
    public EpochListener listener(Coordinates coordinates) {
        EpochListener told = new EpochHistory(history, coordinates, progress);
        return new Checkpointing(keeping.every(), System::nanoTime, keeping.keep(), told);
    }

    @Override
    public void over(Descent.Fit fit) {
        Convergence convergence = fit.convergence();
        boolean cutShort = convergence.reason() == Convergence.Reason.DEADLINE && !convergence.converged();
        if (cutShort && !keeping.publishesUnconverged()) {
            keeping.keep()
                    .accept(new Checkpoint(fit.course().halvings(), fit.result().state()));
            throw new Refusal(
                    ExitCode.TEMPORARY,
                    "Cannot finish the descent: the --deadline was over after " + convergence.epochs()
                            + " epochs; start the same command again to go on from there, with more time if it needs"
                            + " more, or give --allow-unconverged to publish where it stands");
        }
    }
}
