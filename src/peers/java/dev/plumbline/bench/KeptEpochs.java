package dev.plumbline.bench;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.RowsObjective;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Parameters;

/** Epochs over a cached table. */
final class KeptEpochs implements Way {
    private final String words;
    private final CachedTable table;
    private final RowsObjective objective;
    private final int features;
    private final int times;
    private int epoch;

    KeptEpochs(String words, CachedTable table, int times) {
        this.words = words;
        this.table = table;
        this.objective = new RowsObjective(table, Coordinates.of(table.training(), false, true));
        this.features = table.training().columns() - 1;
        this.times = times;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public int times() {
        return times;
    }

    @Override
    public void run() {
        evaluate(epoch++);
    }

    Evaluation evaluate(int at) {
        double[] point = LinePoints.at(at, features);
        return objective.evaluate(Parameters.of(point, new double[point.length]));
    }

    @Override
    public void close() {
        table.close();
    }
}
