package dev.plumbline.job;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.Checkpoint;
import dev.plumbline.store.Checkpoints;
import dev.plumbline.store.HistoryWriter;
import dev.plumbline.store.RunDirectory;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the descent of a run: begins it where an earlier attempt left a checkpoint, writes its history, keeps its
 * checkpoints, and ends it where its time was over or somebody asked for it.
 */
final class RunWatch implements DescentWatch, AutoCloseable {
    private final TrainSettings settings;
    private final Attempt attempt;
    private final Checkpoints checkpoints;
    private final Optional<Checkpoint> from;
    private final HistoryWriter history;
    private final EpochListener progress;

    private RunWatch(TrainSettings settings, Attempt attempt, Optional<Checkpoint> from, HistoryWriter history) {
        this.settings = settings;
        this.attempt = attempt;
        this.checkpoints = attempt.record().directory().checkpoints();
        this.from = from;
        this.history = history;
        this.progress = attempt.record().listeners().progress();
    }

    /**
     * @param attempt whose record is told where it goes on
     * @param settings of the run
     * @param features of the model, in its order
     */
    static RunWatch open(Attempt attempt, TrainSettings settings, List<String> features) {
        RunRecord record = attempt.record();
        Optional<Checkpoint> from = record.directory().checkpoints().newest(record.listeners()::note);
        from.ifPresent(checkpoint -> tell(checkpoint.state().epoch(), record));
        return new RunWatch(settings, attempt, from, history(record.directory(), features, from));
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
        attempt.record().expects(settings.descent().epochs());
        EpochListener alive = new Heartbeat(attempt.record(), attempt.lease()::requireHeld, System::nanoTime, progress);
        EpochListener told = new EpochHistory(history, coordinates, alive);
        return new Checkpointing(settings.checkpoints().every(), System::nanoTime, this::keep, told);
    }

    private void keep(Checkpoint checkpoint) {
        attempt.lease().requireHeld();
        history.flush(); // what is told of an epoch must not be behind the place to go on from
        checkpoints.add(checkpoint);
    }

    @Override
    public void over(Descent.Fit fit) {
        Convergence convergence = fit.convergence();
        if (convergence.reason() == Convergence.Reason.DEADLINE
                && attempt.ending().isByRequest()) {
            keep(new Checkpoint(fit.course().halvings(), fit.result().state()));
            throw attempt.ending().refusal("after " + convergence.epochs() + " epochs");
        }
        boolean cutShort = convergence.reason() == Convergence.Reason.DEADLINE && !convergence.converged();
        if (cutShort && settings.gates().standing() == TrainSettings.Gates.Standing.ALL) {
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
