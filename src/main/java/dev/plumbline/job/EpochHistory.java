package dev.plumbline.job;

import dev.plumbline.model.HistoryLine;
import dev.plumbline.store.HistoryWriter;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.TrainingState;
import java.util.Arrays;

/** Writes each epoch to the run's {@code history.jsonl}, and tells the next listener. */
final class EpochHistory implements EpochListener {
    private final HistoryWriter writer;
    private final Coordinates coordinates;
    private final EpochListener next;
    private int halvings;
    private long before = System.nanoTime();

    EpochHistory(HistoryWriter writer, Coordinates coordinates, EpochListener next) {
        this.writer = writer;
        this.coordinates = coordinates;
        this.next = next;
    }

    @Override
    public void started(EpochRecord start) {
        writer.start(slopes(start));
        before = System.nanoTime();
        next.started(start);
    }

    @Override
    public void finished(EpochRecord epoch, TrainingState state) {
        long now = System.nanoTime();
        writer.add(line(epoch, (now - before) / 1e9));
        before = now;
        next.finished(epoch, state);
    }

    @Override
    public void backedOff(int count) {
        halvings = count;
        next.backedOff(count);
    }

    @Override
    public void ended() {
        next.ended();
    }

    private HistoryLine line(EpochRecord epoch, double seconds) {
        int d = coordinates.features();
        boolean intercept = coordinates.hasIntercept();
        return new HistoryLine(
                epoch.epoch(),
                epoch.evaluation().objective(),
                epoch.evaluation().mse(),
                epoch.evaluation().holdoutMse(),
                epoch.gradientNorm(),
                seconds,
                coordinates.system(),
                intercept ? epoch.parameters().hi(d) : 0,
                slopes(epoch),
                intercept ? epoch.rates().of(d) : 0,
                Arrays.copyOf(epoch.rates().toArray(), d),
                halvings);
    }

    private double[] slopes(EpochRecord epoch) {
        double[] slopes = new double[coordinates.features()];
        Arrays.setAll(slopes, epoch.parameters()::hi);
        return slopes;
    }
}
