package dev.plumbline.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark's own reader and sums in SQL: those of a line for one feature, of each column for many. */
final class SparkScan {
    private SparkScan() {}

    static void run(SparkSession spark, TableFile file, Path at) {
        Stream<Column> plain = file.table().columns().stream().map(column -> sum(col(column)));
        Stream<Column> products = file.table().features() == 1
                ? Stream.of(sum(col("x").multiply(col("x"))), sum(col("x").multiply(col("y"))))
                : Stream.empty();
        List<Column> sums = Stream.concat(plain, products).collect(Collectors.toList());
        Row found = Tables.read(spark, file.format(), file.table().columns(), at.toString())
                .agg(count(lit(1)), sums.toArray(Column[]::new))
                .first();
        if (found.getLong(0) != file.table().rows()) {
            throw new IllegalStateException(found.getLong(0) + " rows in " + at);
        }
    }
}
