package dev.plumbline.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A Spark job that does nothing: a broadcast, one task for each core, a few numbers back. No epoch can take less. */
final class EmptyJob implements Way {
    private final JavaSparkContext spark;
    private final JavaRDD<Integer> parts;
    private final int times;

    EmptyJob(JavaSparkContext spark, int times) {
        this.spark = spark;
        this.times = times;
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < Place.CORES; i++) {
            numbers.add(i);
        }
        this.parts = spark.parallelize(numbers, Place.CORES);
    }

    @Override
    public String words() {
        return "empty Spark job: broadcast, " + Place.CORES + " tasks";
    }

    @Override
    public int times() {
        return times;
    }

    @Override
    public void run() {
        Broadcast<double[]> point = spark.broadcast(new double[2]);
        try {
            int answers = parts.mapPartitions(
                            rows -> Collections.singleton(point.value()).iterator())
                    .collect()
                    .size();
            if (answers != Place.CORES) {
                throw new IllegalStateException(answers + " answers");
            }
        } finally {
            point.destroy();
        }
    }
}
