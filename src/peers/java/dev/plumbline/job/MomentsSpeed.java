package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.MomentsTable;
import dev.plumbline.kernel.Block;
import dev.plumbline.peers.SparkMlNormalEquations;
import dev.plumbline.source.BadRows;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.Sources;
import dev.plumbline.source.SyntheticTable;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Prints what exact moments cost: on top of a scan that only sums, and beside the aggregation of Spark ML. Arguments:
 * the number of rows of the narrow table, and a directory where tables are kept.
 */
public final class MomentsSpeed {
    private static final int ROUNDS = 7;
    /** So many that everything is compiled by then. */
    private static final int WARM_UPS = 4;

    private static final int FEATURES = 20;
    private static final double OVER_A_SCAN = 1.6;
    private static final double OVER_SPARK_ML = 3;

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Path work;

    private MomentsSpeed(SparkSession spark, Path work) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.work = work;
    }

    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[0]);
        try (SparkSession spark = SparkSession.builder()
                .appName("moments-speed")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            MomentsSpeed speed = new MomentsSpeed(spark, Path.of(args[1]));
            String report = String.format(
                    Locale.ROOT,
                    "%s, Spark %s, Java %s; %d rounds in turn after %d that do not count%n%n",
                    spark.sparkContext().master(),
                    spark.version(),
                    System.getProperty("java.version"),
                    ROUNDS,
                    WARM_UPS);
            // All at once at the end, because the solver's own words come in between.
            report += speed.overScans(rows);
            report += speed.besideSparkMl(Math.max(1, rows / 10));
            System.out.print(report);
        }
    }

    private String overScans(int rows) {
        Stopwatch watch = new Stopwatch();
        StringBuilder report = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d rows x 1 feature: a scan that sums x and y in plain doubles, and the same scan for the moments%n",
                rows));
        report.append(Stopwatch.head());
        for (GenerateSettings.Format format : GenerateSettings.Format.values()) {
            TableSource source = table(rows, 1, format);
            watch.add(format + ", x and y summed", () -> plainSums(source, rows));
            watch.add(format + ", exact moments", () -> moments(source, rows));
        }
        watch.run(WARM_UPS, ROUNDS);
        for (GenerateSettings.Format format : GenerateSettings.Format.values()) {
            report.append(watch.line(format + ", x and y summed"));
            report.append(watch.line(format + ", exact moments"));
            report.append(watch.ratio(format + ", exact moments", format + ", x and y summed", OVER_A_SCAN));
        }
        return report.append('\n').toString();
    }

    private String besideSparkMl(int rows) {
        JavaRDD<Block> blocks = MomentsPasses.blocks(table(rows, FEATURES, GenerateSettings.Format.PARQUET))
                .persist(StorageLevel.MEMORY_ONLY());
        blocks.count();
        String ours = "Plumbline: exact moments of blocks in memory";
        String theirs = "Spark ML normal: its aggregation over instances in memory";
        Stopwatch watch = new Stopwatch();
        try (SparkMlNormalEquations peer = SparkMlNormalEquations.over(MomentsPasses.rows(blocks))) {
            watch.add(theirs, peer::slopes);
            watch.add(ours, () -> check(MomentsPasses.moments(blocks, FEATURES + 1), rows));
            watch.run(WARM_UPS, ROUNDS);
        } finally {
            blocks.unpersist(true);
        }
        return String.format(
                        Locale.ROOT,
                        "%,d rows x %d features: all products, from the same rows in the same partitions, cached%n"
                                + "(of Spark ML only the aggregation and %d equations: no frame, no assembling, no summary)%n",
                        rows,
                        FEATURES,
                        FEATURES)
                + Stopwatch.head()
                + watch.line(theirs)
                + watch.line(ours)
                + watch.ratio(ours, theirs, OVER_SPARK_ML);
    }

    private void plainSums(TableSource source, long rows) {
        double[] sums = MomentsPasses.plainSums(source);
        if (sums[2] != rows) {
            throw new IllegalStateException(sums[2] + " rows, not " + rows);
        }
    }

    private void moments(TableSource source, long rows) {
        EngineSettings settings =
                new EngineSettings(EngineSettings.Kind.MOMENTS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
        check(MomentsTable.load(context, source, settings).training(), rows);
    }

    private static void check(ExactMoments moments, long rows) {
        if (moments.count() != rows || moments.isConstant(0)) {
            throw new IllegalStateException(moments.count() + " rows, not " + rows);
        }
    }

    /** A synthetic table, which is written once and kept. */
    private TableSource table(long rows, int features, GenerateSettings.Format format) {
        String suffix = format.name().toLowerCase(Locale.ROOT);
        Path place = work.resolve(rows + "x" + features + "." + suffix);
        if (!Files.exists(place)) {
            System.err.println("moments-speed: writing " + place);
            int parts = GenerateSettings.parts(rows, features);
            SyntheticTable.write(spark, new GenerateSettings(rows, features, 1, 0, 1, format, parts, place.toString()));
        }
        SourceSettings settings = new SourceSettings(
                List.of(place.toString()),
                Optional.empty(),
                Optional.of(suffix),
                Map.of(),
                ',',
                true,
                List.of(),
                false,
                "y",
                List.of(),
                Optional.empty(),
                new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false)),
                0,
                1 << 20);
        return Sources.open(spark, settings);
    }
}
