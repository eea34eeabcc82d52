package dev.plumbline.store;

import static dev.plumbline.store.RunIdentityTest.identity;
import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.FaultyFileStore.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which runs of a day stopped half-way. */
class UnfinishedRunsTest {
    private final MemoryFileStore files = new MemoryFileStore();
    private final ModelStore store = new ModelStore(files, Samples.CLOCK);

    /** A run that left a checkpoint, and began so many minutes after the first. */
    private RunDirectory run(String id, int minutes) {
        RunDirectory run =
                new ModelStore(files, Clock.offset(Samples.CLOCK, Duration.ofMinutes(minutes))).run(NAME, id);
        run.identity(identity(id, DAY));
        run.checkpoints().add(CheckpointSamples.checkpoint(12));
        return run;
    }

    private static Outcome ended(ExitCode code) {
        return new Outcome(code, "Ended.", "r", NAME.value(), "", 0, 0);
    }

    private List<String> unfinished(String except) {
        return store.unfinished(NAME, DAY, except).stream()
                .map(RunIdentity::run)
                .toList();
    }

    @Test
    void whereNothingRanThereIsNone() {
        assertEquals(List.of(), unfinished("r"));
    }

    @Test
    void aRunThatDidNotSayHowItEndedIsUnfinishedUnlessItIsTheOneThatAsks() {
        run(DAY + "-a", 0);
        assertEquals(List.of(DAY + "-a"), unfinished(DAY + "-b"));
        assertEquals(List.of(identity(DAY + "-a", DAY)), store.unfinished(NAME, DAY, DAY + "-b"));
        assertEquals(List.of(), unfinished(DAY + "-a"));
    }

    @Test
    void theOnesThatBeganLastComeFirst() {
        run(DAY + "-b", 0);
        run(DAY + "-c", 9);
        run(DAY + "-a", 5);
        assertEquals(List.of(DAY + "-c", DAY + "-a", DAY + "-b"), unfinished("r"));
    }

    @Test
    void aVerdictFinishesARunAndWhateverStoppedItDoesNot() {
        Set<ExitCode> found = EnumSet.noneOf(ExitCode.class);
        for (ExitCode code : ExitCode.values()) {
            run(DAY + "-" + code.id(), 0).status(ended(code));
            if (unfinished("r").contains(DAY + "-" + code.id())) {
                found.add(code);
            }
        }
        assertEquals(
                EnumSet.of(
                        ExitCode.UNAVAILABLE,
                        ExitCode.INTERNAL,
                        ExitCode.CANNOT_CREATE,
                        ExitCode.IO_ERROR,
                        ExitCode.TEMPORARY,
                        ExitCode.STATE_REFUSED,
                        ExitCode.NO_PERMISSION,
                        ExitCode.COMMIT_UNKNOWN),
                found);
    }

    @Test
    void withoutACheckpointThereIsNothingToGoOnFrom() {
        RunDirectory run = run(DAY + "-a", 0);
        run.checkpoints().clear();
        assertEquals(List.of(), unfinished("r"));
    }

    @Test
    void aRunOverATableWithoutFilesIsInNobodysWay() {
        Provenance files = identity("r", DAY).provenance();
        Provenance table = new Provenance(List.of(), files.settings(), files.versions(), files.startedFrom());
        RunDirectory run = store.run(NAME, DAY + "-a");
        run.identity(new RunIdentity(DAY + "-a", DAY, table));
        run.checkpoints().add(CheckpointSamples.checkpoint(12));
        assertEquals(List.of(), unfinished("r"));
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        for (String each : List.of("a", "b", "c", "d")) {
            run(DAY + "-" + each, 0);
        }
        String runs = NAME + "/runs/" + DAY;
        files.put(runs + "-a/run.json", "{}".getBytes(UTF_8));
        files.put(runs + "-b/status.json", "{".getBytes(UTF_8));
        files.delete(runs + "-c/run.json");
        files.put(runs + "-x", new byte[1]);
        files.put(runs + "-Y..", new byte[1]);
        assertEquals(List.of(DAY + "-d"), unfinished("r"));
        files.put(runs + "-d/run.json", files.get(runs + "-d/run.json").clone());
        run(DAY + "-e", 1);
        files.put(runs + "-d/run.json", files.get(runs + "-e/run.json"));
        assertEquals(List.of(DAY + "-e"), unfinished("r"), "a directory that holds the identity of another run");
    }

    @Test
    void runsOfOtherDaysCostNothing() {
        for (int day = 1; day <= 1000; day++) {
            files.put(NAME + "/runs/" + DAY.minusDays(day) + "-a", new byte[0]);
        }
        run(DAY + "-a", 0);
        FaultyFileStore counted = new FaultyFileStore(files, Fault.ERROR_BEFORE, -1);
        assertEquals(
                1,
                new ModelStore(counted, Samples.CLOCK)
                        .unfinished(NAME, DAY, "r")
                        .size());
        assertTrue(counted.calls() <= 4, counted.calls() + " calls");
    }

    @Test
    void aStoreThatDoesNotAnswerIsNotTakenForEmpty() {
        ModelStore gone = new ModelStore(new FaultyFileStore(files, Fault.GONE, 1), Samples.CLOCK);
        assertEquals(
                ExitCode.IO_ERROR,
                assertThrows(Refusal.class, () -> gone.unfinished(NAME, DAY, "r"))
                        .code());
    }
}
