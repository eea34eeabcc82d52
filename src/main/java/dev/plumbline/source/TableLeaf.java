package dev.plumbline.source;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What Spark reads a table from, as its analysed plan says before anything is read. Delta and Iceberg are known by it;
 * the classes of neither are needed.
 */
final class TableLeaf {
    private static final String ICEBERG_SNAPSHOT = "current-snapshot-id";
    private static final String NO_SNAPSHOT = "none";

    /** Null where it is behind a view, or more than one thing. */
    private final LogicalPlan leaf;

    private TableLeaf(LogicalPlan leaf) {
        this.leaf = leaf;
    }

    static TableLeaf of(Dataset<Row> table) {
        LogicalPlan node = table.queryExecution().analyzed();
        List<LogicalPlan> children = CollectionConverters.asJava(node.children());
        while (children.size() == 1 && !(node instanceof View)) {
            node = children.get(0);
            children = CollectionConverters.asJava(node.children());
        }
        return new TableLeaf(children.isEmpty() && !(node instanceof View) ? node : null);
    }

    /** Whether a name of the catalog stands for a query, to which a reader's options are nothing. */
    boolean isQuery() {
        return leaf == null;
    }

    /** The id of the state in which a table of Iceberg is now. */
    Optional<String> icebergSnapshot() {
        if (!(leaf instanceof DataSourceV2Relation relation)) {
            return Optional.empty();
        }
        return Optional.ofNullable(relation.table().properties().get(ICEBERG_SNAPSHOT))
                .filter(id -> !id.equals(NO_SNAPSHOT));
    }

    /** The directory of a table of Delta. */
    Optional<Path> deltaRoot() {
        return files().filter(
                        files -> files.fileFormat().getClass().getSimpleName().startsWith("DeltaParquetFileFormat"))
                .map(files -> CollectionConverters.asJava(files.location().rootPaths())
                        .get(0));
    }

    /** The columns that are in the names of directories and not in the files. */
    List<String> partitionColumns() {
        return files().map(files -> List.of(files.partitionSchema().fieldNames()))
                .orElse(List.of());
    }

    private Optional<HadoopFsRelation> files() {
        return leaf instanceof LogicalRelation relation && relation.relation() instanceof HadoopFsRelation files
                ? Optional.of(files)
                : Optional.empty();
    }
}
