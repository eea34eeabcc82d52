package dev.plumbline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** What a task does with its splits: blocks as they fill up, a report behind each split's last block. */
final class CsvScan implements FlatMapFunction<Iterator<ArrayList<CsvSplit>>, Chunk> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<SerializableConfiguration> conf;
    private final CsvDialect dialect;
    private final ArrayList<CsvLayout> layouts;
    private final boolean weighted;

    CsvScan(Broadcast<SerializableConfiguration> conf, CsvDialect dialect, List<CsvLayout> layouts, boolean weighted) {
        this.conf = conf;
        this.dialect = dialect;
        this.layouts = new ArrayList<>(layouts);
        this.weighted = weighted;
    }

    @Override
    public Iterator<Chunk> call(Iterator<ArrayList<CsvSplit>> partition) throws IOException {
        List<CsvSplit> splits = partition.hasNext() ? partition.next() : List.of();
        CsvChunks chunks = new CsvChunks(conf.value().value(), dialect, layouts, weighted, splits);
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) context -> chunks.close());
        }
        return chunks;
    }
}
