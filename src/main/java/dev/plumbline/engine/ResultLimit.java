package dev.plumbline.engine;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;

/**
 * How many bytes of partial results one job may send to the driver as they are; more are merged on the executors first.
 * A quarter of {@code spark.driver.maxResultSize}, since results are estimated, and held twice while they arrive.
 */
final class ResultLimit {
    /** Where the user lifted Spark's own limit, that of Spark's default of 1 GiB. */
    private static final long UNLIMITED = 256L << 20;

    private static final int DEEPEST = 8;

    private ResultLimit() {}

    /**
     * The results of all partitions. Thousands of partitions with thousands of sums each are more than a driver holds:
     * they are merged on the way.
     *
     * @param bytes of one result on the wire
     * @param limit most bytes of all of them
     */
    static <T> List<T> results(JavaRDD<T> partial, long bytes, long limit, Function2<T, T, T> merge) {
        int partitions = partial.getNumPartitions();
        if (partitions > 0 && partitions * bytes > limit) {
            return List.of(partial.treeReduce(merge, treeDepth(partitions, bytes, limit)));
        }
        return partial.collect();
    }

    /**
     * How deep a tree must be for what is left at its top to fit the limit; deeper trees take more stages, and from some
     * depth on nothing is gained.
     *
     * @param partitions at the foot of the tree
     * @param bytes of each result
     */
    static int treeDepth(int partitions, long bytes, long limit) {
        int depth = 2;
        while (depth < DEEPEST && atTop(partitions, depth) * bytes > limit) {
            depth++;
        }
        return depth;
    }

    /** How many results a tree of Spark's has at its top: it merges by this rule. */
    private static long atTop(int partitions, int depth) {
        int scale = Math.max((int) Math.ceil(StrictMath.pow(partitions, 1.0 / depth)), 2);
        int left = partitions;
        while (left > scale + Math.ceil((double) left / scale)) {
            left /= scale;
        }
        return left;
    }

    static long bytes(JavaSparkContext spark) {
        SparkConf conf = spark.sc().conf();
        long limit = conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
        return limit == 0 ? UNLIMITED : limit / 4;
    }
}
