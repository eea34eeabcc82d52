package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResultLimitTest {
    @Test
    void treesAreAsFlatAsTheLimitAllows() {
        // Of 128 results two levels leave 10 at the top, three leave 4.
        assertEquals(2, ResultLimit.treeDepth(128, 100, 1_000));
        assertEquals(3, ResultLimit.treeDepth(128, 100, 999));
        assertEquals(2, ResultLimit.treeDepth(1, 1, 1));
    }

    @Test
    void aTreeEndsWhereNoLimitCanBeMet() {
        for (int partitions : new int[] {1, 2, 3, 128, 100_000}) {
            int depth = ResultLimit.treeDepth(partitions, 1 << 20, 1);
            assertTrue(depth <= 8, partitions + " partitions: " + depth);
        }
    }
}
