package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.plumbline.kernel.Kernels;
import org.junit.jupiter.api.Test;

class LoopPaceTest {
    private static final int ROWS = 10;

    private final SliceLoops vector = new SliceLoops();
    private final LoopPace.Findings findings = new LoopPace.Findings(vector, 1_000);

    /** Goes on with the next rows, which take so long. */
    private SliceLoops step(LoopPace pace, long nanos) {
        SliceLoops loops = pace.next().loops();
        pace.took(nanos, ROWS);
        return loops;
    }

    @Test
    void lanesAreTriedOnlyAfterMuchScalarWork() {
        LoopPace pace = new LoopPace(1, findings);
        for (int i = 0; i < 10; i++) {
            assertNotSame(vector, step(pace, 100), "step " + i);
        }
        assertSame(vector, step(pace, 900));
    }

    @Test
    void workOfAllMomentsCountsTogetherAndEachKnowsItsOwnPaceFirst() {
        assertNotSame(vector, step(new LoopPace(1, findings), 2_000));
        LoopPace another = new LoopPace(1, findings);
        assertNotSame(vector, step(another, 100));
        assertSame(vector, step(another, 900));
    }

    @Test
    void oneAtATimeTriesAndAllTakeWhatWasFaster() {
        LoopPace first = new LoopPace(1, findings);
        LoopPace second = new LoopPace(1, findings);
        step(first, 1_000);
        step(second, 1_000);
        assertSame(vector, first.next().loops());
        assertNotSame(vector, step(second, 1_000), "while the first tries");
        first.took(1_001, ROWS);
        assertSame(vector, second.next().loops(), "the first was slower, so the second may try");
        assertNotSame(vector, step(first, 1_000), "while the second tries");
        second.took(500, ROWS);
        assertSame(vector, step(first, 9_999));
        assertSame(vector, step(first, 9_999), "found once is found for good");
        assertSame(vector, step(new LoopPace(1, findings), 9_999));
    }

    @Test
    void lanesThatAreNeverFasterAreGivenUp() {
        LoopPace pace = new LoopPace(1, findings);
        step(pace, 1_000);
        int tries = 0;
        for (int i = 0; i < 100; i++) {
            tries += step(pace, 1_000) == vector ? 1 : 0;
        }
        assertEquals(20, tries);
    }

    @Test
    void theyMayBeOrderedOrMissing() {
        assertSame(vector, step(new LoopPace(1, new LoopPace.Findings(vector, 0)), 5));
        LoopPace without = new LoopPace(1, new LoopPace.Findings(null, 1_000));
        for (int i = 0; i < 10; i++) {
            assertNotSame(vector, step(without, 1_000));
        }
        assertEquals(Kernels.PROPERTY, LoopPace.PROPERTY, "one property decides for all kernels");
    }
}
