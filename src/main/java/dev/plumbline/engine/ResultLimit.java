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

    private ResultLimit() {}

    static long bytes(JavaSparkContext spark) {
        SparkConf conf = spark.sc().conf();
        long limit = conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
        return limit == 0 ? UNLIMITED : limit / 4;
    }
}
