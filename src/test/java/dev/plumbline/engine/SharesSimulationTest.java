package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Clusters that nobody here has, as a seeded simulation: 4,000 partitions on 300 executors of four cores. An epoch takes
 * as long as its slowest core; the least it could take are all blocks over all cores, each at its speed. What is
 * simulated is who reads what, who is lost and who is slow; the shares are those of the product.
 */
class SharesSimulationTest {
    private static final long SEED = 1_000;
    private static final int PARTITIONS = 4_000;
    private static final int EXECUTORS = 300;
    private static final int CORES = 4;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<String, Integer> cores = new TreeMap<>();
    private final Map<String, Double> speeds = new TreeMap<>();

    private void cluster(int slowInTen) {
        for (int e = 0; e < EXECUTORS; e++) {
            cores.put("e" + e, CORES);
            speeds.put("e" + e, e % 10 < slowInTen ? 0.5 : 1.0);
        }
    }

    private int[] equal() {
        return random.ints(PARTITIONS, 95, 106).toArray();
    }

    /** Most are small, a few are many times as large. */
    private int[] skewed(double spread) {
        return random.doubles(PARTITIONS)
                .mapToInt(u -> 1 + (int) (30 * StrictMath.exp(spread * gaussian(u))))
                .toArray();
    }

    private double gaussian(double u) {
        double v = random.nextDouble();
        return StrictMath.sqrt(-2 * StrictMath.log(1 - u)) * StrictMath.cos(2 * StrictMath.PI * v);
    }

    /** Each core takes the next partition when it is done with one, as Spark gives them out. */
    private List<Set<String>> read(int[] blocks) {
        record Core(double free, String executor) {}
        PriorityQueue<Core> waiting = new PriorityQueue<>(
                java.util.Comparator.comparingDouble(Core::free).thenComparing(Core::executor));
        cores.forEach((executor, count) -> {
            for (int c = 0; c < count; c++) {
                waiting.add(new Core(0, executor));
            }
        });
        List<Set<String>> holders = new ArrayList<>();
        for (int size : blocks) {
            Core next = waiting.remove();
            waiting.add(new Core(next.free() + size / speeds.get(next.executor()), next.executor()));
            holders.add(Set.of(next.executor()));
        }
        return holders;
    }

    private void lose(int executors, List<Set<String>> holders) {
        for (int e = 0; e < executors; e++) {
            String gone = "e" + e * 7;
            cores.remove(gone);
            holders.replaceAll(by -> by.contains(gone) ? Set.of() : by);
        }
    }

    /** Longest share of an epoch over the least that all cores together take. */
    private double ratio(Balance balance) {
        double longest = 0;
        long blocks = 0;
        for (EvenShare share : EvenShare.of(balance.parts(), cores::get)) {
            longest = Math.max(longest, share.blocks() / speeds.get(share.executor()));
            blocks += share.blocks();
        }
        double capacity = cores.entrySet().stream()
                .mapToDouble(e -> e.getValue() * speeds.get(e.getKey()))
                .sum();
        return longest / (blocks / capacity);
    }

    private static void assertBetween(double least, double found, double most) {
        assertTrue(least <= found && found <= most, "ratio " + found);
    }

    @Test
    void partitionsOfOneSizeAreReadInWavesAndAnEpochKeepsThem() {
        cluster(0);
        int[] blocks = equal();
        assertBetween(1, ratio(Balance.placing(blocks, read(blocks), cores)), 1.25);
    }

    @Test
    void movingEvensOutPartitionsOfAnySize() {
        cluster(0);
        int[] blocks = skewed(0.6);
        Balance asRead = Balance.placing(blocks, read(blocks), cores);
        assertBetween(1.05, ratio(asRead), 3);
        assertBetween(1, ratio(asRead.moving()), 1.05);
    }

    @Test
    void aTenthOfTheExecutorsLostCostsNoMoreThanTheirCores() {
        cluster(0);
        int[] blocks = skewed(0.6);
        List<Set<String>> holders = read(blocks);
        lose(EXECUTORS / 10, holders);
        assertBetween(1, ratio(Balance.placing(blocks, holders, cores).moving()), 1.05);
    }

    @Test
    void whatMovingCannotEvenOutSpreadingDoes() {
        cluster(0);
        int[] blocks = skewed(1.2);
        Balance moved = Balance.placing(blocks, read(blocks), cores).moving();
        assertBetween(2, ratio(moved), 5);
        int[] even = Spread.over(blocks, cores).blocks();
        List<Set<String>> nowhere = java.util.Collections.nCopies(even.length, Set.of());
        assertBetween(1, ratio(Balance.placing(even, nowhere, cores)), 1.05);
    }

    @Test
    void whoReadMoreBecauseItIsFasterKeepsMore() {
        cluster(3);
        int[] blocks = equal();
        Balance asRead = Balance.placing(blocks, read(blocks), cores);
        assertBetween(1, ratio(asRead), 1.3);
        assertBetween(1.5, ratio(asRead.moving()), 1.8);
    }
}
