package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.Reach;
import dev.plumbline.source.Chunk;
import dev.plumbline.source.Columns;
import dev.plumbline.source.ScanReport;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.storage.StorageLevel;

/**
 * A table read once: its blocks cached on the executors, its exact moments and its scan reports on the driver. Closing
 * it frees the cache.
 */
public final class CachedTable implements ReadTable {
    /** Above this many, or four times the cores, splits are put together. */
    private static final int MOST_CACHED_PARTITIONS = 128;

    private final JavaSparkContext spark;
    private final TableSource source;
    private final JavaRDD<Loaded> cache;
    private final List<ScanReport> reports;
    private final ExactMoments training;
    private final ExactMoments heldOut;

    private CachedTable(JavaSparkContext spark, TableSource source, JavaRDD<Loaded> cache, Totals totals) {
        this.spark = spark;
        this.source = source;
        this.cache = cache;
        this.reports = totals.reports;
        this.training = totals.training;
        this.heldOut = totals.heldOut;
    }

    /**
     * Reads the table: one job, in which blocks are cached and moments taken. Where a quoted field crossed the boundary
     * of two splits the source is cut anew and read again.
     */
    public static CachedTable load(JavaSparkContext spark, TableSource source, EngineSettings settings) {
        return Rereading.settled(source, cut -> read(spark, cut, settings), CachedTable::reports, CachedTable::close);
    }

    private static CachedTable read(JavaSparkContext spark, TableSource source, EngineSettings settings) {
        Columns columns = source.columns();
        int features = columns.features().size();
        ExactMoments.Detail detail = features <= settings.momentsLimit()
                ? ExactMoments.Detail.ALL_PRODUCTS
                : ExactMoments.Detail.SQUARES_ONLY;
        RowHash heldOut =
                settings.holdoutPercent() > 0 ? new RowHash(settings.seed(), settings.holdoutPercent()) : null;
        LoadPartition load = new LoadPartition(features, columns.weight().isPresent(), detail, heldOut);
        JavaRDD<Loaded> cache =
                grouped(spark, source.chunks()).mapPartitions(load).persist(level(settings.storage()));
        cache.setName("plumbline blocks");
        spark.setJobDescription("read the table");
        try {
            Totals totals = new Totals(features, detail, heldOut != null);
            summaries(cache, PartitionSummary.wireBytes(features, detail), ResultLimit.bytes(spark))
                    .forEach(totals::add);
            return new CachedTable(spark, source, cache, totals);
        } catch (Throwable e) { // Spark throws checked exceptions without declaring them
            cache.unpersist(false);
            throw e;
        } finally {
            spark.setJobDescription(null);
        }
    }

    /** Thousands of partitions with thousands of sums each are more than a driver holds: they are merged on the way. */
    private static List<PartitionSummary> summaries(JavaRDD<Loaded> cache, long bytes, long mostBytes) {
        JavaRDD<PartitionSummary> summaries = cache.mapPartitions(new Summaries());
        int partitions = cache.getNumPartitions();
        if (partitions > 0 && partitions * bytes > mostBytes) {
            return List.of(summaries.treeReduce(new MergeSummaries(), 2));
        }
        return summaries.collect();
    }

    private static StorageLevel level(EngineSettings.Storage storage) {
        return storage == EngineSettings.Storage.DISK ? StorageLevel.DISK_ONLY() : StorageLevel.MEMORY_AND_DISK();
    }

    @Override
    public TableSource source() {
        return source;
    }

    @Override
    public List<ScanReport> reports() {
        return reports;
    }

    @Override
    public ExactMoments training() {
        return training;
    }

    /** Squares only. */
    @Override
    public Optional<ExactMoments> heldOut() {
        return Optional.ofNullable(heldOut);
    }

    /** How far the columns reach from these centres, over training and held-out rows. */
    public Reach reach(double[] centre, double labelCentre) {
        int d = centre.length;
        double[] reach = new double[d];
        for (int j = 0; j < d; j++) {
            reach[j] = deviation(j, centre[j]);
        }
        double weight = training.maxWeight();
        if (heldOut != null && heldOut.count() > 0) {
            weight = Math.max(weight, heldOut.maxWeight());
        }
        return new Reach(centre, labelCentre, reach, deviation(d, labelCentre), weight);
    }

    private double deviation(int column, double centre) {
        double most = training.maxAbsDeviation(column, centre);
        if (heldOut != null && heldOut.count() > 0) {
            most = Math.max(most, heldOut.maxAbsDeviation(column, centre));
        }
        return most;
    }

    JavaSparkContext spark() {
        return spark;
    }

    /**
     * Thousands of splits are read by fewer tasks: each partition caches a summary, with sums for every column, beside its
     * blocks, and in thousands of them the summaries would take the memory of the blocks. Not below a floor, because a
     * cluster's executors may not have come yet.
     */
    private static JavaRDD<Chunk> grouped(JavaSparkContext spark, JavaRDD<Chunk> chunks) {
        int most = Math.max(MOST_CACHED_PARTITIONS, 4 * spark.defaultParallelism());
        return chunks.getNumPartitions() > most ? chunks.coalesce(most, false) : chunks;
    }

    /**
     * The cached blocks in few partitions: thousands of cached partitions would cost an epoch thousands of tasks, so
     * they are visited by a small multiple of the cores.
     */
    JavaRDD<Block> blocks() {
        JavaRDD<Block> blocks = cache.mapPartitions(new Blocks());
        int most = 2 * spark.defaultParallelism();
        return blocks.getNumPartitions() > most ? blocks.coalesce(most, false) : blocks;
    }

    @Override
    public void close() {
        cache.unpersist(false);
    }

    private static final class Totals {
        private final List<ScanReport> reports = new ArrayList<>();
        private final ExactMoments training;
        private final ExactMoments heldOut;

        Totals(int features, ExactMoments.Detail detail, boolean holdout) {
            training = new ExactMoments(features + 1, detail);
            heldOut = holdout ? new ExactMoments(features + 1, ExactMoments.Detail.SQUARES_ONLY) : null;
        }

        void add(PartitionSummary part) {
            reports.addAll(part.reports());
            training.merge(part.training());
            if (heldOut != null) {
                heldOut.merge(part.heldOut());
            }
        }
    }

    /** Keeps the summaries of cached partitions. */
    private static final class Summaries implements FlatMapFunction<Iterator<Loaded>, PartitionSummary> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<PartitionSummary> call(Iterator<Loaded> loaded) {
            List<PartitionSummary> found = new ArrayList<>(1);
            while (loaded.hasNext()) {
                PartitionSummary summary = loaded.next().summary();
                if (summary != null) {
                    found.add(summary);
                }
            }
            return found.iterator();
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

    /** Keeps the blocks of cached partitions. */
    private static final class Blocks implements FlatMapFunction<Iterator<Loaded>, Block> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Block> call(Iterator<Loaded> loaded) {
            return new BlockIterator(loaded);
        }
    }

    private static final class BlockIterator implements Iterator<Block> {
        private final Iterator<Loaded> loaded;
        private Block next;

        BlockIterator(Iterator<Loaded> loaded) {
            this.loaded = loaded;
        }

        @Override
        public boolean hasNext() {
            while (next == null && loaded.hasNext()) {
                next = loaded.next().block();
            }
            return next != null;
        }

        @Override
        public Block next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            Block block = next;
            next = null;
            return block;
        }
    }
}
