package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final long SEED = 44;
    private static final Map<String, Integer> TWO = Map.of("a", 1, "b", 1);

    @Test
    void lostPartitionsGoToWhereTheFewestBlocksWaitForACore() {
        Balance balance = Balance.placing(
                new int[] {10, 10, 10, 10, 10, 10},
                List.of(Set.of("a"), Set.of("a"), Set.of("b"), Set.of("b"), Set.of(), Set.of()),
                TWO);
        assertEquals(Set.of("a", "b"), Set.of(balance.home(4), balance.home(5)));
        assertEquals(30, balance.longest());
        assertEquals(30, balance.even());
    }

    @Test
    void anExecutorWithMoreCoresGetsMore() {
        Balance balance = Balance.placing(
                new int[] {5, 5, 5, 5}, List.of(Set.of(), Set.of(), Set.of(), Set.of()), Map.of("a", 3, "b", 1));
        assertEquals(
                3,
                List.of(0, 1, 2, 3).stream()
                        .filter(p -> balance.home(p).equals("a"))
                        .count());
    }

    @Test
    void heldPartitionsStayUntilMovingIsWorthIt() {
        List<Set<String>> holders = List.of(Set.of("a"), Set.of("a"), Set.of("b"));
        Balance slightly = Balance.placing(new int[] {50, 5, 50}, holders, TWO);
        assertEquals(55, slightly.moving().longest());
        Balance much = Balance.placing(new int[] {50, 30, 20}, holders, TWO).moving();
        assertEquals("a", much.home(0));
        assertEquals("b", much.home(1));
        assertEquals(50, much.longest());
    }

    @Test
    void anExecutorThatCameGetsItsPart() {
        int[] blocks = new int[12];
        Arrays.fill(blocks, 7);
        List<Set<String>> holders = new ArrayList<>();
        for (int p = 0; p < blocks.length; p++) {
            holders.add(Set.of(p % 2 == 0 ? "a" : "b"));
        }
        Balance balance = Balance.placing(blocks, holders, Map.of("a", 1, "b", 1, "new", 1));
        assertTrue(balance.hasIdle());
        Balance moved = balance.moving();
        assertEquals(28, moved.longest());
        long copied = moved.parts().stream()
                .filter(part -> part.executor().equals("new"))
                .count();
        assertEquals(4, copied);
    }

    @Test
    void onePartitionCannotBeMadeTwo() {
        Balance balance = Balance.placing(new int[] {100}, List.of(Set.of("a")), TWO);
        assertEquals(100, balance.moving().longest());
        assertEquals(50, balance.even());
    }

    @Test
    void ofTwoHoldersOneIsHome() {
        Balance balance = Balance.placing(new int[] {9, 9}, List.of(Set.of("a", "b"), Set.of("a", "b")), TWO);
        assertEquals(Set.of("a", "b"), Set.of(balance.home(0), balance.home(1)));
    }

    /** Graham's bound for lists: no more than the even share and one partition. */
    @Test
    void whateverWasLostNoCoreHasMuchMoreThanItsEvenShare() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 300; round++) {
            int[] blocks = random.ints(random.nextInt(1, 60), 0, 40).toArray();
            Map<String, Integer> cores = new TreeMap<>();
            for (int e = random.nextInt(1, 8); e > 0; e--) {
                cores.put("e" + e, random.nextInt(1, 5));
            }
            List<Set<String>> lost = java.util.Collections.nCopies(blocks.length, Set.of());
            Balance balance = Balance.placing(blocks, lost, cores);
            String where = "seed " + SEED + ", round " + round;
            assertEquals(
                    Arrays.stream(blocks).sum(),
                    balance.parts().stream().mapToInt(CachedPart::blocks).sum(),
                    where);
            int largest = Arrays.stream(blocks).max().orElseThrow();
            assertTrue(balance.longest() <= balance.even() + largest, where);
            assertTrue(balance.moving().longest() <= balance.longest(), where);
        }
    }
}
