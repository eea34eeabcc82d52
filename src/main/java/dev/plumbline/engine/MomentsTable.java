package dev.plumbline.engine;

import dev.plumbline.model.Density;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.Columns;
import dev.plumbline.source.ScanReport;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A table of which only the exact moments and the reports were kept: read in one pass, nothing cached. The moments have
 * all products (squares only where features are more than the limit and a descent does not need them), of training and of
 * held-out rows, and are those that a {@link CachedTable} of the same rows has, bit for
 * bit.
 *
 * <p>Memory: a block and the moments in each task, the moments on the driver, however many rows there are.
 */
public final class MomentsTable implements ReadTable {
    private static final ExactMoments.Detail DETAIL = ExactMoments.Detail.ALL_PRODUCTS;
    private static final double MEGABYTES = 1 << 20;

    private final TableSource source;
    private final ReadTotals totals;

    private MomentsTable(TableSource source, ReadTotals totals) {
        this.source = source;
        this.totals = totals;
    }

    /**
     * Reads the table: one job. Where a quoted field crossed the boundary of two splits the source is cut anew and read
     * again.
     *
     * @throws Refusal 78 where a descent on moments is wanted and there are more features than their limit; nothing is
     *     read then
     */
    public static MomentsTable load(JavaSparkContext spark, TableSource source, EngineSettings settings) {
        return load(spark, source, settings, Pictures.NONE);
    }

    /** The same, with pictures of the columns or without. */
    public static MomentsTable load(
            JavaSparkContext spark, TableSource source, EngineSettings settings, Pictures pictures) {
        if (settings.kind() == EngineSettings.Kind.MOMENTS) {
            refuseMany(source.columns().features().size(), settings);
        }
        return Rereading.settled(
                source, cut -> read(spark, cut, settings, pictures), MomentsTable::reports, MomentsTable::close);
    }

    private static MomentsTable read(
            JavaSparkContext spark, TableSource source, EngineSettings settings, Pictures pictures) {
        Columns columns = source.columns();
        ExactMoments.Detail detail =
                columns.features().size() <= settings.momentsLimit() ? DETAIL : ExactMoments.Detail.SQUARES_ONLY;
        LoadPartition load = LoadPartition.of(columns, settings, detail, detail).with(pictures);
        TableScan scan = new TableScan(spark, source, load);
        return new MomentsTable(source, scan.totals(scan.loaded(), "take the moments of the table"));
    }

    private static void refuseMany(int features, EngineSettings settings) {
        if (features > settings.momentsLimit()) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    String.format(
                            Locale.ROOT,
                            "Cannot train on moments: the table has %d features, and --moments-limit is %d; use"
                                    + " --engine rows, which needs no products of columns, or --moments-limit %d,"
                                    + " which takes about %.0f MB in each task and on the driver",
                            features,
                            settings.momentsLimit(),
                            features,
                            Math.ceil(PartitionSummary.heapBytes(features, DETAIL) / MEGABYTES)));
        }
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
        return totals.training();
    }

    @Override
    public Optional<ExactMoments> heldOut() {
        return totals.heldOut();
    }

    @Override
    public List<Density> densities() {
        return totals.densities();
    }

    /** Nothing is kept on the executors. */
    @Override
    public void close() {}
}
