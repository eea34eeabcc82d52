package dev.plumbline.bench;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.optimization.GradientDescent;
import org.apache.spark.mllib.optimization.LeastSquaresGradient;
import org.apache.spark.mllib.optimization.SimpleUpdater;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** MLlib's gradient descent, all rows in each iteration; the intercept is a feature that is always 1. */
final class MllibEpochs implements EpochWay {
    private static final int ITERATIONS = 4;
    /** One more, which only takes the loss of the last step. */
    private static final int PASSES = ITERATIONS + 1;
    /** So small that it stays finite with many features. */
    private static final double STEP = 1e-6;

    private final JavaRDD<Tuple2<Object, Vector>> points;
    private final BenchTable table;
    private double first = Double.NaN;

    MllibEpochs(JavaSparkContext spark, BenchTable table) {
        this.table = table;
        this.points = BenchRows.rows(spark, table).map(MllibEpochs::point).persist(StorageLevel.MEMORY_ONLY());
        points.count();
    }

    private static Tuple2<Object, Vector> point(double[] row) {
        double label = row[row.length - 1];
        row[row.length - 1] = 1;
        return new Tuple2<>(label, Vectors.dense(row));
    }

    @Override
    public String words() {
        return "MLlib GradientDescent.runMiniBatchSGD, per pass";
    }

    @Override
    public int parts() {
        return PASSES;
    }

    @Override
    public void run() {
        Vector start = Vectors.dense(LinePoints.at(0, table.features()));
        Tuple2<Vector, double[]> found = GradientDescent.runMiniBatchSGD(
                points.rdd(), new LeastSquaresGradient(), new SimpleUpdater(), STEP, ITERATIONS, 0, 1, start, 0);
        // Its loss is half the squares.
        first = 2 * found._2()[0];
        if (found._2().length != PASSES) {
            throw new IllegalStateException(found._2().length + " passes, not " + PASSES);
        }
    }

    @Override
    public double firstMse() {
        return first;
    }

    @Override
    public void close() {
        points.unpersist(true);
    }
}
