package dev.plumbline.bench;

import dev.plumbline.source.BadRows;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** How each side opens a table's files. */
final class Tables {
    private Tables() {}

    /** As Plumbline does, with the defaults of its options. */
    static TableSource open(SparkSession spark, TableFile file, Path at) {
        return open(spark, file.format(), at, List.of());
    }

    /** The same, with these features only; none named are all. */
    static TableSource open(SparkSession spark, TableFile.Format format, Path at, List<String> features) {
        SourceSettings settings = new SourceSettings(
                List.of(at.toString()),
                Optional.empty(),
                Optional.of(format.suffix()),
                Map.of(),
                ',',
                true,
                List.of(),
                false,
                "y",
                features,
                Optional.empty(),
                new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false)),
                0,
                1 << 20);
        return Sources.open(spark, settings);
    }

    /** As a user of Spark does who has no time to lose: the schema is given, nothing is inferred. */
    static Dataset<Row> read(SparkSession spark, TableFile.Format format, List<String> columns, String at) {
        return switch (format) {
            case CSV ->
                spark.read().schema(schema(columns)).option("header", "true").csv(at);
            case PARQUET -> spark.read().parquet(at);
        };
    }

    private static StructType schema(List<String> columns) {
        StructType schema = new StructType();
        for (String column : columns) {
            schema = schema.add(column, DataTypes.DoubleType);
        }
        return schema;
    }
}
