package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.FaultyFileStore.Crash;
import dev.plumbline.store.FaultyFileStore.Fault;
import dev.plumbline.store.Repaired.Done;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three versions, each current in its turn; then something breaks. */
class RepairTest {
    private static final String CURRENT = "house-prices/current.json";

    private final MemoryFileStore files = new MemoryFileStore();
    private final ModelStore store = new ModelStore(files, Samples.CLOCK);

    private final ModelVersion first = Samples.publish(store, DAY, "run-1").version();
    private final byte[] firstPointer = files.get(CURRENT);
    private final ModelVersion second =
            Samples.publish(store, DAY.plusDays(1), "run-2").version();
    private final ModelVersion third =
            Samples.publish(store, DAY.plusDays(2), "run-3").version();

    @Test
    void whereAllIsSoundNothingIsWrittenAndNothingTold() {
        byte[] before = files.get(CURRENT);
        assertEquals(
                new Repaired(third, Done.NOTHING, List.of(), List.of(), List.of(), List.of(), List.of()),
                store.repair(NAME));
        assertEquals(3, store.moves(NAME).size());
        assertEquals(
                new String(before, StandardCharsets.UTF_8), new String(files.get(CURRENT), StandardCharsets.UTF_8));
    }

    @Test
    void aPointerThatIsMissingEmptyGarbageOrLaggingIsBroughtToTheLastMove() {
        byte[] huge = new byte[Layout.SMALL + 1];
        for (byte[] content : new byte[][] {null, {}, bytes("nonsense"), bytes("{}"), huge, firstPointer}) {
            if (content == null) {
                files.delete(CURRENT);
            } else {
                files.put(CURRENT, content);
            }
            Repaired repaired = store.repair(NAME);
            assertEquals(Done.FOLLOWED, repaired.done());
            assertEquals(third, repaired.version());
            assertEquals(1, repaired.faults().size(), repaired.faults().toString());
            assertTrue(
                    repaired.faults().get(0).contains("current.json"),
                    repaired.faults().toString());
            assertEquals(third, store.load(NAME, Optional.empty()).version());
            assertEquals(3, store.moves(NAME).size());
            assertEquals(Done.NOTHING, store.repair(NAME).done());
        }
    }

    @Test
    void aDeletedOrDamagedCurrentVersionGivesWayToTheNewestThatVerifies() {
        removeVersion(third);
        files.put(file(second, "model.json"), bytes("{}"));
        ModelStoreTest.assertRefused(
                ExitCode.STATE_REFUSED, "2026-11-26, which is not published", () -> store.load(NAME, Optional.empty()));
        Repaired repaired = store.repair(NAME);
        assertEquals(Done.MOVED, repaired.done());
        assertEquals(first, repaired.version());
        assertTrue(
                repaired.damaged()
                        .toString()
                        .contains("2026-11-25: memory/house-prices/versions/2026-11-25/model.json" + ": it is damaged"),
                repaired.damaged().toString());
        assertTrue(
                repaired.faults().toString().contains("2026-11-26"),
                repaired.faults().toString());
        assertEquals(first, store.load(NAME, Optional.empty()).version());
        MoveEntry.Told told = store.moves(NAME).get(3).move().orElseThrow();
        assertEquals(MoveCause.REPAIRED, told.cause());
        assertEquals(Optional.of(third), told.from());
        assertEquals("run-1", told.run());
        assertEquals(Done.NOTHING, store.repair(NAME).done());
        assertTrue(Samples.publish(store, DAY.plusDays(3), "run-4").current());
    }

    @Test
    void aManifestThatIsMissingMakesItsVersionADamagedOne() {
        files.delete(file(third, "manifest.json"));
        ModelStoreTest.assertRefused(
                ExitCode.STATE_REFUSED,
                "plumbline models repair --models memory --model house-prices",
                () -> store.load(NAME, Optional.empty()));
        Repaired repaired = store.repair(NAME);
        assertEquals(second, repaired.version());
        assertEquals(List.of("2026-11-26: its manifest.json is missing"), repaired.damaged());
    }

    @Test
    void aVersionWithAnotherManifestThanItsMoveWasMadeForIsNotBelieved() {
        String manifest = new String(files.get(file(third, "manifest.json")), StandardCharsets.UTF_8);
        int seal = manifest.lastIndexOf(",\n  \"sha256\"");
        String body = manifest.substring(0, seal).replace("2026-11-24T03:00:00Z", "2026-11-24T03:00:01Z");
        String sealed =
                body + ",\n  \"sha256\" : \"" + Fingerprint.of(bytes(body)).sha256() + "\"\n}\n";
        files.put(file(third, "manifest.json"), bytes(sealed));
        assertEquals(third, store.load(NAME, Optional.of(third)).version(), "it is sound in itself");
        assertEquals(second, store.repair(NAME).version());
    }

    @Test
    void withoutAnyMoveThePointerStaysWhereItIsAndTheLogBeginsAgain() {
        loseTheLog();
        files.put(CURRENT, firstPointer);
        Repaired repaired = store.repair(NAME);
        assertEquals(Done.KEPT, repaired.done());
        assertEquals(first, repaired.version());
        assertTrue(
                repaired.faults().toString().contains("moves holds no move"),
                repaired.faults().toString());
        assertEquals(1, store.moves(NAME).size());
        assertEquals(first, store.load(NAME, Optional.empty()).version());
        assertEquals(2, repaired.unnamed().size(), "the later ones have no move any more");
    }

    @Test
    void withoutAnyMoveAndPointerTheNewestVersionThatVerifiesIsCurrent() {
        loseTheLog();
        files.delete(CURRENT);
        files.put(file(third, "terms.csv"), bytes("x"));
        Repaired repaired = store.repair(NAME);
        assertEquals(Done.NEWEST, repaired.done());
        assertEquals(second, repaired.version());
        assertEquals(second, store.load(NAME, Optional.empty()).version());
        assertEquals(Done.NOTHING, store.repair(NAME).done());
    }

    @Test
    void aTornLastMoveBlocksReadersOfTheLogUntilItIsRepairedAndThePointerStays() {
        byte[] whole = files.get(move(3));
        for (byte[] torn : new byte[][] {
            {},
            java.util.Arrays.copyOf(whole, whole.length / 2),
            bytes("foreign\n"),
            new byte[Layout.SMALL + 1],
            files.get(move(2))
        }) {
            files.put(move(3), torn);
            ModelStoreTest.assertRefused(
                    ExitCode.STATE_REFUSED, "plumbline models repair", () -> store.rollBack(NAME, first));
            Repaired repaired = store.repair(NAME);
            assertEquals(Done.KEPT, repaired.done());
            assertEquals(third, repaired.version());
            assertTrue(
                    repaired.faults().toString().contains("00000003.json"),
                    repaired.faults().toString());
            assertTrue(store.moves(NAME).get(2).problem().isPresent());
            assertEquals(third, store.load(NAME, Optional.empty()).version());
            assertEquals(Done.NOTHING, store.repair(NAME).done());
            assertEquals(4, store.moves(NAME).size());
            files.delete(move(4));
            files.put(move(3), whole);
        }
    }

    @Test
    void aTornLastMoveThatWasNeverFollowedGivesWayAndItsRunMovesAgain() {
        files.put(move(3), bytes("{\"format\":2,\"num"));
        files.delete(CURRENT);
        Repaired repaired = store.repair(NAME);
        assertEquals(Done.MOVED, repaired.done());
        assertEquals(second, repaired.version());
        assertEquals(1, repaired.unnamed().size());
        String note = repaired.unnamed().get(0);
        assertTrue(note.contains("2026-11-26") && note.contains("run-3"), note);
        assertTrue(
                note.endsWith("plumbline models rollback --to 2026-11-26 --models memory --model house-prices"), note);
        assertTrue(Samples.publish(store, DAY.plusDays(2), "run-3").current());
        assertEquals(third, store.load(NAME, Optional.empty()).version());
        assertFalse(Samples.publish(store, DAY, "run-1").current(), "a version that was current stays behind");
    }

    @Test
    void aDamagedOrMissingMoveInTheMiddleIsToldOnceAndSettledByAMove() {
        for (byte[] content : new byte[][] {bytes("x"), null}) {
            byte[] whole = files.get(move(2));
            if (content == null) {
                files.delete(move(2));
            } else {
                files.put(move(2), content);
            }
            Repaired repaired = store.repair(NAME);
            assertEquals(Done.MOVED, repaired.done());
            assertEquals(third, repaired.version());
            assertEquals(1, repaired.faults().size(), repaired.faults().toString());
            assertEquals(Done.NOTHING, store.repair(NAME).done());
            assertFalse(Samples.publish(store, DAY, "run-1").current(), "the log can be read again");
            files.delete(move(4));
            files.put(move(2), whole);
        }
    }

    @Test
    void aRunThatDiedBetweenManifestAndMoveIsNamedWithTheCommands() {
        files.delete(move(3));
        files.put(CURRENT, Pointer.decode(firstPointer, "").encode());
        Repaired repaired = store.repair(NAME);
        assertEquals(Done.FOLLOWED, repaired.done());
        assertEquals(second, repaired.version());
        assertEquals(1, repaired.unnamed().size());
        assertTrue(repaired.unnamed().get(0).startsWith("2026-11-26 was published and never became current"));
    }

    @Test
    void afterARollbackTheLaterVersionsAreNoNews() {
        store.rollBack(NAME, first);
        Repaired repaired = store.repair(NAME);
        assertEquals(first, repaired.version());
        assertEquals(List.of(), repaired.unnamed());
    }

    @Test
    void unfinishedClaimsAndLeftoversAreListedAndStay() throws java.io.IOException {
        store.claim(NAME, DAY.plusDays(3), "run-4");
        files.put("house-prices/moves/notes.txt", bytes("x"));
        files.put("house-prices/moves/000000001.json", bytes("x"));
        files.put("house-prices/versions/latest", bytes("x"));
        files.put("house-prices/current.json.bak", bytes("x"));
        Repaired repaired = store.repair(NAME);
        assertEquals(Done.NOTHING, repaired.done());
        assertEquals(List.of("2026-11-27: claimed by run run-4, not published"), repaired.unfinished());
        assertEquals(
                List.of(
                        "memory/house-prices/moves/000000001.json",
                        "memory/house-prices/moves/notes.txt",
                        "memory/house-prices/versions/latest",
                        "memory/house-prices/current.json.bak"),
                repaired.leftovers());
        assertTrue(files.exists("house-prices/moves/notes.txt") && files.exists("house-prices/versions/latest"));
    }

    @Test
    void whereNothingIsValidItSaysWhatWasFoundAndChangesNothing() {
        for (ModelVersion version : List.of(first, second, third)) {
            files.put(file(version, "history.jsonl"), bytes("x"));
        }
        byte[] before = files.get(CURRENT);
        Refusal refusal = assertThrows(Refusal.class, () -> store.repair(NAME));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        for (ModelVersion version : List.of(first, second, third)) {
            assertTrue(refusal.getMessage().contains(version + ": "), refusal.getMessage());
        }
        assertEquals(
                new String(before, StandardCharsets.UTF_8), new String(files.get(CURRENT), StandardCharsets.UTF_8));
        assertEquals(3, store.moves(NAME).size());
    }

    @Test
    void aModelThatIsNotThereIsNoInput() {
        ModelStoreTest.assertRefused(
                ExitCode.NO_INPUT, "check --models", () -> store.repair(new dev.plumbline.model.ModelName("nobody")));
    }

    @Test
    void aNewerFormatIsNotDamageAndIsNotRepaired() {
        for (String path : List.of(CURRENT, move(3), file(third, "manifest.json"))) {
            byte[] whole = files.get(path);
            String newer =
                    new String(whole, StandardCharsets.UTF_8).replaceFirst("\"format\"( ?:) ?[12]", "\"format\"$1 9");
            files.put(path, bytes(newer));
            ModelStoreTest.assertRefused(ExitCode.STATE_REFUSED, "format 9", () -> store.repair(NAME));
            assertEquals(newer, new String(files.get(path), StandardCharsets.UTF_8));
            files.put(path, whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAFaultAtAnyCallTheNextRepairFinishes(Fault fault) {
        boolean reached = true;
        int k = 0;
        while (reached) {
            k++;
            MemoryFileStore place = new MemoryFileStore();
            ModelStore sound = new ModelStore(place, Samples.CLOCK);
            Samples.publish(sound, DAY, "run-1");
            Samples.publish(sound, DAY.plusDays(1), "run-2");
            place.put(file(second, "model.json"), bytes("x"));
            place.put(CURRENT, bytes("garbage"));
            FaultyFileStore faulty = new FaultyFileStore(place, fault, k);
            try {
                new ModelStore(faulty, Samples.CLOCK).repair(NAME);
            } catch (Refusal refusal) {
                assertTrue(
                        List.of(ExitCode.IO_ERROR, ExitCode.COMMIT_UNKNOWN).contains(refusal.code()),
                        refusal.getMessage());
            } catch (Crash crash) {
                // The next one finishes.
            }
            reached = faulty.calls() >= k;
            Repaired again = sound.repair(NAME);
            assertEquals(first, again.version(), fault + " at call " + k);
            assertEquals(first, sound.load(NAME, Optional.empty()).version(), fault + " at call " + k);
            assertEquals(3, sound.moves(NAME).size(), fault + " at call " + k);
        }
        assertTrue(k > 20, "only " + k + " calls");
    }

    @Test
    void repairsAndPublicationsAtOnceNeverMoveBack() throws Exception {
        for (int round = 0; round < 60; round++) {
            MemoryFileStore place = new MemoryFileStore();
            ModelStore before = new ModelStore(place, Samples.CLOCK);
            Samples.publish(before, DAY, "run-0");
            LocalFileStoreTest.race(thread -> {
                ModelStore mine = new ModelStore(place, Samples.CLOCK);
                if (thread % 2 == 0) {
                    Samples.publish(mine, DAY.plusDays(1 + thread), "run-" + thread);
                } else {
                    mine.repair(NAME);
                }
                return thread;
            });
            assertEquals(
                    DAY.plusDays(7),
                    before.load(NAME, Optional.empty()).version().asOf());
            assertTrue(before.moves(NAME).stream()
                    .allMatch(move -> move.move().orElseThrow().cause() == MoveCause.PUBLISHED));
        }
    }

    private void loseTheLog() {
        for (int number = 1; number <= 3; number++) {
            files.delete(move(number));
        }
    }

    private void removeVersion(ModelVersion version) {
        for (String each : files.list("house-prices/versions/" + version)) {
            files.delete(file(version, each));
        }
        files.delete("house-prices/versions/" + version);
    }

    private static String file(ModelVersion version, String file) {
        return "house-prices/versions/" + version + "/" + file;
    }

    private static String move(int number) {
        return "house-prices/moves/0000000" + number + ".json";
    }

    private static byte[] bytes(String text) {
        return FileStoreContract.bytes(text);
    }
}
