package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.EpochPoint;
import dev.plumbline.kernel.GradientSum;
import dev.plumbline.kernel.Kernels;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.kernel.Reach;
import dev.plumbline.source.SyntheticRows;
import dev.plumbline.summation.ExactMoments;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * An epoch of tasks that have one row each: next to no arithmetic, all of the scheduling and of the results. Results come
 * to the driver as those of any job of this package do: as they are, or merged on the executors where they are too large.
 */
public final class PartialSums {
    private static final int FOLDS = 2;
    private static final double REACH = 16;
    private static final double LABEL_REACH = 1_024;

    private final JavaSparkContext spark;
    private final JavaRDD<Integer> parts;
    private final int tasks;
    private final int features;

    public PartialSums(JavaSparkContext spark, int tasks, int features) {
        this.spark = spark;
        this.tasks = tasks;
        this.features = features;
        this.parts = spark.parallelize(IntStream.range(0, tasks).boxed().toList(), tasks);
    }

    /** Whether results are merged on the executors first. */
    public boolean isMerged() {
        return bytes() > ResultLimit.bytes(spark);
    }

    private long bytes() {
        return tasks * GradientSum.wireBytes(features, FOLDS);
    }

    /** Runs the job, and adds up what comes. */
    public GradientSum run() {
        double[] reach = new double[features];
        Arrays.fill(reach, REACH);
        EpochPoint point = EpochPoint.of(
                new double[features], 1, new Reach(new double[features], 0, reach, LABEL_REACH, 1), FOLDS);
        Broadcast<EpochPoint> broadcast = spark.broadcast(point);
        try {
            JavaRDD<GradientSum> partial = parts.mapPartitions(new OneRow(broadcast, features));
            if (isMerged()) {
                int depth =
                        ResultLimit.treeDepth(tasks, GradientSum.wireBytes(features, FOLDS), ResultLimit.bytes(spark));
                return partial.treeReduce(new EpochGradient.Merge(), depth);
            }
            List<GradientSum> sums = partial.collect();
            return sums.stream().reduce(GradientSum::merge).orElseThrow();
        } finally {
            broadcast.destroy();
        }
    }

    /** Bytes of a summary of a reading without products of columns, in memory. */
    public static long summaryBytes(int features) {
        return PartitionSummary.heapBytes(features, ExactMoments.Detail.SQUARES_ONLY);
    }

    /** Bytes of a summary of a reading with all products of columns, on the wire. */
    public static long summaryWireBytes(int features) {
        return PartitionSummary.wireBytes(features, ExactMoments.Detail.ALL_PRODUCTS);
    }

    /** How deep so many results of so many bytes are merged before they reach a driver with Spark's defaults; 1: not at all. */
    public static int mergeDepth(int results, long bytes) {
        long limit = (1L << 30) / 4;
        return results * bytes > limit ? ResultLimit.treeDepth(results, bytes, limit) : 1;
    }

    /** Makes one row of a synthetic table and returns its gradient sum. */
    private static final class OneRow implements FlatMapFunction<Iterator<Integer>, GradientSum> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<EpochPoint> point;
        private final int features;

        OneRow(Broadcast<EpochPoint> point, int features) {
            this.point = point;
            this.features = features;
        }

        @Override
        public Iterator<GradientSum> call(Iterator<Integer> numbers) {
            int row = numbers.next();
            SyntheticRows rows = new SyntheticRows(features, 1, 0, 1);
            double[][] x = new double[features][1];
            for (int j = 0; j < features; j++) {
                x[j][0] = rows.value(row, j);
            }
            Block block = new Block(1, x, new double[] {rows.value(row, features)}, null, false);
            GradientSum sum = new GradientSum(point.value());
            Kernels.create().accumulate(NarrowBlock.asRead(block), point.value(), sum);
            return Collections.singleton(sum).iterator();
        }
    }
}
