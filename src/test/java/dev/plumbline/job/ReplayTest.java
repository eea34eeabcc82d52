package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.TrainingState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final List<String> heard = new ArrayList<>();

    private final EpochListener listener = new EpochListener() {
        @Override
        public void started(EpochRecord start) {
            heard.add("started");
        }

        @Override
        public void finished(EpochRecord record, TrainingState state) {
            heard.add("epoch " + record.epoch());
        }

        @Override
        public void ended() {
            heard.add("ended");
        }
    };

    private Replay stoppedBy(Reason reason, long epochs) {
        return new Replay(new Convergence(epochs, reason, false), listener);
    }

    private static EpochRecord epoch(long number) {
        return new EpochRecord(number, null, 0, null, null);
    }

    @Test
    void aDescentThatAClockStoppedIsStoppedAtTheSameEpoch() {
        Replay replay = stoppedBy(Reason.DEADLINE, 2);
        replay.started(epoch(0));
        assertFalse(replay.isOver());
        replay.finished(epoch(1), null);
        assertFalse(replay.isOver());
        replay.finished(epoch(2), null);
        assertTrue(replay.isOver());
        replay.ended();
        assertEquals(List.of("started", "epoch 1", "epoch 2", "ended"), heard);
    }

    @Test
    void aDescentThatTheClockStoppedBeforeItBeganDoesNotBegin() {
        assertTrue(stoppedBy(Reason.DEADLINE, 0).isOver());
    }

    @Test
    void aDescentThatEndedByItselfIsLeftToItself() {
        Replay replay = stoppedBy(Reason.TOLERANCE, 2);
        replay.finished(epoch(3), null);
        assertFalse(replay.isOver());
    }
}
