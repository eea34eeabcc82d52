package dev.plumbline.growth;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.RowsObjective;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;

/** Epochs over a cached table, each at another point. */
final class CachedEpochs {
    private static final int LEAST = 3;
    private static final double FIRST = 0.5;
    private static final double STEP = 0x1p-10;
    private static final int PERIOD = 64;

    private final Lab lab;
    private final RowsObjective objective;
    private final long rows;
    private final int features;
    private int epoch;

    CachedEpochs(Lab lab, CachedTable table) {
        this.lab = lab;
        this.objective = new RowsObjective(table, Coordinates.of(table.training(), false, true));
        this.rows = table.training().count();
        this.features = table.training().columns() - 1;
    }

    /** One after the other, as a point of a curve. */
    Point measure(double x) throws Exception {
        int tasks = TaskCount.of(lab.spark(), this::run);
        return Point.of(x, Times.of(lab.budget(), LEAST, this::run), Work.epoch(rows, features, tasks, lab.cores()));
    }

    private void run() {
        double[] point = new double[features + 1];
        for (int j = 0; j <= features; j++) {
            point[j] = FIRST / (j + 1) + STEP * (epoch % PERIOD);
        }
        epoch++;
        objective.evaluate(Parameters.of(point, new double[point.length]));
    }
}
