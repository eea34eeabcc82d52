package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvenShareTest {
    private static final long SEED = 20_261_124;

    @Test
    void threePartitionsAreTwoEvenShares() {
        List<EvenShare> shares = EvenShare.of(parts(204, 203, 203), e -> 2);
        assertEquals(2, shares.size());
        assertEquals(305, shares.get(0).blocks());
        assertEquals(305, shares.get(1).blocks());
    }

    @Test
    void wholePartitionsAreDealtLargestFirst() {
        List<EvenShare> shares = EvenShare.ofWhole(parts(3, 5, 2, 4), e -> 2);
        assertEquals(List.of(7L, 7L), shares.stream().map(EvenShare::blocks).toList());
        shares.forEach(share -> share.runs().forEach(run -> assertEquals(0, run.from())));
    }

    @Test
    void fewerBlocksThanTasksGiveATaskToEachBlock() {
        assertEquals(3, EvenShare.of(parts(1, 0, 2), e -> 8).size());
        assertEquals(2, EvenShare.ofWhole(parts(1, 0, 2), e -> 8).size());
        assertEquals(0, EvenShare.of(parts(0, 0), e -> 8).size());
    }

    @Test
    void everyBlockIsVisitedOnceByATaskOfItsExecutor() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 500; round++) {
            List<CachedPart> parts = new ArrayList<>();
            int executors = random.nextInt(1, 5);
            for (int p = random.nextInt(1, 40); p > 0; p--) {
                parts.add(new CachedPart(p, random.nextInt(0, 30), "e" + random.nextInt(executors)));
            }
            int tasks = random.nextInt(1, 20);
            String where = "seed " + SEED + ", round " + round;
            check(parts, EvenShare.of(parts, e -> tasks), where);
            check(parts, EvenShare.ofWhole(parts, e -> tasks), where);
            assertEven(parts, EvenShare.of(parts, e -> tasks), where);
        }
    }

    private static void check(List<CachedPart> parts, List<EvenShare> shares, String where) {
        Map<Integer, CachedPart> byNumber = new HashMap<>();
        parts.forEach(part -> byNumber.put(part.partition(), part));
        Set<List<Integer>> seen = new HashSet<>();
        for (EvenShare share : shares) {
            Set<String> executors = new HashSet<>();
            for (EvenShare.Run run : share.runs()) {
                executors.add(byNumber.get(run.partition()).executor());
                for (int block = run.from(); block < run.to(); block++) {
                    assertTrue(seen.add(List.of(run.partition(), block)), where);
                }
            }
            assertEquals(1, executors.size(), where);
        }
        assertEquals(parts.stream().mapToInt(CachedPart::blocks).sum(), seen.size(), where);
    }

    private static void assertEven(List<CachedPart> parts, List<EvenShare> shares, String where) {
        Map<String, long[]> extremes = new HashMap<>();
        for (EvenShare share : shares) {
            int first = share.runs().get(0).partition();
            String executor = parts.stream()
                    .filter(part -> part.partition() == first)
                    .findFirst()
                    .orElseThrow()
                    .executor();
            long[] range = extremes.computeIfAbsent(executor, e -> new long[] {Long.MAX_VALUE, 0});
            range[0] = Math.min(range[0], share.blocks());
            range[1] = Math.max(range[1], share.blocks());
        }
        extremes.values().forEach(range -> assertTrue(range[1] - range[0] <= 1, where));
    }

    private static List<CachedPart> parts(int... blocks) {
        List<CachedPart> parts = new ArrayList<>();
        for (int p = 0; p < blocks.length; p++) {
            parts.add(new CachedPart(p, blocks[p], "driver"));
        }
        return parts;
    }
}
