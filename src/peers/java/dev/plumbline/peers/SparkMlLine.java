package dev.plumbline.peers;

import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The line that Spark ML finds, by one of its solvers, with all else as it comes. */
public enum SparkMlLine {
    /** The normal equations. */
    NORMAL("normal"),
    /** Limited-memory BFGS. */
    L_BFGS("l-bfgs");

    private final String solver;

    SparkMlLine(String solver) {
        this.solver = solver;
    }

    /** Fits {@code label} to {@code features}, columns of doubles. */
    public LinearRegressionModel fit(Dataset<Row> rows, String label, String... features) {
        Dataset<Row> assembled = new VectorAssembler()
                .setInputCols(features)
                .setOutputCol("features")
                .transform(rows);
        return new LinearRegression()
                .setSolver(solver)
                .setLabelCol(label)
                .setFeaturesCol("features")
                .fit(assembled);
    }

    @Override
    public String toString() {
        return solver;
    }
}
