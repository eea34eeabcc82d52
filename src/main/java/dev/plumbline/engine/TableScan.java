package dev.plumbline.engine;

import dev.plumbline.source.Chunk;
import dev.plumbline.source.TableSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;

/** One reading of a table, as it is cut: its blocks with the moments of their rows, and how these come to the driver. */
final class TableScan {
    /** Above this many, or four times the cores, splits are put together. */
    private static final int MOST_PARTITIONS = 128;

    private final JavaSparkContext spark;
    private final TableSource source;
    private final LoadPartition load;

    /** @param load says which moments are taken and which rows are held out */
    TableScan(JavaSparkContext spark, TableSource source, LoadPartition load) {
        this.spark = spark;
        this.source = source;
        this.load = load;
    }

    /** Blocks, and a summary at the end of each partition; read whenever a job asks for them. */
    JavaRDD<Loaded> loaded() {
        return grouped().mapPartitions(load);
    }

    /**
     * Thousands of splits are read by fewer tasks: each partition has a summary, with sums for every column, and in
     * thousands of them the summaries would take the memory of the blocks. Not below a floor, because a cluster's
     * executors may not have come yet.
     */
    private JavaRDD<Chunk> grouped() {
        JavaRDD<Chunk> chunks = source.chunks();
        int most = Math.max(MOST_PARTITIONS, 4 * spark.defaultParallelism());
        return chunks.getNumPartitions() > most ? chunks.coalesce(most, false) : chunks;
    }

    /** What all partitions of a scan found. One job, which reads what is not cached. */
    ReadTotals totals(JavaRDD<Loaded> loaded, String description) {
        return described(description, () -> {
            JavaRDD<PartitionSummary> summaries = loaded.mapPartitions(new Summaries());
            ReadTotals totals = new ReadTotals(load);
            results(summaries, load.summaryBytes(), new MergeSummaries()).forEach(totals::add);
            return totals;
        });
    }

    /** Runs one job under a description that a person understands. */
    <T> T described(String description, Supplier<T> job) {
        spark.setJobDescription(description);
        try {
            return job.get();
        } finally {
            spark.setJobDescription(null);
        }
    }

    /** The results of all partitions, merged on the way where they are more than a driver holds. */
    <T> List<T> results(JavaRDD<T> partial, long bytes, Function2<T, T, T> merge) {
        return ResultLimit.results(partial, bytes, ResultLimit.bytes(spark), merge);
    }

    /** Keeps the summaries, with where the blocks are, and lets go of these. */
    private static final class Summaries implements FlatMapFunction<Iterator<Loaded>, PartitionSummary> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<PartitionSummary> call(Iterator<Loaded> loaded) {
            PartitionSummary summary = null;
            int blocks = 0;
            while (loaded.hasNext()) {
                Loaded next = loaded.next();
                if (next.block() != null) {
                    blocks++;
                } else {
                    summary = next.summary();
                }
            }
            CachedPart part = new CachedPart(
                    TaskContext.getPartitionId(), blocks, SparkEnv.get().executorId());
            return Collections.singleton(summary.at(part)).iterator();
        }
    }

    private static final class MergeSummaries
            implements Function2<PartitionSummary, PartitionSummary, PartitionSummary> {
        private static final long serialVersionUID = 1L;

        @Override
        public PartitionSummary call(PartitionSummary a, PartitionSummary b) {
            return a.merged(b);
        }
    }
}
