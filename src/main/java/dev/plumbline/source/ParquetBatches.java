package dev.plumbline.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.VectorizedParquetRecordReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * The batches of some pieces, one behind the other, by the reader that Spark's own scans use. The only class that knows
 * that reader. A batch is good until the next is asked for.
 */
final class ParquetBatches implements Iterator<ColumnarBatch>, Closeable {
    private final Iterator<ParquetPiece> pieces;
    private final Configuration conf;
    private final int batchRows;
    private VectorizedParquetRecordReader reader;
    private boolean ready;

    /**
     * @param conf made by {@link ParquetReading}, which names the columns
     * @param batchRows rows of a batch
     */
    ParquetBatches(List<ParquetPiece> pieces, Configuration conf, int batchRows) {
        this.pieces = pieces.iterator();
        this.conf = conf;
        this.batchRows = batchRows;
    }

    @Override
    public boolean hasNext() {
        try {
            while (!ready && (reader != null || pieces.hasNext())) {
                if (reader == null) {
                    open(pieces.next());
                }
                ready = reader.nextBatch();
                if (!ready) {
                    close();
                }
            }
            return ready;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ColumnarBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        return reader.resultBatch();
    }

    private void open(ParquetPiece piece) throws IOException {
        Path path = new Path(piece.path());
        // Where the rows come from, for those who name them; before the reader may fail.
        InputFileBlockHolder.set(path.toUri().toString(), piece.start(), piece.length());
        reader = new VectorizedParquetRecordReader(false, batchRows);
        FileSplit split = new FileSplit(path, piece.start(), piece.length(), new String[0]);
        try {
            reader.initialize(split, new TaskAttemptContextImpl(conf, new TaskAttemptID()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        reader.initBatch(new StructType(), InternalRow.empty());
        reader.enableReturningBatches();
    }

    @Override
    public void close() {
        VectorizedParquetRecordReader open = reader;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
