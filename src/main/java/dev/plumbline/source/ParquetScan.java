package dev.plumbline.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** What a task does with its pieces of Parquet files. */
final class ParquetScan implements Function2<Integer, Iterator<ArrayList<ParquetPiece>>, Iterator<Chunk>> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<SerializableConfiguration> conf;
    private final int batchRows;
    private final ColumnarScan scan;

    ParquetScan(Broadcast<SerializableConfiguration> conf, int batchRows, ColumnarScan scan) {
        this.conf = conf;
        this.batchRows = batchRows;
        this.scan = scan;
    }

    @Override
    public Iterator<Chunk> call(Integer partition, Iterator<ArrayList<ParquetPiece>> pieces) {
        List<ParquetPiece> its = pieces.hasNext() ? pieces.next() : List.of();
        ParquetBatches batches = new ParquetBatches(its, conf.value().value(), batchRows);
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) context -> {
                batches.close();
                InputFileBlockHolder.unset();
            });
        }
        return scan.call(partition, batches);
    }
}
