package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** All columns of a table that Spark reads. */
final class TypedRows {
    private static final List<DataType> WRITABLE =
            List.of(DataTypes.BooleanType, DataTypes.DateType, DataTypes.TimestampType, DataTypes.TimestampNTZType);

    private final Dataset<Row> all;
    private final Columns columns;
    private final String where;

    TypedRows(Dataset<Row> all, Columns columns, String where) {
        this.all = all;
        this.columns = columns;
        this.where = where;
    }

    WholeRows whole(WholeRows.Form form) {
        List<String> names = List.of(all.schema().fieldNames());
        List<Column> selected = new ArrayList<>();
        for (StructField field : all.schema().fields()) {
            Column column = ColumnarSchema.column(field.name());
            selected.add(form == WholeRows.Form.TEXT ? text(field, column) : column);
        }
        int[] features = new int[columns.features().size()];
        for (int j = 0; j < features.length; j++) {
            features[j] = selected.size();
            selected.add(ColumnarSchema.column(columns.features().get(j)));
        }
        Dataset<Row> rows = all.select(selected.toArray(Column[]::new));
        return new WholeRows(
                form == WholeRows.Form.TEXT ? WholeRows.texts(names) : all.schema(),
                rows.javaRDD().mapPartitions(new TypedRowScan(names.size(), features)));
    }

    private Column text(StructField field, Column column) {
        DataType type = field.dataType();
        if (type instanceof StringType) {
            return column;
        }
        if (ColumnarKind.of(type).isEmpty() && !WRITABLE.contains(type)) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot write column " + NearestNames.quoted(field.name()) + " of " + Excerpt.of(where)
                            + " as CSV: its type is " + Excerpt.of(type.simpleString())
                            + "; use --output-format parquet");
        }
        return column.cast(DataTypes.StringType);
    }
}
