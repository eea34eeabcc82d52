package dev.plumbline.source;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;

/** What a task does with rows of which all columns are wanted: the judgement of {@link RowScan}, and its numbers. */
final class TypedRowScan implements Function2<Integer, Iterator<InternalRow>, Iterator<WholeRow>> {
    private static final long serialVersionUID = 1L;

    private final ColumnarLayout layout;
    private final RowPlaces.Index index;

    /** @param layout where in a row the features stand */
    TypedRowScan(ColumnarLayout layout, RowPlaces.Index index) {
        this.layout = layout;
        this.index = index;
    }

    @Override
    public Iterator<WholeRow> call(Integer partition, Iterator<InternalRow> rows) {
        return new Good(new RowFaults<>(rows, new RowPlaces(index, partition)));
    }

    private final class Good implements Iterator<WholeRow> {
        private final Iterator<InternalRow> rows;
        private final RowNumbers numbers = new RowNumbers(layout);
        private final WholeRow row = new WholeRow(layout.features());
        private boolean ready;

        private Good(Iterator<InternalRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (!ready && rows.hasNext()) {
                ready = take(rows.next());
            }
            return ready;
        }

        @Override
        public WholeRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return row;
        }

        /** Whether no feature is missing or not finite. */
        private boolean take(InternalRow cells) {
            double[] x = row.features();
            for (int j = 0; j < x.length; j++) {
                if (numbers.isNull(cells, j)) {
                    return false;
                }
                x[j] = numbers.value(cells, j);
                if (!(Math.abs(x[j]) <= Double.MAX_VALUE)) {
                    return false;
                }
            }
            row.with(cells);
            return true;
        }
    }
}
