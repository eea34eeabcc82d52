package dev.plumbline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.Footer;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat$;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How Spark's reader of Parquet is set up without a query: the settings it looks for, and the schema it would see. */
final class ParquetReading {
    /** What the reader takes from a query's session, and does not go without; Spark's defaults but for the case. */
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.caseSensitive", "true",
            "spark.sql.parquet.binaryAsString", "false",
            "spark.sql.parquet.int96AsTimestamp", "true",
            "spark.sql.parquet.inferTimestampNTZ.enabled", "true",
            "spark.sql.legacy.parquet.nanosAsLong", "false",
            "parquet.page.verify-checksum.enabled", "true");

    private static final String REQUESTED = "org.apache.spark.sql.parquet.row.requested_schema";

    private ParquetReading() {}

    /** A configuration with all that Spark's reader asks for; checksums are verified. */
    static Configuration settings(Configuration hadoop) {
        Configuration conf = new Configuration(hadoop);
        SETTINGS.forEach(conf::set);
        conf.set(ParquetInputFormat.READ_SUPPORT_CLASS, ParquetReadSupport.class.getName());
        return conf;
    }

    /** The schema of a file as Spark sees it. */
    static StructType schema(String path, ParquetMetadata footer, Configuration settings) {
        return ParquetFileFormat$.MODULE$.readSchemaFromFooter(
                new Footer(new Path(path), footer), new ParquetToSparkSchemaConverter(settings));
    }

    /** The same settings for a reading of these columns, in this order. */
    static Configuration of(Configuration settings, StructType columns) {
        Configuration conf = new Configuration(settings);
        conf.set(REQUESTED, columns.json());
        return conf;
    }

    /** The columns with these names, in their order. */
    static StructType select(StructType schema, List<String> names) {
        List<StructField> fields = new ArrayList<>();
        names.forEach(name -> fields.add(schema.apply(name)));
        return new StructType(fields.toArray(StructField[]::new));
    }
}
