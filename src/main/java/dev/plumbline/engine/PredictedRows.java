package dev.plumbline.engine;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.WholeRow;
import dev.plumbline.source.WholeRows;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a table with the prediction of a model behind their own columns, computed when they are asked for; the
 * bits are those of {@link LinearModel#predict}. Must not be closed before the rows are written.
 */
public final class PredictedRows implements AutoCloseable {
    /** The name of the column. */
    public static final String COLUMN = "prediction";

    private final Broadcast<Line> line;
    private final WholeRows whole;

    public PredictedRows(JavaSparkContext spark, WholeRows whole, LinearModel model) {
        this.line = spark.broadcast(new Line(model));
        this.whole = whole;
    }

    /** The table's columns, then the prediction. */
    public StructType schema() {
        return whole.schema().add(COLUMN, DataTypes.DoubleType, false);
    }

    /** Fails with a {@link Refusal} (65) at a prediction that is not finite. */
    public JavaRDD<Row> rows() {
        return whole.rows().map(new Predict(line));
    }

    @Override
    public void close() {
        line.destroy();
    }

    private static final class Predict implements Function<WholeRow, Row> {
        private static final long serialVersionUID = 1L;
        private static final int SHOWN = 3;

        private final Broadcast<Line> line;

        Predict(Broadcast<Line> line) {
            this.line = line;
        }

        @Override
        public Row call(WholeRow row) {
            double[] x = row.features();
            double prediction = line.value().predict(x);
            if (!Double.isFinite(prediction)) {
                throw new Refusal(
                        ExitCode.DATA,
                        "Cannot predict a row: its prediction is beyond the range of numbers, for features beginning with "
                                + Arrays.toString(Arrays.copyOf(x, Math.min(SHOWN, x.length)))
                                + "; see whether the columns are in the units that the model was trained in");
            }
            Object[] cells = Arrays.copyOf(row.cells(), row.cells().length + 1);
            cells[cells.length - 1] = prediction;
            return RowFactory.create(cells);
        }
    }
}
