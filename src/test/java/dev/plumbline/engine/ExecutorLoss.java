package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.BlockBuilder;
import dev.plumbline.source.Chunk;
import dev.plumbline.source.InputFile;
import dev.plumbline.source.RejectReason;
import dev.plumbline.source.ScanReport;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.util.CollectionAccumulator;

/**
 * A program for a cluster of three executors of one core: kills one in the middle of epochs and looks at bits and at
 * where blocks are. Ends with exit code 0 and the word "held", or with what did not hold.
 */
public final class ExecutorLoss {
    private static final EngineSettings ALL_ROWS =
            new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
    private static final int EXECUTORS = 3;
    private static final int BLOCKS = 48;
    private static final long PATIENCE = 300_000_000_000L;

    private final JavaSparkContext spark;

    private ExecutorLoss(JavaSparkContext spark) {
        this.spark = spark;
    }

    public static void main(String[] none) throws InterruptedException {
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf())) {
            spark.setLogLevel("WARN");
            ExecutorLoss loss = new ExecutorLoss(spark);
            loss.awaitExecutors();
            loss.ofManyPartitions();
            loss.ofOnePartition();
        }
        System.out.println("held");
    }

    private void awaitExecutors() throws InterruptedException {
        JavaRDD<Integer> any = spark.parallelize(List.of(1), 1).cache();
        long end = System.nanoTime() + PATIENCE;
        while (Whereabouts.of(any.rdd()).hosts().size() < EXECUTORS
                || Whereabouts.of(any.rdd()).hosts().containsKey("")) {
            require(System.nanoTime() < end, "executors did not come");
            Thread.sleep(20);
        }
    }

    /** What is lost is read again once, by executors that are there, and a new one gets its part. */
    private void ofManyPartitions() throws InterruptedException {
        CollectionAccumulator<Integer> reads = new CollectionAccumulator<>();
        spark.sc().register(reads, "partitions read");
        try (CachedTable table =
                CachedTable.load(spark, table(12, reads), ALL_ROWS).telling(System.out::println)) {
            RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
            Evaluation before = epochs(objective, 3);
            requireSettled(table);
            killOneDuringEpochs(table, objective, before, EXECUTORS);
            TreeMap<Integer, Integer> times = new TreeMap<>();
            reads.value().forEach(p -> times.merge(p, 1, Integer::sum));
            require(times.values().stream().allMatch(count -> count <= 2), "partitions were read so often: " + times);
            require(times.containsValue(2), "nothing was read again: " + times);
        }
    }

    /** A table that one executor has read alone is spread, and after a loss whole again. */
    private void ofOnePartition() throws InterruptedException {
        CollectionAccumulator<Integer> reads = new CollectionAccumulator<>();
        spark.sc().register(reads, "partitions read");
        try (CachedTable table =
                CachedTable.load(spark, table(1, reads), ALL_ROWS).telling(System.out::println)) {
            RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
            table.blocks();
            requireSame(List.of(1L), shareCounts(table), "executors with shares before");
            Evaluation before = epochs(objective, 1);
            table.placement().took(2, PATIENCE);
            requireSame(before, epochs(objective, 1), "spread");
            requireSettled(table);
            require(
                    shareCounts(table).size() == EXECUTORS,
                    "shares after spreading: " + shareCounts(table)
                            + table.placement().whereabouts());
            List<Long> blocks =
                    table.placement().cut().stream().map(EvenShare::blocks).toList();
            require(
                    Collections.max(blocks) <= 1.3 * Collections.min(blocks),
                    "blocks of the shares after spreading: " + blocks);
            killOneDuringEpochs(table, objective, before, EXECUTORS - 1);
        }
    }

    /** Until the cluster is another one, of at least so many executors. */
    private void killOneDuringEpochs(CachedTable table, RowsObjective objective, Evaluation before, int executors)
            throws InterruptedException {
        Set<String> members = Set.copyOf(table.placement().whereabouts().hosts().keySet());
        Thread killer = new Thread(ExecutorLoss::killAnExecutor);
        killer.start();
        long end = System.nanoTime() + PATIENCE;
        int epoch = 0;
        for (; ; ) {
            requireSame(before, epochs(objective, 1), "epoch " + ++epoch + " of those with a loss");
            Set<String> now = table.placement().whereabouts().hosts().keySet();
            if (!now.equals(members) && now.size() >= executors) {
                break;
            }
            require(System.nanoTime() < end, "no executor came back: " + now);
        }
        killer.join();
        requireSame(before, epochs(objective, 1), "the epoch after those");
        requireSettled(table);
        int live = table.placement().whereabouts().hosts().size();
        require(shareCounts(table).size() == live, "of " + live + " executors have shares: " + shareCounts(table));
    }

    private static void killAnExecutor() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .map(Arrays::asList)
                        .orElse(List.of())
                        .contains("org.apache.spark.executor.CoarseGrainedExecutorBackend"))
                .findFirst()
                .orElseThrow()
                .destroyForcibly();
    }

    private static List<Long> shareCounts(CachedTable table) {
        TreeMap<String, Long> counts = new TreeMap<>();
        table.placement().cut().forEach(share -> counts.merge(share.executor(), 1L, Long::sum));
        return List.copyOf(counts.values());
    }

    /** Each partition with one live executor, and in the shares of that one. */
    private static void requireSettled(CachedTable table) {
        Whereabouts where = table.placement().whereabouts();
        for (EvenShare share : table.placement().cut()) {
            for (EvenShare.Run run : share.runs()) {
                requireSame(
                        Set.of(share.executor()),
                        where.holders().get(run.partition()),
                        "who holds partition " + run.partition());
            }
        }
    }

    private static Evaluation epochs(RowsObjective objective, int count) {
        Evaluation last = null;
        for (int k = 0; k < count; k++) {
            last = objective.evaluate(Parameters.of(new double[] {0.3, -0.2, 0.1}, new double[3]));
        }
        return last;
    }

    private static void requireSame(Evaluation expected, Evaluation found, String where) {
        requireSame(
                Double.toHexString(expected.mse()) + Arrays.toString(expected.gradient()),
                Double.toHexString(found.mse()) + Arrays.toString(found.gradient()),
                where);
    }

    private static void requireSame(Object expected, Object found, String where) {
        require(expected.equals(found), where + ": expected " + expected + ", found " + found);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Rows that executors make themselves: whenever a partition is read, the same. */
    private TableInMemory table(int partitions, CollectionAccumulator<Integer> reads) {
        return new TableInMemory(spark, new double[3][0], null, 1, 1) {
            /** As of files: a table that only its rows tell about is not spread. */
            @Override
            public List<InputFile> files() {
                return List.of(new InputFile("made", 1, 1));
            }

            @Override
            public JavaRDD<Chunk> chunks() {
                List<Integer> numbers = IntStream.range(0, partitions).boxed().toList();
                return spark.parallelize(numbers, partitions)
                        .mapPartitionsWithIndex(new Made(reads, BLOCKS / partitions), true);
            }
        };
    }

    private static final class Made implements Function2<Integer, Iterator<Integer>, Iterator<Chunk>> {
        private static final long serialVersionUID = 1L;

        private final CollectionAccumulator<Integer> reads;
        private final int blocks;

        Made(CollectionAccumulator<Integer> reads, int blocks) {
            this.reads = reads;
            this.blocks = blocks;
        }

        @Override
        public Iterator<Chunk> call(Integer partition, Iterator<Integer> number) {
            reads.add(partition);
            int rows = new BlockBuilder(2, false).capacity();
            List<Chunk> chunks = new ArrayList<>();
            for (int b = 0; b < blocks; b++) {
                double[][] plane = TableInMemory.plane(new SplittableRandom(1_000L * partition + b), rows, 2, 1e3);
                chunks.add(Chunk.of(new Block(rows, Arrays.copyOf(plane, 2), plane[2], null, false)));
            }
            long all = (long) rows * blocks;
            long[] rejected = new long[RejectReason.values().length];
            chunks.add(Chunk.of(new ScanReport(0, partition, 0, all, all, all, all, rejected, List.of(), 0, 0, 0)));
            return chunks.iterator();
        }
    }
}
