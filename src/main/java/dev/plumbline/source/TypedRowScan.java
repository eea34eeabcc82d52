package dev.plumbline.source;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** What a task does with rows of which all columns are wanted: the judgement of {@link RowScan}, and its numbers. */
final class TypedRowScan implements FlatMapFunction<Iterator<Row>, WholeRow> {
    private static final long serialVersionUID = 1L;

    private final int cells;
    private final int[] features;

    /** @param cells how many columns from the first on make a row; @param features where the features stand */
    TypedRowScan(int cells, int[] features) {
        this.cells = cells;
        this.features = features.clone();
    }

    @Override
    public Iterator<WholeRow> call(Iterator<Row> rows) {
        return new Good(rows);
    }

    private final class Good implements Iterator<WholeRow> {
        private final Iterator<Row> rows;
        private WholeRow next;

        private Good(Iterator<Row> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                next = good(rows.next());
            }
            return next != null;
        }

        @Override
        public WholeRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            WholeRow row = next;
            next = null;
            return row;
        }

        /** The row, or null where a feature is missing or not finite. */
        private WholeRow good(Row row) {
            double[] x = new double[features.length];
            for (int j = 0; j < x.length; j++) {
                Object value = row.get(features[j]);
                if (value == null) {
                    return null;
                }
                x[j] = ((Number) value).doubleValue();
                if (!(Math.abs(x[j]) <= Double.MAX_VALUE)) {
                    return null;
                }
            }
            Object[] values = new Object[cells];
            for (int c = 0; c < cells; c++) {
                values[c] = row.get(c);
            }
            return new WholeRow(values, x);
        }
    }
}
