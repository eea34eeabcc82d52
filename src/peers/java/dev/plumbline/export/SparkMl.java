package dev.plumbline.export;

import dev.plumbline.model.ExportKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Spark ML: loads the model, and once more from what its own writer makes of it. */
final class SparkMl implements Elsewhere.Program {
    private final SparkSession spark;

    SparkMl(SparkSession spark) {
        this.spark = spark;
    }

    @Override
    public String name() {
        return "Spark ML " + spark.version();
    }

    @Override
    public ExportKind kind() {
        return ExportKind.SPARK_ML;
    }

    @Override
    public double[] predict(Path place, Original original, List<double[]> rows) throws Exception {
        Path export = place.toAbsolutePath();
        LinearRegressionModel model = LinearRegressionModel.load(export.toString());
        Path saved = export.resolveSibling(export.getFileName() + " saved again");
        model.write().overwrite().save(saved.toString());
        LinearRegressionModel again = LinearRegressionModel.load(saved.toString());
        require(again.coefficients().equals(model.coefficients()), "coefficients");
        require(again.intercept() == model.intercept(), "intercept");
        require(model.getLabelCol().equals(original.line().label()), "label");
        require(
                spark.read()
                        .parquet(export.resolve("data").toString())
                        .schema()
                        .equals(spark.read()
                                .parquet(saved.resolve("data").toString())
                                .schema()),
                "schema");
        List<Row> table = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            table.add(RowFactory.create(i, Vectors.dense(rows.get(i))));
        }
        StructType schema = new StructType().add("i", "int").add("features", SQLDataTypes.VectorType());
        double[] predicted = new double[rows.size()];
        for (Row row : model.transform(spark.createDataFrame(table, schema))
                .select("i", "prediction")
                .collectAsList()) {
            predicted[row.getInt(0)] = row.getDouble(1);
        }
        return predicted;
    }

    private static void require(boolean same, String what) {
        if (!same) {
            throw new IllegalStateException("another " + what + " once Spark ML has saved it");
        }
    }
}
