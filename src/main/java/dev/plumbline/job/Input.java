package dev.plumbline.job;

import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Where the rows of a run come from, which is opened as often as other columns of it are needed.
 *
 * @param spark session
 * @param data of a program; empty where the settings name the table
 */
record Input(SparkSession spark, Optional<Dataset<Row>> data) {
    /** The table that the settings name. */
    static Input named(SparkSession spark) {
        return new Input(spark, Optional.empty());
    }

    /** The table that a program has, in the session that it is of. */
    static Input of(Dataset<Row> data) {
        return new Input(data.sparkSession(), Optional.of(data));
    }

    TableSource open(SourceSettings settings) {
        return data.map(table -> Sources.of(table, settings)).orElseGet(() -> Sources.open(spark, settings));
    }

    JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }
}
