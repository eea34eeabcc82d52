package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** All columns of a table that Spark reads. */
final class TypedRows {
    private static final List<DataType> WRITABLE =
            List.of(DataTypes.BooleanType, DataTypes.DateType, DataTypes.TimestampType, DataTypes.TimestampNTZType);

    private final Dataset<Row> all;
    private final Columns columns;
    private final String where;
    private final RowPlaces.Index index;

    /** @param files those that rows can be traced to */
    TypedRows(Dataset<Row> all, Columns columns, String where, List<InputFile> files) {
        this.all = all;
        this.columns = columns;
        this.where = where;
        this.index = new RowPlaces.Index(where, files);
    }

    WholeRows whole(WholeRows.Form form) {
        return form == WholeRows.Form.TEXT ? texts() : whole(all.schema(), all, 0, Optional.of(all));
    }

    /** Columns as texts, and behind them the features once more as numbers. */
    private WholeRows texts() {
        StructField[] fields = all.schema().fields();
        List<Column> selected = new ArrayList<>();
        for (StructField field : fields) {
            selected.add(text(field, ColumnarSchema.column(field.name())));
        }
        columns.features().forEach(name -> selected.add(ColumnarSchema.column(name)));
        return whole(
                WholeRows.texts(List.of(all.schema().fieldNames())),
                all.select(selected.toArray(Column[]::new)),
                fields.length,
                Optional.empty());
    }

    /** @param from where to look for the features */
    private WholeRows whole(StructType cells, Dataset<Row> rows, int from, Optional<Dataset<Row>> table) {
        List<String> names = List.of(rows.schema().fieldNames());
        int[] ordinals = columns.features().stream()
                .mapToInt(name -> from + names.subList(from, names.size()).indexOf(name))
                .toArray();
        ColumnarLayout layout = new ColumnarLayout(columns, all.schema()).at(ordinals);
        return new WholeRows(
                cells,
                ColumnarPlan.rowsOfBatches(rows).mapPartitionsWithIndex(new TypedRowScan(layout, index), true),
                table);
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
