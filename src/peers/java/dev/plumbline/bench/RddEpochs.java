package dev.plumbline.bench;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** What one writes first: rows as arrays, a map to each row's terms, a reduce. */
final class RddEpochs implements EpochWay {
    private final JavaSparkContext spark;
    private final JavaRDD<double[]> rows;
    private final BenchTable table;
    private double first = Double.NaN;
    private int epoch;

    RddEpochs(JavaSparkContext spark, BenchTable table) {
        this.spark = spark;
        this.table = table;
        this.rows = BenchRows.rows(spark, table).persist(StorageLevel.MEMORY_ONLY());
        rows.count();
    }

    @Override
    public String words() {
        return "JavaRDD<double[]>: map, reduce, broadcast";
    }

    @Override
    public void run() {
        int d = table.features();
        Broadcast<double[]> point = spark.broadcast(LinePoints.at(epoch, d));
        try {
            double[] sums = rows.map(row -> terms(row, point.value())).reduce(RddEpochs::add);
            if (epoch++ == 0) {
                first = sums[d + 1] / table.rows();
            }
        } finally {
            point.destroy();
        }
    }

    private static double[] terms(double[] row, double[] point) {
        int d = row.length - 1;
        double residual = point[d] - row[d];
        for (int j = 0; j < d; j++) {
            residual += point[j] * row[j];
        }
        double[] terms = new double[d + 2];
        for (int j = 0; j < d; j++) {
            terms[j] = residual * row[j];
        }
        terms[d] = residual;
        terms[d + 1] = residual * residual;
        return terms;
    }

    private static double[] add(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += b[i];
        }
        return a;
    }

    @Override
    public double firstMse() {
        return first;
    }

    @Override
    public void close() {
        rows.unpersist(true);
    }
}
