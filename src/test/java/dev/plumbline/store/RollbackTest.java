package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.FaultyFileStore.Crash;
import dev.plumbline.store.FaultyFileStore.Fault;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollbackTest {
    private static final int ROUNDS = 200;

    private final MemoryFileStore files = new MemoryFileStore();
    private final ModelStore store = new ModelStore(files, Samples.CLOCK);

    private final ModelVersion first = Samples.publish(store, DAY, "run-1").version();
    private final ModelVersion second =
            Samples.publish(store, DAY.plusDays(1), "run-2").version();

    @Test
    void anEarlierVersionIsMadeCurrentAgainAndTheLogSaysWhy() {
        assertEquals(new RolledBack(Optional.of(second), first, true), store.rollBack(NAME, first));
        assertEquals(first, store.load(NAME, Optional.empty()).version());
        MoveEntry.Told told = store.moves(NAME).get(2).move().orElseThrow();
        assertEquals(
                new MoveEntry.Told("2026-11-24T03:00:00Z", Optional.of(second), first, MoveCause.ROLLED_BACK, "run-1"),
                told);
    }

    @Test
    void aVersionThatIsCurrentStaysAndNothingIsWritten() throws IOException {
        RolledBack done = store.rollBack(NAME, second);
        assertTrue(done.already());
        assertTrue(done.current());
        assertEquals(2, files.list("house-prices/moves").size());
    }

    @Test
    void aRerunOfTheLaterVersionDoesNotBringItBackAndTheNextNightMovesOn() {
        store.rollBack(NAME, first);
        assertFalse(Samples.publish(store, DAY.plusDays(1), "run-2").current());
        assertEquals(Optional.of(first), store.current(NAME));
        Published next = Samples.publish(store, DAY.plusDays(2), "run-3");
        assertTrue(next.current());
        assertEquals(Optional.of(next.version()), store.current(NAME));
    }

    @Test
    void whatIsNotPublishedIsNoInputAndWhatIsDamagedIsRefused() {
        ModelStoreTest.assertRefused(
                ExitCode.NO_INPUT, "published are", () -> store.rollBack(NAME, ModelVersion.of("2020-01-01")));
        files.put("house-prices/versions/2026-11-24/terms.csv", new byte[] {1});
        ModelStoreTest.assertRefused(ExitCode.STATE_REFUSED, "terms.csv", () -> store.rollBack(NAME, first));
        assertEquals(Optional.of(second), store.current(NAME));
        assertEquals(2, store.moves(NAME).size());
    }

    @Test
    void aDamagedPointerIsRefusedWithTheCommandThatMendsIt() {
        files.put("house-prices/current.json", FileStoreContract.bytes("nonsense"));
        ModelStoreTest.assertRefused(
                ExitCode.STATE_REFUSED,
                "plumbline models repair --models memory --model house-prices",
                () -> store.rollBack(NAME, first));
        assertEquals(2, store.moves(NAME).size());
    }

    @Test
    void aMoveOfFormatOneIsReadAsAPublication() {
        String move =
                new String(files.get("house-prices/moves/00000002.json"), java.nio.charset.StandardCharsets.UTF_8);
        files.put(
                "house-prices/moves/00000002.json",
                FileStoreContract.bytes(
                        move.replace("\"format\":2", "\"format\":1").replace(",\"cause\":\"published\"", "")));
        assertEquals(
                MoveCause.PUBLISHED,
                store.moves(NAME).get(1).move().orElseThrow().cause());
        assertTrue(store.rollBack(NAME, first).current());
    }

    @ParameterizedTest
    @EnumSource
    void afterAFaultAtAnyCallAModelIsCurrentAndTheSameCommandFinishes(Fault fault) throws IOException {
        Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
        boolean reached = true;
        int k = 0;
        while (reached) {
            k++;
            MemoryFileStore place = files.copy();
            ModelStore sound = new ModelStore(place, Samples.CLOCK);
            FaultyFileStore faulty = new FaultyFileStore(place, fault, k);
            try {
                new ModelStore(faulty, Samples.CLOCK).rollBack(NAME, first);
            } catch (Refusal refusal) {
                codes.add(refusal.code());
            } catch (Crash crash) {
                // The next start must find its way.
            }
            reached = faulty.calls() >= k;
            String told = fault + " at call " + k;
            ModelVersion standing = sound.load(NAME, Optional.empty()).version();
            assertTrue(List.of(first, second).contains(standing), told);
            sound.rollBack(NAME, first);
            assertEquals(first, sound.load(NAME, Optional.empty()).version(), told);
            assertConsistent(place);
        }
        assertTrue(k > 10, "only " + k + " calls");
        EnumSet<ExitCode> expected = switch (fault) {
            case ERROR_BEFORE, ERROR_AFTER -> EnumSet.of(ExitCode.IO_ERROR);
            case ASKED_TWICE, CRASH_BEFORE, CRASH_AFTER -> EnumSet.noneOf(ExitCode.class);
            case GONE -> EnumSet.of(ExitCode.IO_ERROR, ExitCode.COMMIT_UNKNOWN);
        };
        assertEquals(expected, codes);
    }

    @Test
    void eightThatRollBackAndPublishLeaveALogWithoutGapsAndTheLastMoveCurrent() throws Exception {
        long seed = 20261124;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            MemoryFileStore place = files.copy();
            ModelStore before = new ModelStore(place, Samples.CLOCK);
            int publishers = 1 + random.nextInt(7);
            LocalFileStoreTest.race(thread -> {
                ModelStore mine = new ModelStore(place, Samples.CLOCK);
                if (thread < publishers) {
                    Samples.publish(mine, DAY.plusDays(2 + thread), "run-of-" + thread);
                } else {
                    mine.rollBack(NAME, thread % 2 == 0 ? first : second);
                }
                mine.load(NAME, Optional.empty());
                return thread;
            });
            assertConsistent(place);
            assertEquals(2 + publishers, before.versions(NAME).size(), "seed " + seed + ", round " + round);
        }
    }

    private static void assertConsistent(FileStore place) throws IOException {
        ModelStore all = new ModelStore(place, Samples.CLOCK);
        MoveLog log = new MoveLog(place, Samples.CLOCK);
        List<Long> numbers = log.numbers(NAME);
        assertEquals(LongStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
        Optional<ModelVersion> from = Optional.empty();
        for (long number : numbers) {
            Move move = log.read(NAME, number);
            assertEquals(from, move.from(), "move " + number + " begins where the one before ended");
            from = Optional.of(move.to().version());
        }
        assertEquals(from, Optional.of(all.load(NAME, Optional.empty()).version()));
    }
}
