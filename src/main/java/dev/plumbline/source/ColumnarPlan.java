package dev.plumbline.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds in Spark's plan of a plain selection of columns the scan that gives columnar batches, and reads these: no row
 * is ever made. The only class that walks Spark's physical plans; {@link TableLeaf} looks at analysed ones.
 *
 * <p>On its way down it passes only nodes that change no row and no value: code generation, the turning of batches into
 * rows, and projections that merely pick columns. Where it meets anything else (a filter of a view, a join, a scan that
 * gives rows) there are no batches to be had.
 */
final class ColumnarPlan {
    private static final Set<String> TRANSPARENT =
            Set.of("WholeStageCodegenExec", "InputAdapter", "ColumnarToRowExec", "ProjectExec");

    private final SparkPlan scan;
    private final int[] ordinals;

    private ColumnarPlan(SparkPlan scan, int[] ordinals) {
        this.scan = scan;
        this.ordinals = ordinals;
    }

    /** The batches behind a table of plainly selected columns, where its plan has them. */
    static Optional<ColumnarPlan> of(Dataset<Row> table) {
        SparkPlan top = table.queryExecution().executedPlan();
        SparkPlan node = top;
        while (!node.supportsColumnar()) {
            List<SparkPlan> children = CollectionConverters.asJava(node.children());
            if (children.size() != 1 || !TRANSPARENT.contains(node.getClass().getSimpleName()) || !picksOnly(node)) {
                return Optional.empty();
            }
            node = children.get(0);
        }
        int[] ordinals = ordinals(CollectionConverters.asJava(top.output()), node);
        return ordinals == null ? Optional.empty() : Optional.of(new ColumnarPlan(node, ordinals));
    }

    private static boolean picksOnly(SparkPlan node) {
        if (node instanceof ProjectExec project) {
            for (NamedExpression expression : CollectionConverters.asJava(project.projectList())) {
                if (!(expression instanceof Attribute)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where in the batches each column of the table stands. */
    private static int[] ordinals(List<Attribute> columns, SparkPlan scan) {
        List<Attribute> output = new ArrayList<>(CollectionConverters.asJava(scan.output()));
        int[] ordinals = new int[columns.size()];
        for (int c = 0; c < ordinals.length; c++) {
            ordinals[c] = -1;
            for (int o = 0; o < output.size(); o++) {
                if (output.get(o).exprId().equals(columns.get(c).exprId())) {
                    ordinals[c] = o;
                }
            }
            if (ordinals[c] < 0) {
                return null;
            }
        }
        return ordinals;
    }

    /** For each column of the table, its place in a batch. */
    int[] ordinals() {
        return ordinals.clone();
    }

    JavaRDD<ColumnarBatch> batches() {
        return javaRdd(scan.executeColumnar());
    }

    /** The rows of a table in Spark's own form, for where there are no batches. */
    static JavaRDD<InternalRow> rows(Dataset<Row> table) {
        return javaRdd(table.queryExecution().toRdd());
    }

    /** The same, from batches where the plan has them in the order of the columns, so that no row is put together. */
    static JavaRDD<InternalRow> rowsOfBatches(Dataset<Row> table) {
        int[] inOrder = IntStream.range(0, table.schema().length()).toArray();
        return of(table)
                .filter(plan -> Arrays.equals(plan.ordinals, inOrder))
                .map(plan -> plan.batches().mapPartitions(new BatchRows(), true))
                .orElseGet(() -> rows(table));
    }

    private static <T> JavaRDD<T> javaRdd(RDD<T> rdd) {
        return rdd.toJavaRDD();
    }
}
