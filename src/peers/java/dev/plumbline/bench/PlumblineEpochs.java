package dev.plumbline.bench;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.RowsObjective;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Parameters;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Plumbline's own epoch over its cached rows. */
final class PlumblineEpochs implements EpochWay {
    private final CachedTable table;
    private final RowsObjective objective;
    private final int features;
    private final int times;
    private double first = Double.NaN;
    private int epoch;

    PlumblineEpochs(SparkSession spark, TableFile file, Place place, int times) {
        EngineSettings settings =
                new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
        this.table = CachedTable.load(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                Tables.open(spark, file, file.at(place)),
                settings);
        // Raw, so that the parameters are those of every other way; an epoch costs the same in each.
        this.objective = new RowsObjective(table, Coordinates.of(table.training(), false, true));
        this.features = file.table().features();
        this.times = times;
    }

    @Override
    public String words() {
        return "Plumbline, reproducible sums";
    }

    @Override
    public int times() {
        return times;
    }

    @Override
    public void run() {
        double[] point = LinePoints.at(epoch, features);
        Evaluation found = objective.evaluate(Parameters.of(point, new double[point.length]));
        if (epoch++ == 0) {
            first = found.mse();
        }
    }

    @Override
    public double firstMse() {
        return first;
    }

    @Override
    public void close() {
        table.close();
    }
}
