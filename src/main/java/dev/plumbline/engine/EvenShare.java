package dev.plumbline.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The blocks that one task of an epoch visits: runs of cached partitions, each from one block to another. */
final class EvenShare implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String executor;
    private final ArrayList<Run> runs = new ArrayList<>();

    private EvenShare(String executor) {
        this.executor = executor;
    }

    /** Blocks {@code [from, to)} of a cached partition. */
    static final class Run implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int partition;
        private final int from;
        private final int to;

        Run(int partition, int from, int to) {
            this.partition = partition;
            this.from = from;
            this.to = to;
        }

        int partition() {
            return partition;
        }

        int from() {
            return from;
        }

        int to() {
            return to;
        }
    }

    /** Which holds all of the blocks. */
    String executor() {
        return executor;
    }

    /** At least one. */
    List<Run> runs() {
        return runs;
    }

    /**
     * Shares the blocks out to the cores: those of an executor to tasks that differ by one block at most, so that cores
     * that are equally fast end together, however the table was cut. Each task has the blocks of one executor.
     *
     * @param parts of the cache, in any order
     * @param cores of each executor: so many tasks, where there are not fewer blocks
     */
    static List<EvenShare> of(List<CachedPart> parts, ToIntFunction<String> cores) {
        List<EvenShare> shares = new ArrayList<>();
        byExecutor(parts, Comparator.comparingInt(CachedPart::partition))
                .forEach((executor, held) -> cut(held, cores.applyAsInt(executor), shares));
        return shares;
    }

    /**
     * As {@link #of}, but each partition is all of one task, and as even as that allows: the largest partition first,
     * always to the task with the fewest blocks (Graham, "Bounds on multiprocessing timing anomalies",
     * doi:10.1137/0117039: at most a third longer than the best).
     */
    static List<EvenShare> ofWhole(List<CachedPart> parts, ToIntFunction<String> cores) {
        List<EvenShare> shares = new ArrayList<>();
        byExecutor(
                        parts,
                        Comparator.comparingInt(CachedPart::blocks).reversed().thenComparingInt(CachedPart::partition))
                .forEach((executor, held) -> deal(held, Math.min(held.size(), cores.applyAsInt(executor)), shares));
        return shares;
    }

    private static Map<String, List<CachedPart>> byExecutor(List<CachedPart> parts, Comparator<CachedPart> order) {
        return parts.stream()
                .filter(part -> part.blocks() > 0)
                .sorted(order)
                .collect(Collectors.groupingBy(CachedPart::executor, TreeMap::new, Collectors.toList()));
    }

    private static void deal(List<CachedPart> held, int tasks, List<EvenShare> shares) {
        PriorityQueue<EvenShare> fewest = new PriorityQueue<>(Comparator.comparingLong(EvenShare::blocks));
        for (int k = 0; k < tasks; k++) {
            EvenShare share = new EvenShare(held.get(0).executor());
            shares.add(share);
            fewest.add(share);
        }
        for (CachedPart part : held) {
            EvenShare share = fewest.remove();
            share.runs.add(new Run(part.partition(), 0, part.blocks()));
            fewest.add(share);
        }
    }

    long blocks() {
        return runs.stream().mapToLong(run -> run.to() - run.from()).sum();
    }

    /** Cuts the line of an executor's blocks. */
    private static void cut(List<CachedPart> held, int tasks, List<EvenShare> shares) {
        long blocks = held.stream().mapToLong(CachedPart::blocks).sum();
        long count = Math.min(tasks, blocks);
        int next = 0;
        int from = 0;
        for (long k = 0; k < count; k++) {
            EvenShare share = new EvenShare(held.get(0).executor());
            long left = blocks * (k + 1) / count - blocks * k / count;
            while (left > 0) {
                CachedPart part = held.get(next);
                int to = (int) Math.min(part.blocks(), from + left);
                share.runs.add(new Run(part.partition(), from, to));
                left -= to - from;
                from = to;
                if (from == part.blocks()) {
                    next++;
                    from = 0;
                }
            }
            shares.add(share);
        }
    }
}
