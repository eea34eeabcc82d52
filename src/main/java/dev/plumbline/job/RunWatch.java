package dev.plumbline.job;

import dev.plumbline.model.Convergence;
import dev.plumbline.source.TableSource;
import dev.plumbline.store.Checkpoint;
import dev.plumbline.store.Checkpoints;
import dev.plumbline.store.HistoryWriter;
import dev.plumbline.store.Lease;
import dev.plumbline.store.RunDirectory;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the descent of a run: begins it where an earlier attempt left a checkpoint, writes its history, keeps its
 * checkpoints, and ends it where its time was over.
 */
final class RunWatch implements DescentWatch, AutoCloseable {
    private final RunRecord record;
    private final Bounds bounds;
    private final TrainSettings settings;
    private final Checkpoints checkpoints;
    private final Optional<Checkpoint> from;
    private final TableSource source;
    private final HistoryWriter history;

    /**
     * What a run must heed.
     *
     * @param lease that must be held whenever a checkpoint is kept
     * @param ending what may end it before it is done
     */
    record Bounds(Lease lease, Ending ending) {}

    private RunWatch(RunRecord record, Bounds bounds, TrainSettings settings, TableSource source) {
        this.record = record;
        this.source = source;
        this.bounds = bounds;
        this.settings = settings;
        this.checkpoints = record.directory().checkpoints();
        this.from = checkpoints.newest(record.listeners()::note);
        this.history = history(record.directory(), source.columns().features(), from);
    }

    /**
     * @param record of the run, which is told how far it comes
     * @param source of the rows
     */
    static RunWatch open(RunRecord record, Bounds bounds, TrainSettings settings, TableSource source) {
        RunWatch watch = new RunWatch(record, bounds, settings, source);
        watch.from.ifPresent(checkpoint -> tell(checkpoint.state().epoch(), record));
        return watch;
    }

    private static void tell(long epoch, RunRecord record) {
        record.listeners().note("goes on after epoch " + epoch + ", where an earlier attempt left a checkpoint");
        record.event("resumed", Map.of("epoch", Long.toString(epoch)));
    }

    /** What earlier attempts told is gone on with; where nothing is left to go on from, it is void. */
    private static HistoryWriter history(RunDirectory directory, List<String> features, Optional<Checkpoint> from) {
        if (from.isEmpty()) {
            directory.removeHistory();
        }
        return directory.history(features);
    }

    @Override
    public void planned(Map<String, String> plan) {
        record.event("planned", plan);
    }

    @Override
    public Optional<Checkpoint> from() {
        return from;
    }

    @Override
    public EpochListener listener(Coordinates coordinates) {
        record.expects(settings.descent().epochs());
        EpochListener progress = record.listeners().progress();
        EpochListener alive = new Heartbeat(record, bounds.lease()::requireHeld, System::nanoTime, progress);
        EpochListener told = new EpochHistory(history, coordinates, alive);
        return new Checkpointing(settings.checkpoints().every(), System::nanoTime, this::keep, told);
    }

    private void keep(Checkpoint checkpoint) {
        bounds.lease().requireHeld();
        // Blocks that were lost are read again from the files: what came of others must not be gone on from.
        source.verifyUnchanged();
        history.flush(); // what is told of an epoch must not be behind the place to go on from
        checkpoints.add(checkpoint);
    }

    @Override
    public void over(Descent.Fit fit) {
        Convergence convergence = fit.convergence();
        if (convergence.reason() == Convergence.Reason.DEADLINE && !isPublishable(convergence)) {
            keep(new Checkpoint(fit.course().halvings(), fit.result().state()));
            throw bounds.ending().refusal("after " + convergence.epochs() + " epochs, which a checkpoint keeps");
        }
    }

    /** Who stops a run does not want it to publish; what a deadline cuts short may have been asked for as it is. */
    private boolean isPublishable(Convergence convergence) {
        return !bounds.ending().isByRequest()
                && (convergence.converged() || settings.gates().standing() != TrainSettings.Gates.Standing.ALL);
    }

    @Override
    public void close() {
        history.close();
    }
}
