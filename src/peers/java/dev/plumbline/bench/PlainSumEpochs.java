package dev.plumbline.bench;

import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** Plumbline's shape of an epoch over blocks as good, with sums that depend on the order of the rows. */
final class PlainSumEpochs implements EpochWay {
    private final JavaSparkContext spark;
    private final JavaRDD<double[][]> blocks;
    private final BenchTable table;
    private final int times;
    private double first = Double.NaN;
    private int epoch;

    PlainSumEpochs(JavaSparkContext spark, BenchTable table, int times) {
        this.spark = spark;
        this.table = table;
        this.times = times;
        this.blocks = BenchRows.blocks(spark, table).persist(StorageLevel.MEMORY_ONLY());
        blocks.count();
    }

    @Override
    public String words() {
        return "the same blocks in even parts, plain sums";
    }

    @Override
    public int times() {
        return times;
    }

    @Override
    public void run() {
        int d = table.features();
        Broadcast<double[]> point = spark.broadcast(LinePoints.at(epoch, d));
        try {
            double[] total = new double[d + 2];
            for (double[] part : blocks.mapPartitions(new Sums(point)).collect()) {
                for (int i = 0; i < part.length; i++) {
                    total[i] += part[i];
                }
            }
            if (epoch++ == 0) {
                first = total[d + 1] / table.rows();
            }
        } finally {
            point.destroy();
        }
    }

    @Override
    public double firstMse() {
        return first;
    }

    @Override
    public void close() {
        blocks.unpersist(true);
    }

    private static final class Sums implements FlatMapFunction<Iterator<double[][]>, double[]> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<double[]> point;

        Sums(Broadcast<double[]> point) {
            this.point = point;
        }

        @Override
        public Iterator<double[]> call(Iterator<double[][]> blocks) {
            double[] at = point.value();
            double[] sums = new double[at.length + 1];
            PlainSums kernel = PlainSums.fastest();
            while (blocks.hasNext()) {
                kernel.add(blocks.next(), at, sums);
            }
            return Collections.singleton(sums).iterator();
        }
    }
}
