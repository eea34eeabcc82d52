package dev.plumbline.job;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.Checkpoint;
import dev.plumbline.store.Checkpoints;
import dev.plumbline.store.HistoryWriter;
import dev.plumbline.store.Lease;
import dev.plumbline.store.RunDirectory;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the descent of a run: begins it where an earlier attempt left a checkpoint, writes its history, keeps its
 * checkpoints, and ends it where its time was over.
 */
final class RunWatch implements DescentWatch, AutoCloseable {
    private final TrainSettings settings;
    private final Lease lease;
    private final Checkpoints checkpoints;
    private final Optional<Checkpoint> from;
    private final HistoryWriter history;
    private final EpochListener progress;

    private RunWatch(
            TrainSettings settings, Lease lease, RunRecord record, Optional<Checkpoint> from, HistoryWriter history) {
        this.settings = settings;
        this.lease = lease;
        this.checkpoints = record.directory().checkpoints();
        this.from = from;
        this.history = history;
        this.progress = record.listeners().progress();
    }

    /**
     * @param record of the run, which is told where it goes on
     * @param lease that must be held whenever a checkpoint is kept
     * @param settings of the run
     * @param features of the model, in its order
     */
    static RunWatch open(RunRecord record, Lease lease, TrainSettings settings, List<String> features) {
        Optional<Checkpoint> from = record.directory().checkpoints().newest(record.listeners()::note);
        from.ifPresent(checkpoint -> tell(checkpoint.state().epoch(), record));
        return new RunWatch(settings, lease, record, from, history(record.directory(), features, from));
    }

    private static void tell(long epoch, RunRecord record) {
        record.listeners().note("goes on after epoch " + epoch + ", where an earlier attempt left a checkpoint");
        record.event("resumed", Map.of("epoch", Long.toString(epoch)));
    }

    /** What earlier attempts told is gone on with; where nothing is left to go on from, it is void. */
    private static HistoryWriter history(RunDirectory directory, List<String> features, Optional<Checkpoint> from) {
        double[] before = new double[features.size()];
        if (from.isPresent()) {
            Arrays.setAll(before, from.get().state().at()::hi);
        } else {
            directory.removeHistory();
        }
        return directory.history(features, before);
    }

    @Override
    public Optional<Checkpoint> from() {
        return from;
    }

    @Override
    public EpochListener listener(Coordinates coordinates) {
        EpochListener told = new EpochHistory(history, coordinates, progress);
        return new Checkpointing(settings.checkpoints().every(), System::nanoTime, this::keep, told);
    }

    private void keep(Checkpoint checkpoint) {
        lease.requireHeld();
        history.flush(); // what is told of an epoch must not be behind the place to go on from
        checkpoints.add(checkpoint);
    }

    @Override
    public void over(Descent.Fit fit) {
        Convergence convergence = fit.convergence();
        boolean cutShort = convergence.reason() == Convergence.Reason.DEADLINE && !convergence.converged();
        if (cutShort && settings.gates() == TrainSettings.Gates.ALL) {
            keep(new Checkpoint(fit.course().halvings(), fit.result().state()));
            throw new Refusal(
                    ExitCode.TEMPORARY,
                    "Cannot finish the descent: the --deadline was over after " + convergence.epochs()
                            + " epochs; start the same command again to go on from there, with more time if it needs"
                            + " more, or give --allow-unconverged to publish where it stands");
        }
    }

    @Override
    public void close() {
        history.close();
    }
}
