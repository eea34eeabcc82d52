package dev.plumbline.engine;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.WholeRow;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;

/** What a task does with whole rows: a prediction for each. The row that it gives is good until the next is asked for. */
final class PredictPartition implements FlatMapFunction<Iterator<WholeRow>, InternalRow> {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;

    private final Broadcast<Line> line;
    private final Broadcast<Band> band;

    /** @param band or null where no intervals are wanted */
    PredictPartition(Broadcast<Line> line, Broadcast<Band> band) {
        this.line = line;
        this.band = band;
    }

    @Override
    public Iterator<InternalRow> call(Iterator<WholeRow> rows) {
        return new Predicted(rows, line.value(), band == null ? null : band.value());
    }

    private static final class Predicted implements Iterator<InternalRow> {
        private final Iterator<WholeRow> rows;
        private final Line line;
        private final Band band;
        private final Object[] numbers;
        private final GenericInternalRow behind;
        private final JoinedRow joined = new JoinedRow();
        private double[] z = {};

        private Predicted(Iterator<WholeRow> rows, Line line, Band band) {
            this.rows = rows;
            this.line = line;
            this.band = band;
            this.numbers = new Object[band == null ? 1 : 3];
            this.behind = new GenericInternalRow(numbers);
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public InternalRow next() {
            WholeRow row = rows.next();
            double[] x = row.features();
            double prediction = line.predict(x);
            requireFinite(prediction, "prediction", x);
            numbers[0] = prediction;
            if (band != null) {
                z = z.length == 0 ? new double[x.length + 1] : z;
                double reach = band.reach(x, z);
                numbers[1] = prediction - reach;
                numbers[2] = prediction + reach;
                requireFinite(Math.abs(prediction) + reach, "interval", x);
            }
            return joined.apply(row.cells(), behind);
        }

        private static void requireFinite(double value, String what, double[] x) {
            if (!Double.isFinite(value)) {
                throw new Refusal(
                        ExitCode.DATA,
                        "Cannot predict a row: its " + what
                                + " is beyond the range of numbers, for features beginning with "
                                + Arrays.toString(Arrays.copyOf(x, Math.min(SHOWN, x.length)))
                                + "; see whether the columns are in the units that the model was trained in");
            }
        }
    }
}
