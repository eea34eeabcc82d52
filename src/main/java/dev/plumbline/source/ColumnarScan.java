package dev.plumbline.source;

import dev.plumbline.kernel.BlockBuilder;
import java.util.Iterator;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** What a task does with the batches of its partition: blocks as they fill up, then the reports. */
final class ColumnarScan implements Function2<Integer, Iterator<ColumnarBatch>, Iterator<Chunk>> {
    private static final long serialVersionUID = 1L;

    private final ColumnarLayout layout;
    private final RowPlaces.Index index;

    ColumnarScan(ColumnarLayout layout, RowPlaces.Index index) {
        this.layout = layout;
        this.index = index;
    }

    @Override
    public Iterator<Chunk> call(Integer partition, Iterator<ColumnarBatch> batches) {
        return new Chunks(batches, new RowPlaces(index, partition));
    }

    private final class Chunks extends RowChunks {
        private final Iterator<ColumnarBatch> batches;
        private final ColumnarCopy copy;
        private ColumnarBatch batch;
        private int next;

        private Chunks(Iterator<ColumnarBatch> batches, RowPlaces places) {
            super(new RowTally(places), new BlockBuilder(layout.features(), layout.weighted()));
            this.batches = new RowFaults<>(batches, places);
            this.copy = new ColumnarCopy(layout, tally);
        }

        /** A batch is copied to its end before the next is asked for: its vectors are used again. */
        @Override
        boolean fill() {
            while (!builder.isFull()) {
                if (batch == null || next == batch.numRows()) {
                    if (!batches.hasNext()) {
                        batch = null;
                        return false;
                    }
                    batch = batches.next();
                    next = 0;
                    tally.arrive();
                }
                int count = Math.min(batch.numRows() - next, builder.capacity() - builder.rows());
                copy.copy(batch, next, count, builder);
                next += count;
            }
            return true;
        }
    }
}
