package dev.plumbline.peers;

import java.io.IOException;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The whole program of someone who fits a line with Spark ML: reads a table with a known schema, fits, saves the model.
 * Arguments: solver, format, input, output, then the features; the label is {@code y}.
 */
public final class SparkMlProgram {
    private static final int FIRST_FEATURE = 4;

    private SparkMlProgram() {}

    public static void main(String[] args) throws IOException {
        String[] features = java.util.Arrays.copyOfRange(args, FIRST_FEATURE, args.length);
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            LinearRegressionModel model =
                    SparkMlLine.valueOf(args[0]).fit(read(spark, args[1], args[2], features), "y", features);
            model.write().overwrite().save(args[3]);
            System.out.println("slopes " + model.coefficients() + ", intercept " + model.intercept());
        }
    }

    private static Dataset<Row> read(SparkSession spark, String format, String input, String... features) {
        if (format.equals("parquet")) {
            return spark.read().parquet(input);
        }
        StructType schema = new StructType();
        for (String feature : features) {
            schema = schema.add(feature, DataTypes.DoubleType);
        }
        return spark.read()
                .schema(schema.add("y", DataTypes.DoubleType))
                .option("header", "true")
                .csv(input);
    }
}
