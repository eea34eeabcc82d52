package dev.plumbline.source;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.TableScan;
import org.apache.spark.sql.types.StructType;

/**
 * Rows in Spark's own form as a table, so that no cell is turned into an object and back. Of the ways to say so this one
 * is public, and the same in all versions of Spark.
 */
final class RowTable extends BaseRelation implements TableScan {
    private final SparkSession session;
    private final StructType schema;
    private final JavaRDD<InternalRow> rows;

    private RowTable(SparkSession session, StructType schema, JavaRDD<InternalRow> rows) {
        this.session = session;
        this.schema = schema;
        this.rows = rows;
    }

    static Dataset<Row> of(SparkSession session, StructType schema, JavaRDD<InternalRow> rows) {
        return session.baseRelationToDataFrame(new RowTable(session, schema, rows));
    }

    @Override
    public SQLContext sqlContext() {
        return session.sqlContext();
    }

    @Override
    public StructType schema() {
        return schema;
    }

    /** The rows are Spark's own already. */
    @Override
    public boolean needConversion() {
        return false;
    }

    /** Without a conversion Spark takes what comes for what it is: the type of the rows is not looked at. */
    @Override
    @SuppressWarnings("unchecked")
    public RDD<Row> buildScan() {
        return (RDD<Row>) (RDD<?>) rows.rdd();
    }
}
