package dev.plumbline.source;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a table that can be used, each with all of its columns: for what is written again with something beside
 * it. Lives on the driver.
 */
public final class WholeRows {
    /** What the cells of a row are. */
    public enum Form {
        /** Of the types that the table has; of CSV every cell is text, an empty one too. */
        TYPED,
        /** All texts, for CSV: null where nothing stands between two delimiters, the empty text where two quotes do. */
        TEXT
    }

    private final StructType schema;
    private final JavaRDD<WholeRow> rows;
    private final Optional<Dataset<Row>> table;

    WholeRows(StructType schema, JavaRDD<WholeRow> rows) {
        this(schema, rows, Optional.empty());
    }

    /** @param table that the rows are those of, the rejected ones too */
    WholeRows(StructType schema, JavaRDD<WholeRow> rows, Optional<Dataset<Row>> table) {
        this.schema = schema;
        this.rows = rows;
        this.table = table;
    }

    /** Names and types of the cells. */
    public StructType schema() {
        return schema;
    }

    public JavaRDD<WholeRow> rows() {
        return rows;
    }

    /** The table as Spark reads it, rows that cannot be used and all; empty where it is not read by Spark, or as texts. */
    public Optional<Dataset<Row>> table() {
        return table;
    }

    /** How many columns are text, from the first on. */
    static int countTexts(StructType schema) {
        int texts = 0;
        while (texts < schema.length() && schema.fields()[texts].dataType() instanceof StringType) {
            texts++;
        }
        return texts;
    }

    /** Columns that are all text. */
    static StructType texts(List<String> names) {
        return new StructType(names.stream()
                .map(name -> DataTypes.createStructField(name, DataTypes.StringType, true))
                .toArray(StructField[]::new));
    }
}
