package dev.plumbline.peers;

import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.feature.Instance;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.optim.WeightedLeastSquares;
import org.apache.spark.ml.optim.WeightedLeastSquares$;
import org.apache.spark.ml.util.OptionalInstrumentation;
import org.apache.spark.storage.StorageLevel;

/**
 * What Spark ML's solver {@code normal} does once its rows are there: one aggregation of all products over instances
 * that are cached as objects, and the solution of as many equations as there are features. Frames, assembling of
 * vectors and the summary of a fit are left out.
 */
public final class SparkMlNormalEquations implements AutoCloseable {
    /** The companion, which has the default arguments. */
    private static final WeightedLeastSquares$ SCALA = WeightedLeastSquares$.MODULE$;

    private final JavaRDD<Instance> instances;

    private SparkMlNormalEquations(JavaRDD<Instance> instances) {
        this.instances = instances;
    }

    /** Caches rows of features, the label last. */
    public static SparkMlNormalEquations over(JavaRDD<double[]> rows) {
        JavaRDD<Instance> instances = rows.map(row ->
                        new Instance(row[row.length - 1], 1.0, Vectors.dense(Arrays.copyOf(row, row.length - 1))))
                .persist(StorageLevel.MEMORY_ONLY());
        instances.count();
        return new SparkMlNormalEquations(instances);
    }

    /** The slopes: the time of one aggregation, for the equations of some features are solved in no time. */
    public double[] slopes() {
        WeightedLeastSquares solver =
                new WeightedLeastSquares(true, 0, 0, true, true, SCALA.$lessinit$greater$default$6(), 100, 1e-6);
        OptionalInstrumentation silent = OptionalInstrumentation.create(WeightedLeastSquares.class);
        return solver.fit(instances.rdd(), silent, solver.fit$default$3())
                .coefficients()
                .toArray();
    }

    @Override
    public void close() {
        instances.unpersist(true);
    }
}
