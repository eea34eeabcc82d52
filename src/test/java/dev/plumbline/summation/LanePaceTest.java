package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LanePaceTest {
    private static final int ROWS = 10;

    private final LanePace.Findings findings = new LanePace.Findings(true, 1_000);

    /** Goes on with the next rows, which take so long. */
    private boolean step(LanePace pace, long nanos) {
        boolean inLanes = pace.inLanes();
        pace.took(nanos, ROWS);
        return inLanes;
    }

    @Test
    void lanesAreTriedOnlyAfterMuchScalarWork() {
        LanePace pace = new LanePace(findings);
        for (int i = 0; i < 10; i++) {
            assertFalse(step(pace, 100), "step " + i);
        }
        assertTrue(step(pace, 900));
    }

    @Test
    void workOfAllMomentsCountsTogetherAndEachKnowsItsOwnPaceFirst() {
        assertFalse(step(new LanePace(findings), 2_000));
        LanePace another = new LanePace(findings);
        assertFalse(step(another, 100));
        assertTrue(step(another, 900));
    }

    @Test
    void oneAtATimeTriesAndAllTakeWhatWasFaster() {
        LanePace first = new LanePace(findings);
        LanePace second = new LanePace(findings);
        step(first, 1_000);
        step(second, 1_000);
        assertTrue(first.inLanes());
        assertFalse(step(second, 1_000), "while the first tries");
        first.took(1_001, ROWS);
        assertTrue(second.inLanes(), "the first was slower, so the second may try");
        assertFalse(step(first, 1_000), "while the second tries");
        second.took(500, ROWS);
        assertTrue(step(first, 9_999));
        assertTrue(step(first, 9_999), "found once is found for good");
        assertTrue(step(new LanePace(findings), 9_999));
    }

    @Test
    void lanesThatAreNeverFasterAreGivenUp() {
        LanePace pace = new LanePace(findings);
        step(pace, 1_000);
        int tries = 0;
        for (int i = 0; i < 100; i++) {
            tries += step(pace, 1_000) ? 1 : 0;
        }
        assertEquals(20, tries);
    }

    @Test
    void theyMayBeOrderedOrMissing() {
        assertTrue(step(new LanePace(new LanePace.Findings(true, 0)), 5));
        LanePace without = new LanePace(new LanePace.Findings(false, 1_000));
        for (int i = 0; i < 10; i++) {
            assertFalse(step(without, 1_000));
        }
    }
}
