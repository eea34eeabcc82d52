package dev.plumbline.engine;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

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
