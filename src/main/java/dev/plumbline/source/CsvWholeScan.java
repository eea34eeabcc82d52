package dev.plumbline.source;

import dev.plumbline.kernel.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What a task does with its splits where all columns are wanted: the scanner that accounts for the rows is the one that
 * reads them here, so both agree about every row.
 */
final class CsvWholeScan implements FlatMapFunction<Iterator<ArrayList<CsvSplit>>, WholeRow> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<SerializableConfiguration> conf;
    private final CsvDialect dialect;
    private final ArrayList<CsvLayout> layouts;
    private final ArrayList<String> names;
    private final boolean nulls;

    CsvWholeScan(
            Broadcast<SerializableConfiguration> conf,
            CsvDialect dialect,
            List<CsvLayout> layouts,
            List<String> names,
            boolean nulls) {
        this.conf = conf;
        this.dialect = dialect;
        this.layouts = new ArrayList<>(layouts);
        this.names = new ArrayList<>(names);
        this.nulls = nulls;
    }

    @Override
    public Iterator<WholeRow> call(Iterator<ArrayList<CsvSplit>> partition) throws IOException {
        List<CsvSplit> splits = partition.hasNext() ? partition.next() : List.of();
        CsvCells cells = new CsvCells(names, nulls);
        CsvScanner scanner = new CsvScanner(dialect, new RejectLog(), cells);
        CsvChunks chunks = new CsvChunks(conf.value().value(), layouts, splits, scanner, false);
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) context -> chunks.close());
        }
        return new Rows(chunks, cells, splits.isEmpty() ? 0 : layouts.get(0).features());
    }

    /** Puts the features of a block and the cells of its rows together. */
    private static final class Rows implements Iterator<WholeRow> {
        private final Iterator<Chunk> chunks;
        private final CsvCells cells;
        private Block block;
        private final WholeRow row;
        private List<InternalRow> rows = List.of();
        private int next;

        private Rows(Iterator<Chunk> chunks, CsvCells cells, int features) {
            this.row = new WholeRow(features);
            this.chunks = chunks;
            this.cells = cells;
        }

        @Override
        public boolean hasNext() {
            while (next == rows.size() && chunks.hasNext()) {
                Chunk chunk = chunks.next();
                if (chunk.isBlock()) {
                    block = chunk.block();
                    rows = cells.drain();
                    next = 0;
                    if (rows.size() != block.rows()) {
                        throw new IllegalStateException(
                                "Cannot match " + rows.size() + " rows of cells with " + block.rows() + " of numbers");
                    }
                }
            }
            return next < rows.size();
        }

        @Override
        public WholeRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            double[] features = row.features();
            for (int j = 0; j < features.length; j++) {
                features[j] = block.feature(j)[next];
            }
            return row.with(rows.get(next++));
        }
    }
}
