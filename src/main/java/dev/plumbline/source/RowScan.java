package dev.plumbline.source;

import dev.plumbline.kernel.BlockBuilder;
import java.util.Iterator;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;

/** What a task does with rows where the plan gives no batches. The columns of a row are the slots. */
final class RowScan implements Function2<Integer, Iterator<InternalRow>, Iterator<Chunk>> {
    private static final long serialVersionUID = 1L;

    private final ColumnarLayout layout;
    private final RowPlaces.Index index;

    RowScan(ColumnarLayout layout, RowPlaces.Index index) {
        this.layout = layout;
        this.index = index;
    }

    @Override
    public Iterator<Chunk> call(Integer partition, Iterator<InternalRow> rows) {
        return new Chunks(rows, new RowPlaces(index, partition));
    }

    private final class Chunks extends RowChunks {
        private final Iterator<InternalRow> rows;
        private final RowNumbers numbers = new RowNumbers(layout);

        private Chunks(Iterator<InternalRow> rows, RowPlaces places) {
            super(new RowTally(places), new BlockBuilder(layout.features(), layout.weighted()));
            this.rows = new RowFaults<>(rows, places);
        }

        @Override
        boolean fill() {
            while (!builder.isFull()) {
                if (!rows.hasNext()) {
                    return false;
                }
                InternalRow row = rows.next();
                tally.arrive();
                take(row);
            }
            return true;
        }

        private void take(InternalRow row) {
            int at = builder.rows();
            long inexact = 0;
            for (int s = 0; s < layout.slots(); s++) {
                if (numbers.isNull(row, s)) {
                    reject(row, s, RejectReason.MISSING, "null");
                    return;
                }
                double value = numbers.value(row, s);
                inexact += numbers.isInexact(row, s) ? 1 : 0;
                if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                    reject(row, s, RejectReason.NOT_FINITE, Double.toString(value));
                    return;
                }
                if (layout.isWeight(s)) {
                    if (!(value > 0)) {
                        reject(row, s, RejectReason.BAD_WEIGHT, Double.toString(value));
                        return;
                    }
                    builder.weight()[at] = value;
                } else {
                    (s < layout.features() ? builder.feature(s) : builder.label())[at] = value;
                }
            }
            builder.commit();
            tally.used(1, inexact);
        }

        private void reject(InternalRow row, int slot, RejectReason reason, String excerpt) {
            tally.rejected(layout.name(slot), reason, excerpt);
            for (int s = 0; s < layout.slots(); s++) {
                if (numbers.isNull(row, s)) {
                    tally.missing(s);
                }
            }
        }
    }
}
