package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Parameters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.RDDInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables whose columns are kept in fewer bytes, against the same tables kept as they were read. */
class NarrowTableIT {
    private static final long SEED = 8_086;
    private static final int ROWS = 60_000;
    private static JavaSparkContext spark;

    @BeforeAll
    static void startSpark() {
        SparkConf conf =
                new SparkConf().setMaster("local[2]").setAppName("test").set("spark.ui.enabled", "false");
        spark = new JavaSparkContext(conf);
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void anEpochHasTheSameBitsInEitherFormInMemoryAndOnDisk() {
        double[][] columns = columns();
        double[] weights =
                new SplittableRandom(SEED).ints(ROWS, 1, 9).asDoubleStream().toArray();
        for (double[] weight : new double[][] {null, weights}) {
            double[] expected = null;
            for (EngineSettings.Storage storage : EngineSettings.Storage.values()) {
                for (int partitions : new int[] {1, 3, 7}) {
                    for (LoadPartition.Form form : LoadPartition.Form.values()) {
                        double[] found = epoch(columns, weight, partitions, storage, form);
                        expected = expected == null ? found : expected;
                        assertArrayEquals(bits(expected), bits(found), form + ", " + storage + ", " + partitions);
                    }
                }
            }
        }
    }

    private static double[] epoch(
            double[][] columns,
            double[] weight,
            int partitions,
            EngineSettings.Storage storage,
            LoadPartition.Form form) {
        EngineSettings settings = new EngineSettings(EngineSettings.Kind.ROWS, 200, storage, 20, 1, false);
        TableInMemory source = new TableInMemory(spark, columns, weight, partitions, 4_096);
        try (CachedTable table = CachedTable.load(spark, source, settings, form)) {
            Coordinates coordinates = Coordinates.of(table.training(), true, true);
            double[] point = new double[columns.length];
            Arrays.setAll(point, j -> 0.3 + j);
            Parameters at = Parameters.of(point, new double[point.length]);
            Evaluation found = new RowsObjective(table, coordinates).evaluate(at);
            List<String> names = source.columns().features();
            ScorePass.Result score = ScorePass.run(table, coordinates.toModel(at, "y", names));
            double[] all = Arrays.copyOf(found.gradient(), found.gradient().length + 4);
            all[point.length] = found.mse();
            all[point.length + 1] = found.holdoutMse();
            all[point.length + 2] = score.training().mae();
            all[point.length + 3] = score.heldOut().orElseThrow().mae();
            return all;
        }
    }

    @Test
    void tablesOfFewDigitsTakeFewBytesAndOthersNoneMore() {
        double[][] columns = columns();
        double narrow = cachedBytes(columns, LoadPartition.Form.NARROW);
        double wide = cachedBytes(columns, LoadPartition.Form.AS_READ);
        assertTrue(narrow < 0.45 * wide, narrow + " of " + wide);
        double[][] computed = TableInMemory.plane(new SplittableRandom(SEED), ROWS, 3, 0);
        assertEquals(
                cachedBytes(computed, LoadPartition.Form.AS_READ),
                cachedBytes(computed, LoadPartition.Form.NARROW),
                "columns that need all their digits");
    }

    @Test
    void theFormsAreThoseOfTheColumns() {
        TableInMemory source = new TableInMemory(spark, columns(), null, 2, 4_096);
        EngineSettings settings =
                new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
        try (CachedTable table = CachedTable.load(spark, source, settings)) {
            TreeSet<String> forms = new TreeSet<>(table.blocks()
                    .map(block -> block.feature(0).form() + ", "
                            + block.feature(1).form() + ", " + block.feature(2).form() + ", "
                            + block.label().form())
                    .collect());
            assertEquals(new TreeSet<>(List.of("short, int / 1e4, float, short / 1e2")), forms);
        }
    }

    private static double cachedBytes(double[][] columns, LoadPartition.Form form) {
        EngineSettings settings =
                new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
        TableInMemory source = new TableInMemory(spark, columns, null, 2, 4_096);
        try (CachedTable table = CachedTable.load(spark, source, settings, form)) {
            assertEquals(ROWS, table.training().count());
            // The newest: what was let go before is removed by Spark when it gets to it.
            return Arrays.stream(spark.sc().getRDDStorageInfo())
                    .max(Comparator.comparingInt(RDDInfo::id))
                    .orElseThrow()
                    .memSize();
        }
    }

    /** Counts, distances with four decimals, measured floats, prices in cents. */
    private static double[][] columns() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] columns = new double[4][ROWS];
        for (int i = 0; i < ROWS; i++) {
            columns[0][i] = random.nextInt(1_000);
            columns[1][i] = random.nextInt(200_000) / 1e4;
            columns[2][i] = (float) random.nextGaussian();
            columns[3][i] = random.nextInt(60_000) / 100.0;
        }
        return columns;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
