package dev.plumbline.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * On which executor each cached partition should be, so that an epoch ends early everywhere. Partitions that were lost
 * go where the fewest blocks wait for a core, the largest first; of those that are held as few are moved as that takes.
 */
final class Balance {
    /** A move must shorten epochs by so much: below that it is not worth its copy. */
    private static final double WORTH = 1.1;

    private final int[] blocks;
    private final Map<String, Integer> cores;
    private final String[] homes;
    private final Map<String, Long> loads = new TreeMap<>();

    private Balance(int[] blocks, Map<String, Integer> cores) {
        this.blocks = blocks;
        this.cores = new TreeMap<>(cores);
        this.homes = new String[blocks.length];
        cores.keySet().forEach(executor -> loads.put(executor, 0L));
    }

    /** Homes of held partitions are who holds them. */
    static Balance placing(int[] blocks, List<Set<String>> holders, Map<String, Integer> cores) {
        Balance balance = new Balance(blocks, cores);
        int[] order = IntStream.range(0, blocks.length)
                .boxed()
                .sorted(Comparator.comparing((Integer p) -> holders.get(p).isEmpty())
                        .thenComparing(p -> -blocks[p])
                        .thenComparing(p -> p))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int p : order) {
            Set<String> among = holders.get(p).isEmpty() ? cores.keySet() : holders.get(p);
            balance.settle(p, balance.leastLoaded(among, blocks[p]));
        }
        return balance;
    }

    /** The same, and partitions moved from the fullest to the emptiest executors while that makes epochs shorter. */
    Balance moving() {
        Balance moved = new Balance(blocks, cores);
        for (int p = 0; p < blocks.length; p++) {
            moved.settle(p, homes[p]);
        }
        for (int p = 0; p < blocks.length && moved.moveOne(); p++) {
            continue;
        }
        return longest() > WORTH * moved.longest() ? moved : this;
    }

    private void settle(int partition, String executor) {
        homes[partition] = executor;
        loads.merge(executor, (long) blocks[partition], Long::sum);
    }

    private String leastLoaded(Set<String> among, int more) {
        return among.stream()
                .min(Comparator.comparingDouble((String executor) -> waiting(executor, more))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** Blocks for each core of an executor that has so many more. */
    private double waiting(String executor, int more) {
        return (double) (loads.get(executor) + more) / cores.get(executor);
    }

    /** Moves the partition after which the fuller of both executors has the least, if that is less than it had. */
    private boolean moveOne() {
        String from = cores.keySet().stream()
                .max(Comparator.comparingDouble(executor -> waiting(executor, 0)))
                .orElseThrow();
        int best = -1;
        double least = waiting(from, 0);
        for (int p = 0; p < blocks.length; p++) {
            if (homes[p].equals(from) && blocks[p] > 0) {
                double there = waiting(leastLoaded(cores.keySet(), blocks[p]), blocks[p]);
                double after = Math.max(there, waiting(from, -blocks[p]));
                best = after < least ? p : best;
                least = Math.min(after, least);
            }
        }
        if (best < 0) {
            return false;
        }
        String to = leastLoaded(cores.keySet(), blocks[best]);
        loads.merge(from, (long) -blocks[best], Long::sum);
        settle(best, to);
        return true;
    }

    String home(int partition) {
        return homes[partition];
    }

    /** Blocks that the busiest core visits in an epoch. */
    double longest() {
        return loads.keySet().stream()
                .mapToDouble(executor -> waiting(executor, 0))
                .max()
                .orElse(0);
    }

    /** Blocks that each core would visit if all had as many. */
    double even() {
        return (double) loads.values().stream().mapToLong(Long::longValue).sum() / cores();
    }

    int cores() {
        return cores.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether an executor has nothing to do. */
    boolean hasIdle() {
        return loads.containsValue(0L);
    }

    /** Where the partitions with blocks are, for {@link EvenShare}. */
    List<CachedPart> parts() {
        List<CachedPart> parts = new ArrayList<>();
        for (int p = 0; p < blocks.length; p++) {
            parts.add(new CachedPart(p, blocks[p], homes[p]));
        }
        return parts;
    }
}
