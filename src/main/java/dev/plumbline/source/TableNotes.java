package dev.plumbline.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;

/** What a person should know of a table before it is read. */
final class TableNotes {
    private TableNotes() {}

    static List<String> of(RowReader reader, Dataset<Row> table) {
        List<String> notes = new ArrayList<>();
        reader.snapshot().forEach((key, value) -> notes.add("read as of --option " + key + "=" + Excerpt.of(value)));
        TableLeaf leaf = TableLeaf.of(table);
        List<String> partitions = leaf.partitionColumns();
        if (!partitions.isEmpty() && leaf.deltaRoot().isEmpty()) {
            notes.add((partitions.size() == 1 ? "column " : "columns ") + NearestNames.list(partitions)
                    + ": read from the names of directories");
        }
        if (reader.isDatabase()) {
            notes.add("a database keeps no state of its rows: what changes while it is read, or before it is read"
                    + " again, cannot be told by files");
            for (StructField field : table.schema().fields()) {
                if (field.dataType() instanceof DecimalType type && type.precision() == 38 && type.scale() > 0) {
                    notes.add("column " + NearestNames.quoted(field.name()) + " is " + type.simpleString()
                            + " to Spark, which rounds what has more digits there; write it as double in the query");
                }
            }
        }
        return notes;
    }

    /** What plain files lose where the names of their directories say something: {@code k=1} and {@code k=2}. */
    static List<String> ofDirectories(List<InputFile> files) {
        Map<String, Set<String>> values = new TreeMap<>();
        for (InputFile file : files) {
            for (Path at = new Path(file.path()).getParent(); at != null; at = at.getParent()) {
                int equals = at.getName().indexOf('=');
                if (equals > 0) {
                    String name = at.getName().substring(0, equals);
                    values.computeIfAbsent(name, key -> new HashSet<>())
                            .add(at.getName().substring(equals + 1));
                }
            }
        }
        List<String> lost = values.keySet().stream()
                .filter(name -> values.get(name).size() > 1)
                .toList();
        return lost.isEmpty()
                ? List.of()
                : List.of("the names of directories (" + NearestNames.list(lost)
                        + ") are not read as columns; write into the files what is to be one");
    }
}
