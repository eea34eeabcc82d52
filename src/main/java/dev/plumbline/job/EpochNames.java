package dev.plumbline.job;

import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.TrainingState;
import java.util.Locale;
import java.util.function.Consumer;

/** Names the job of each epoch for Spark's page: which epoch it is, and the error from which it starts. */
final class EpochNames implements EpochListener {
    private final long most;
    private final Consumer<String> name;
    private final EpochListener next;

    /**
     * @param most epochs of the descent
     * @param name takes what the next job is called
     * @param next hears of everything too
     */
    EpochNames(long most, Consumer<String> name, EpochListener next) {
        this.most = most;
        this.name = name;
        this.next = next;
    }

    @Override
    public void started(EpochRecord start) {
        following(start);
        next.started(start);
    }

    @Override
    public void finished(EpochRecord epoch, TrainingState state) {
        following(epoch);
        next.finished(epoch, state);
    }

    @Override
    public void backedOff(int halvings) {
        name.accept("start again with rates halved " + halvings + " times");
        next.backedOff(halvings);
    }

    @Override
    public void ended() {
        next.ended();
    }

    private void following(EpochRecord epoch) {
        name.accept(
                epoch.epoch() < most
                        ? String.format(
                                Locale.ROOT,
                                "epoch %d of %d: mse %.6g",
                                epoch.epoch() + 1,
                                most,
                                epoch.evaluation().mse())
                        : "the best epoch once more");
    }
}
