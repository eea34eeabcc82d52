package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.kernel.Reach;
import dev.plumbline.model.Density;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.Columns;
import dev.plumbline.source.ScanReport;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * A table read once: its blocks cached on the executors, its exact moments and its scan reports on the driver. Closing
 * it frees the cache.
 */
public final class CachedTable implements ReadTable {
    private final JavaSparkContext spark;
    private final TableSource source;
    private final TableScan scan;
    private final Placement placement;
    private final ReadTotals totals;
    private final ExactMoments training;
    private final ExactMoments heldOut;

    private CachedTable(
            JavaSparkContext spark, TableSource source, TableScan scan, JavaRDD<Loaded> cache, ReadTotals totals) {
        this.spark = spark;
        this.source = source;
        this.scan = scan;
        this.placement = new Placement(spark, cache, totals.parts());
        if (isToldByItsRows()) {
            placement.keepPartitions();
        }
        this.totals = totals;
        this.training = totals.training();
        this.heldOut = totals.heldOut().orElse(null);
    }

    /**
     * Reads the table: one job, in which blocks are cached and moments taken. Where a quoted field crossed the boundary
     * of two splits the source is cut anew and read again.
     */
    public static CachedTable load(JavaSparkContext spark, TableSource source, EngineSettings settings) {
        return load(spark, source, settings, Pictures.NONE);
    }

    /** The same, with pictures of the columns or without. */
    public static CachedTable load(
            JavaSparkContext spark, TableSource source, EngineSettings settings, Pictures pictures) {
        return settled(spark, source, settings, load -> load.with(pictures));
    }

    /** @param form in which blocks are kept; an epoch has the same bits over each */
    static CachedTable load(
            JavaSparkContext spark, TableSource source, EngineSettings settings, LoadPartition.Form form) {
        return settled(spark, source, settings, load -> load.in(form));
    }

    private static CachedTable settled(
            JavaSparkContext spark,
            TableSource source,
            EngineSettings settings,
            UnaryOperator<LoadPartition> differently) {
        return Rereading.settled(
                source, cut -> read(spark, cut, settings, differently), CachedTable::reports, CachedTable::close);
    }

    private static CachedTable read(
            JavaSparkContext spark,
            TableSource source,
            EngineSettings settings,
            UnaryOperator<LoadPartition> differently) {
        Columns columns = source.columns();
        ExactMoments.Detail detail = columns.features().size() <= settings.momentsLimit()
                ? ExactMoments.Detail.ALL_PRODUCTS
                : ExactMoments.Detail.SQUARES_ONLY;
        LoadPartition load =
                differently.apply(LoadPartition.of(columns, settings, detail, ExactMoments.Detail.SQUARES_ONLY)
                        .in(LoadPartition.Form.NARROW));
        TableScan scan = new TableScan(spark, source, load);
        JavaRDD<Loaded> cache = scan.loaded().persist(level(settings.storage()));
        cache.setName("plumbline blocks");
        try {
            return new CachedTable(spark, source, scan, cache, scan.totals(cache, "read the table"));
        } catch (Throwable e) { // Spark throws checked exceptions without declaring them
            cache.unpersist(false);
            throw e;
        }
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
        return totals.reports();
    }

    @Override
    public ExactMoments training() {
        return training;
    }

    /** Squares only. */
    @Override
    public Optional<ExactMoments> heldOut() {
        return totals.heldOut();
    }

    @Override
    public List<Density> densities() {
        return totals.densities();
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

    /** Tells this one what it costs when executors go and come. */
    public CachedTable telling(Consumer<String> notes) {
        placement.telling(notes);
        return this;
    }

    /**
     * The cached blocks in even shares, one for each core that is there now: however the table was cut, an epoch takes
     * one wave of tasks.
     */
    JavaRDD<NarrowBlock> blocks() {
        return placement.shares();
    }

    Placement placement() {
        return placement;
    }

    /** One job over the summaries that stand with the cached blocks: a partition that was read again has another one. */
    @Override
    public void verifyKept() {
        if (isToldByItsRows()) {
            SameRows.difference(this, scan.totals(placement.cache(), "see that no row has changed"))
                    .ifPresent(CachedTable::refuse);
        }
    }

    private boolean isToldByItsRows() {
        return source.files().isEmpty() && source.snapshot().isEmpty();
    }

    private static void refuse(String how) {
        throw new Refusal(
                ExitCode.DATA,
                "Cannot trust what was read: a part of the table was lost and read again, and then there were " + how
                        + ", so the table changed under the run; run again when it is settled, or read one state of it");
    }

    @Override
    public void close() {
        placement.close();
    }
}
