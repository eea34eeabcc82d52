package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.plumbline.source.Chunk;
import dev.plumbline.source.SyntheticRows;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BroadcastBlockId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.collection.Seq;

/** Partial results are merged on the executors where the driver could not hold them all. */
class EpochMergeIT {
    private static final long SEED = 31;
    private static final int PARTITIONS = 200;
    private static final int WIDE = 400;
    private static final EngineSettings ALL_ROWS =
            new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
    private static volatile boolean failing;
    private static JavaSparkContext spark;

    @BeforeAll
    static void startSpark() {
        SparkConf conf = new SparkConf()
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.maxResultSize", "1m");
        spark = new JavaSparkContext(conf);
        spark.setLogLevel("WARN");
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void mergingAnEpochOnTheExecutorsDoesNotChangeABit() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 3_000, 3, 1e6);
        EngineSettings holdout =
                new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 20, 1, false);
        for (int partitions : new int[] {1, 3, 50}) {
            TableInMemory source = new TableInMemory(spark, columns, null, partitions, 97);
            try (CachedTable table = CachedTable.load(spark, source, holdout)) {
                Coordinates coordinates = Coordinates.of(table.training(), true, true);
                Evaluation plain = new RowsObjective(table, coordinates, Long.MAX_VALUE).evaluate(point(4));
                Evaluation merged = new RowsObjective(table, coordinates, 0).evaluate(point(4));
                assertSameBits(plain, merged, "partitions " + partitions);
                assertEquals(plain.holdoutMse(), merged.holdoutMse());
            }
        }
    }

    @Test
    void hundredsOfPartitionsOfHundredsOfFeaturesFitTheDriversLimit() throws IOException {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 2 * PARTITIONS, WIDE, 0);
        byte[] moments;
        Evaluation expected;
        try (CachedTable table = load(columns, 1)) {
            moments = bytes(table.training());
            expected = new RowsObjective(table, Coordinates.of(table.training(), true, true)).evaluate(point(WIDE + 1));
        }
        assertTrue((long) PARTITIONS * moments.length > 1L << 20, "collected as they are they would not fit");
        try (CachedTable table = load(columns, PARTITIONS)) {
            assertEquals(PARTITIONS, table.reports().size());
            assertArrayEquals(moments, bytes(table.training()));
            // Twice: merging must not have changed what is in the cache.
            for (int round = 0; round < 2; round++) {
                Evaluation found = new RowsObjective(table, Coordinates.of(table.training(), true, true))
                        .evaluate(point(WIDE + 1));
                assertSameBits(expected, found, "round " + round);
            }
        }
    }

    @Test
    void summariesOnTheWireAreWhatIsPlannedFor() throws IOException {
        for (ExactMoments.Detail detail : ExactMoments.Detail.values()) {
            ExactMoments moments = new ExactMoments(101, detail);
            moments.add(TableInMemory.plane(new SplittableRandom(SEED), 500, 100, 1e6), null, 500);
            long planned = PartitionSummary.wireBytes(100, detail);
            long needed = bytes(moments).length;
            assertTrue(needed <= planned && planned <= 4 * needed, detail + ": " + needed + " of " + planned);
        }
    }

    @Test
    void partialSumsOfOneRowEachAreThoseOfAllRowsMergedOrNot() {
        for (int[] shape : new int[][] {{7, 3}, {PARTITIONS, WIDE}}) {
            PartialSums sums = new PartialSums(spark, shape[0], shape[1]);
            assertEquals(shape[0] == PARTITIONS, sums.isMerged());
            SyntheticRows rows = new SyntheticRows(shape[1], 1, 0, 1);
            double expected = 0;
            for (int i = 0; i < shape[0]; i++) {
                expected += 1 - rows.value(i, shape[1]);
            }
            assertEquals(expected, sums.run().residuals(), 1e-9 * Math.abs(expected), shape[0] + " rows");
        }
    }

    @Test
    void anEpochLeavesNoBroadcastBehindWhetherOrNotItsTasksFail() throws InterruptedException {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 100, 2, 0);
        TableInMemory source = new TableInMemory(spark, columns, null, 2, 50) {
            @Override
            public JavaRDD<Chunk> chunks() {
                return super.chunks().map(EpochMergeIT::unlessFailing);
            }
        };
        CachedTable table = CachedTable.load(spark, source, ALL_ROWS);
        RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
        long before = latestBroadcast();
        objective.evaluate(point(3));
        assertGone(before + 1, "after an epoch");
        // Out of the cache, the epoch must read again.
        table.close();
        failing = true;
        try {
            long last = latestBroadcast();
            Exception thrown = assertThrows(Exception.class, () -> objective.evaluate(point(3)));
            assertTrue(thrown.getMessage().contains("fails on purpose"), thrown.getMessage());
            assertGone(last + 1, "after a failed epoch");
        } finally {
            failing = false;
        }
        assertNull(spark.getLocalProperty("spark.job.description"));
    }

    private static Chunk unlessFailing(Chunk chunk) {
        if (failing) {
            throw new IllegalStateException("this task fails on purpose");
        }
        return chunk;
    }

    /** Numbers of broadcasts go up by one; the first that an epoch makes is its point. */
    private static long latestBroadcast() {
        Broadcast<Integer> probe = spark.broadcast(1);
        probe.destroy();
        return probe.id();
    }

    /** Spark removes blocks in a thread of its own, soon. */
    private static void assertGone(long broadcast, String when) throws InterruptedException {
        Seq<BlockId> blocks = null;
        for (int round = 0; round < 100; round++) {
            blocks = SparkEnv.get()
                    .blockManager()
                    .getMatchingBlockIds(
                            id -> id instanceof BroadcastBlockId point && point.broadcastId() == broadcast);
            if (blocks.isEmpty()) {
                return;
            }
            Thread.sleep(20);
        }
        fail(when + ": " + blocks);
    }

    private static CachedTable load(double[][] columns, int partitions) {
        return CachedTable.load(spark, new TableInMemory(spark, columns, null, partitions, 100), ALL_ROWS);
    }

    private static Parameters point(int count) {
        double[] at = new double[count];
        for (int i = 0; i < count; i++) {
            at[i] = 0.3 * (i % 7 + 1);
        }
        return Parameters.of(at, new double[count]);
    }

    private static byte[] bytes(ExactMoments moments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        moments.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void assertSameBits(Evaluation expected, Evaluation found, String where) {
        assertEquals(Double.doubleToRawLongBits(expected.mse()), Double.doubleToRawLongBits(found.mse()), where);
        assertArrayEquals(expected.gradient(), found.gradient(), where);
    }
}
