package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** The columns of a table whose types are known: chosen by name, refused where they are no numbers. */
final class ColumnarSchema {
    private ColumnarSchema() {}

    /** Label, features and weight; all of them are numbers. */
    static Columns choose(SourceSettings settings, StructType schema, String where) {
        List<String> names = Arrays.asList(schema.fieldNames());
        ColumnChoice.refuseAmbiguous(settings, names, where);
        Columns columns = ColumnChoice.of(settings, names, where);
        List<String> other = new ArrayList<>();
        for (String feature : columns.features()) {
            if (ColumnarKind.of(type(schema, feature)).isEmpty()) {
                other.add(feature);
            }
        }
        if (!other.isEmpty() && settings.features().isEmpty()) {
            throw refuseDefault(columns, other, schema, where);
        }
        for (String name : needed(columns)) {
            if (ColumnarKind.of(type(schema, name)).isEmpty()) {
                throw refuse(columns, name, type(schema, name), where);
            }
        }
        return columns;
    }

    /** Features in model order, then the label, then the weight. */
    static List<String> needed(Columns columns) {
        return columns.needed();
    }

    /** The needed columns for {@code select}; whatever a name contains, it is a name and no expression. */
    static Column[] select(Columns columns) {
        return needed(columns).stream().map(ColumnarSchema::column).toArray(Column[]::new);
    }

    /** A column by its name. */
    static Column column(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }

    private static DataType type(StructType schema, String name) {
        return schema.fields()[schema.fieldIndex(name)].dataType();
    }

    private static Refusal refuse(Columns columns, String name, DataType type, String where) {
        String role =
                name.equals(columns.label()) ? "label" : columns.features().contains(name) ? "feature" : "weight";
        return new Refusal(
                ExitCode.DATA,
                "Cannot use column " + NearestNames.quoted(name) + " of " + Excerpt.of(where) + " as " + role
                        + ": its type is " + Excerpt.of(type.simpleString()) + ", which is no number; "
                        + wayOut(type));
    }

    private static String wayOut(DataType type) {
        return switch (type.typeName()) {
            case "boolean" -> "write it as an integer column of 0 and 1";
            case "date", "timestamp", "timestamp_ntz", "time" ->
                "write it as a number in the unit you want the slope in, days or seconds since a day you choose";
            case "array", "map", "struct", "variant", "binary" ->
                "write what it holds as columns of numbers of their own";
            default -> "write it as a column of numbers";
        };
    }

    private static Refusal refuseDefault(Columns columns, List<String> other, StructType schema, String where) {
        List<String> rest = new ArrayList<>(columns.features());
        rest.removeAll(other);
        boolean one = other.size() == 1;
        String types = Excerpt.of(String.join(
                ", ",
                other.stream().map(name -> type(schema, name).simpleString()).toList()));
        return new Refusal(
                ExitCode.DATA,
                "Cannot use " + (one ? "column " : "columns ") + NearestNames.list(other) + " of " + Excerpt.of(where)
                        + " as features: " + (one ? "its type is no number (" : "their types are no numbers (")
                        + types + ")"
                        + (rest.isEmpty()
                                ? "; no numeric column is left for a feature"
                                : "; leave " + (one ? "it" : "them") + " out with --features "
                                        + ColumnChoice.option(rest)));
    }
}
