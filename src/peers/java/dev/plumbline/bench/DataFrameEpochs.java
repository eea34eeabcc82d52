package dev.plumbline.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A cached frame and an aggregate in SQL for each epoch. */
final class DataFrameEpochs implements EpochWay {
    private final Dataset<Row> frame;
    private final BenchTable table;
    private double first = Double.NaN;
    private int epoch;

    DataFrameEpochs(SparkSession spark, TableFile file, Place place) {
        this.table = file.table();
        this.frame = Tables.read(
                        spark, file.format(), table.columns(), file.at(place).toString())
                .cache();
        frame.count();
    }

    @Override
    public String words() {
        return "cached DataFrame: SQL aggregate";
    }

    @Override
    public void run() {
        double[] point = LinePoints.at(epoch, table.features());
        int d = table.features();
        Column residual = lit(point[d]).minus(col("y"));
        for (int j = 0; j < d; j++) {
            residual = residual.plus(
                    lit(point[j]).multiply(col(table.featureNames().get(j))));
        }
        List<Column> sums = new ArrayList<>();
        sums.add(sum(col("r").multiply(col("r"))));
        sums.add(sum(col("r")));
        for (String feature : table.featureNames()) {
            sums.add(sum(col("r").multiply(col(feature))));
        }
        Row found = frame.withColumn("r", residual)
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                .first();
        if (epoch++ == 0) {
            first = found.getDouble(0) / table.rows();
        }
    }

    @Override
    public double firstMse() {
        return first;
    }

    @Override
    public void close() {
        frame.unpersist(true);
    }
}
