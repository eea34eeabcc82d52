package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void everyBlockFallsIntoTheRangeThatCountsIt() {
        for (int all = 1; all < 60; all++) {
            for (int partitions = 1; partitions <= all; partitions++) {
                Spread.Ranges ranges = new Spread.Ranges(all, partitions);
                for (int q = 0; q < partitions; q++) {
                    long first = Spread.Ranges.first(q, all, partitions);
                    long end = Spread.Ranges.first(q + 1, all, partitions);
                    for (long number = first; number < end; number++) {
                        assertEquals(q, ranges.getPartition(number), number + " of " + all + " in " + partitions);
                    }
                }
            }
        }
    }

    @Test
    void oneLargePartitionBecomesFourForEachCore() {
        Spread spread = Spread.over(new int[] {0, 1_000, 3}, Map.of("a", 2, "b", 1));
        int[] blocks = spread.blocks();
        assertEquals(12, blocks.length);
        assertEquals(1_003, Arrays.stream(blocks).sum());
        assertEquals(
                1,
                Arrays.stream(blocks).max().orElseThrow()
                        - Arrays.stream(blocks).min().orElseThrow());
    }

    @Test
    void thereAreNoMorePartitionsThanBlocks() {
        assertEquals(3, Spread.over(new int[] {3}, Map.of("a", 8)).blocks().length);
    }
}
