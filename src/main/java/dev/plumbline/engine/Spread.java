package dev.plumbline.engine;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/**
 * Cached blocks in partitions of equal numbers of blocks: the one time that blocks go through a shuffle. A block keeps
 * its number in the table, so that a partition has the same blocks in the same order whenever it is made again.
 */
final class Spread {
    private static final int PARTITIONS_PER_CORE = 4;

    private final long[] before;
    private final int partitions;

    private Spread(long[] before, int partitions) {
        this.before = before;
        this.partitions = partitions;
    }

    /**
     * @param blocks of each partition now
     * @param cores to spread them over
     */
    static Spread over(int[] blocks, Map<String, Integer> cores) {
        long[] before = new long[blocks.length + 1];
        for (int p = 0; p < blocks.length; p++) {
            before[p + 1] = before[p] + blocks[p];
        }
        long wanted = (long) PARTITIONS_PER_CORE
                * cores.values().stream().mapToInt(Integer::intValue).sum();
        return new Spread(before, (int) Math.max(1, Math.min(wanted, before[blocks.length])));
    }

    JavaRDD<Loaded> of(JavaRDD<Loaded> cached) {
        JavaRDD<Tuple2<Long, Loaded>> numbered = cached.mapPartitionsWithIndex(new Numbered(before), false);
        return JavaPairRDD.fromJavaRDD(numbered)
                .repartitionAndSortWithinPartitions(
                        new Ranges(before[before.length - 1], partitions), Comparator.naturalOrder())
                .values();
    }

    /** Of each partition of the new table. */
    int[] blocks() {
        long all = before[before.length - 1];
        int[] blocks = new int[partitions];
        for (int q = 0; q < partitions; q++) {
            blocks[q] = (int) (Ranges.first(q + 1, all, partitions) - Ranges.first(q, all, partitions));
        }
        return blocks;
    }

    /** Executor side: blocks with their numbers in the table. */
    private static final class Numbered
            implements Function2<Integer, Iterator<Loaded>, Iterator<Tuple2<Long, Loaded>>> {
        private static final long serialVersionUID = 1L;

        private final long[] before;

        Numbered(long[] before) {
            this.before = before;
        }

        @Override
        public Iterator<Tuple2<Long, Loaded>> call(Integer partition, Iterator<Loaded> loaded) {
            return new Iterator<>() {
                private long next = before[partition];
                private Loaded ahead;

                @Override
                public boolean hasNext() {
                    while (ahead == null && loaded.hasNext()) {
                        Loaded each = loaded.next();
                        ahead = each.block() == null ? null : each;
                    }
                    return ahead != null;
                }

                @Override
                public Tuple2<Long, Loaded> next() {
                    if (!hasNext()) {
                        throw new java.util.NoSuchElementException();
                    }
                    Tuple2<Long, Loaded> numbered = new Tuple2<>(next++, ahead);
                    ahead = null;
                    return numbered;
                }
            };
        }
    }

    /** Equal ranges of the numbers of blocks. */
    static final class Ranges extends Partitioner {
        private static final long serialVersionUID = 1L;

        private final long all;
        private final int partitions;

        Ranges(long all, int partitions) {
            this.all = all;
            this.partitions = partitions;
        }

        /** The number of the first block of a range. */
        static long first(int range, long all, int partitions) {
            return all * range / partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        /** The range q with {@code first(q) <= number < first(q + 1)}. */
        @Override
        public int getPartition(Object number) {
            return (int) (((Long) number * partitions + partitions - 1) / all);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ranges that && that.all == all && that.partitions == partitions;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(all * partitions);
        }
    }
}
