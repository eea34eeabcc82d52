package dev.plumbline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Epochs over one table, beside an empty job and the bandwidth of memory, in turn. */
final class EpochSet implements AutoCloseable {
    private static final int WARM_UPS = 3;
    /** In a row, in each round: an epoch of ours takes milliseconds, and the JVM compiles its loops for a hundred. */
    private static final int TIMES = 30;

    private static final double GIGA = 1e9;
    private static final double MILLIS = 1e3;

    private final List<EpochWay> epochs = new ArrayList<>();
    private final EmptyJob empty;
    private final List<MemoryReads> reads;
    private final BenchTable table;
    private List<Samples> samples = List.of();

    private EpochSet(SparkSession spark, TableFile file, Place place) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        double[] values = MemoryReads.values();
        this.table = file.table();
        this.reads = List.of(new MemoryReads(values, 1, TIMES), new MemoryReads(values, Place.CORES, TIMES));
        this.empty = new EmptyJob(context, TIMES);
        epochs.add(new PlumblineEpochs(spark, file, place, TIMES));
        epochs.add(new PlainSumEpochs(context, table, TIMES));
    }

    /** Plumbline alone, beside plain sums. */
    static EpochSet of(SparkSession spark, TableFile file, Place place) {
        return new EpochSet(spark, file, place);
    }

    /** With all that a user might write instead. */
    static EpochSet withPeers(SparkSession spark, TableFile file, Place place) {
        EpochSet set = new EpochSet(spark, file, place);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        set.epochs.add(new DataFrameEpochs(spark, file, place));
        set.epochs.add(new RddEpochs(context, file.table()));
        set.epochs.add(new MllibEpochs(context, file.table()));
        return set;
    }

    EpochSet measure(int rounds) throws Exception {
        List<Way> ways = new ArrayList<>(epochs);
        ways.add(empty);
        ways.addAll(reads);
        samples = Turns.measure(ways, WARM_UPS, rounds);
        EpochWay.requireAgreement(epochs);
        return this;
    }

    List<Samples> samples() {
        return samples;
    }

    Samples ours() {
        return samples.get(0);
    }

    Samples plain() {
        return samples.get(1);
    }

    Samples dataFrame() {
        return samples.get(2);
    }

    Samples rdd() {
        return samples.get(3);
    }

    Samples mllib() {
        return samples.get(4);
    }

    Samples empty() {
        return samples.get(epochs.size());
    }

    private Samples fastestRead() {
        return samples.get(samples.size() - 1);
    }

    /** Once through the table's bytes, as fast as memory gives them, and the least that Spark takes for a job. */
    Base limit() {
        double memory = table.bytes() / MemoryReads.bandwidth(fastestRead());
        return new Base("limit", memory + empty().median());
    }

    List<String> notes() {
        double memory = table.bytes() / MemoryReads.bandwidth(fastestRead());
        return List.of(
                String.format(
                        Locale.ROOT,
                        "memory is read at %.1f GB/s by 1 thread, at %.1f GB/s by %d",
                        MemoryReads.bandwidth(samples.get(samples.size() - 2)) / GIGA,
                        MemoryReads.bandwidth(fastestRead()) / GIGA,
                        Place.CORES),
                String.format(
                        Locale.ROOT,
                        "limit: %,d bytes as doubles at that pace %.3f ms, an empty job %.3f ms, together %.3f ms",
                        table.bytes(),
                        MILLIS * memory,
                        MILLIS * empty().median(),
                        MILLIS * limit().seconds()),
                "all ways found the same mean squared error to 1e-9");
    }

    @Override
    public void close() {
        epochs.forEach(Way::close);
        reads.forEach(Way::close);
    }
}
