package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ModelStoreTest {
    private MemoryFileStore files = new MemoryFileStore();
    private ModelStore store = new ModelStore(files, Samples.CLOCK);

    @Test
    void aPublishedModelIsCurrentAndLoadsAsItWas() {
        Published published = Samples.publish(store, DAY, "run-1");
        assertEquals("2026-11-24", published.version().toString());
        assertTrue(published.current());
        assertEquals(Optional.of(published.version()), store.current(NAME));
        StoredModel loaded = store.load(NAME, Optional.empty());
        assertEquals("run-1", loaded.run());
        assertArrayEquals(
                ModelDocument.encode(NAME, loaded.version(), Samples.model()),
                ModelDocument.encode(NAME, loaded.version(), loaded.model()));
    }

    @Test
    void aVersionHoldsTheFilesOfTheContractAndNoOther() throws IOException {
        Samples.publish(store, DAY, "run-1");
        assertEquals(
                new TreeSet<>(List.of("claim.json", "history.jsonl", "manifest.json", "model.json", "terms.csv")),
                names("versions/2026-11-24"));
        assertEquals(new TreeSet<>(List.of("current.json", "moves", "runs", "versions")), names(""));
        assertEquals(new TreeSet<>(List.of("00000001.json")), names("moves"));
    }

    @Test
    void anotherRunOfTheSameDayTakesTheNextNumber() {
        Samples.publish(store, DAY, "run-1");
        Published second = Samples.publish(store, DAY, "run-2");
        Published third = Samples.publish(store, DAY, "run-3");
        assertEquals("2026-11-24-2", second.version().toString());
        assertEquals("2026-11-24-3", third.version().toString());
        assertEquals(Optional.of(third.version()), store.current(NAME));
    }

    @Test
    void aClaimOfARunThatNeverPublishedIsLeftAlone() {
        store.claim(NAME, DAY, "run-1");
        assertEquals("2026-11-24-2", store.claim(NAME, DAY, "run-2").version().toString());
    }

    @Test
    void theSameRunGoesOnWithItsOwnClaim() {
        Claim first = store.claim(NAME, DAY, "run-1");
        assertEquals(first, store.claim(NAME, DAY, "run-1"));
        assertFalse(first.published());
    }

    @Test
    void theSameRunAgainIsPublishedAlreadyAndChangesNothing() throws IOException {
        Published first = Samples.publish(store, DAY, "run-1");
        byte[] model = files.get(file("versions/2026-11-24/model.json"));
        Claim again = store.claim(NAME, DAY, "run-1");
        assertTrue(again.published());
        assertEquals(first, store.publish(again, Samples.candidate()));
        assertArrayEquals(model, files.get(file("versions/2026-11-24/model.json")));
        assertEquals(new TreeSet<>(List.of("00000001.json")), names("moves"));
    }

    @Test
    void aModelForAnEarlierDayIsPublishedButNotCurrent() {
        Published newer = Samples.publish(store, DAY, "run-1");
        Published older = Samples.publish(store, DAY.minusDays(1), "run-2");
        assertFalse(older.current());
        assertEquals(Optional.of(newer.version()), store.current(NAME));
        assertEquals(
                older.version(), store.load(NAME, Optional.of(older.version())).version());
    }

    @Test
    void leftoversOfAnAttemptThatWroteTheSameAreUsed() throws IOException {
        Claim claim = store.claim(NAME, DAY, "run-1");
        Samples.history(store, "run-1");
        files.put(file("versions/2026-11-24/model.json"), ModelDocument.encode(NAME, claim.version(), Samples.model()));
        String history = text(file("runs/run-1/history.jsonl"));
        files.put(
                file("versions/2026-11-24/history.jsonl"),
                FileStoreContract.bytes(history.replaceAll("\"seconds\":[^,]*", "\"seconds\":99.5")));
        Published published = store.publish(claim, Samples.candidate());
        assertEquals("2026-11-24", published.version().toString());
        assertEquals("run-1", store.load(NAME, Optional.empty()).run());
        assertTrue(text(file("versions/2026-11-24/history.jsonl")).contains("99.5"));
    }

    @Test
    void leftoversThatDifferAreNotOverwrittenAndTheNextNumberIsTaken() throws IOException {
        for (String leftover : List.of("model.json", "terms.csv", "history.jsonl", "something-else")) {
            files = new MemoryFileStore();
            ModelStore fresh = new ModelStore(files, Samples.CLOCK);
            Claim claim = fresh.claim(NAME, DAY, "run-1");
            Samples.history(fresh, "run-1");
            String left = file("versions/2026-11-24/" + leftover);
            files.put(left, FileStoreContract.bytes("of an earlier attempt\n"));
            Published published = fresh.publish(claim, Samples.candidate());
            assertEquals("2026-11-24-2", published.version().toString(), leftover);
            assertEquals("of an earlier attempt\n", text(left));
            assertEquals(published.version(), fresh.load(NAME, Optional.empty()).version());
            assertTrue(fresh.claim(NAME, DAY, "run-1").published());
        }
    }

    @Test
    void aRunThatStoppedBetweenManifestAndPointerIsFinishedByItsNextAttempt() throws IOException {
        Samples.publish(store, DAY.minusDays(1), "run-1");
        byte[] before = files.get(file("current.json"));
        Samples.publish(store, DAY, "run-2");
        files.put(file("current.json"), before);
        Claim again = store.claim(NAME, DAY, "run-2");
        assertTrue(again.published());
        assertTrue(store.publish(again, Samples.candidate()).current());
        assertEquals("2026-11-24", store.current(NAME).orElseThrow().toString());
        assertEquals(new TreeSet<>(List.of("00000001.json", "00000002.json")), names("moves"));
    }

    @Test
    void aMoveThatWasRecordedIsFinishedByTheNextPublisherWhateverItsDay() throws IOException {
        Samples.publish(store, DAY.minusDays(2), "run-1");
        byte[] before = files.get(file("current.json"));
        Samples.publish(store, DAY, "run-2");
        files.put(file("current.json"), before);
        assertFalse(Samples.publish(store, DAY.minusDays(1), "run-3").current());
        assertEquals("2026-11-24", store.current(NAME).orElseThrow().toString());
    }

    @Test
    void aVersionThatWasRolledBackIsNotMadeCurrentByItsOwnRunAgain() throws IOException {
        Published good = Samples.publish(store, DAY.minusDays(1), "run-1");
        byte[] back = files.get(file("current.json"));
        Samples.publish(store, DAY, "run-2");
        Pointer pointer = Pointer.decode(back, "current.json");
        Move rollback = new Move(
                3,
                Optional.of(new ModelVersion(DAY, 1)),
                pointer,
                "rollback",
                "2026-11-24T09:00:00Z",
                MoveCause.ROLLED_BACK);
        files.put(file("moves/" + NumberedFile.name(rollback.number())), rollback.encode());
        files.put(file("current.json"), back);
        assertFalse(Samples.publish(store, DAY, "run-2").current());
        assertEquals(Optional.of(good.version()), store.current(NAME));
        assertTrue(Samples.publish(store, DAY, "run-3").current());
    }

    @Test
    void whatWasNeverPublishedIsNoInput() {
        assertRefused(ExitCode.NO_INPUT, "house-prices", () -> store.load(NAME, Optional.empty()));
        store.claim(NAME, DAY, "run-1");
        assertRefused(
                ExitCode.NO_INPUT,
                "published are []",
                () -> store.load(NAME, Optional.of(ModelVersion.of("2026-11-24"))));
        assertEquals(Optional.empty(), store.current(NAME));
        assertEquals(List.of(), store.versions(NAME));
    }

    @Test
    void aLostPointerIsNotGuessed() throws IOException {
        Samples.publish(store, DAY, "run-1");
        files.delete(file("current.json"));
        assertRefused(ExitCode.STATE_REFUSED, "current.json is missing", () -> store.load(NAME, Optional.empty()));
        assertFalse(Samples.publish(store, DAY.minusDays(1), "run-2").current());
        assertTrue(Samples.publish(store, DAY.plusDays(1), "run-3").current());
    }

    @Test
    void aDamagedPointerIsRefusedBeforeAnythingIsTrained() throws IOException {
        Samples.publish(store, DAY, "run-1");
        for (String garbage : List.of("", "garbage", "{}", "[]", "{\"format\":2}", "\0\0")) {
            files.put(file("current.json"), FileStoreContract.bytes(garbage));
            assertRefused(ExitCode.STATE_REFUSED, "current.json", () -> store.claim(NAME, DAY, "run-2"));
            assertRefused(ExitCode.STATE_REFUSED, "current.json", () -> store.load(NAME, Optional.empty()));
            assertEquals(1, store.versions(NAME).size());
        }
    }

    @Test
    void modelsAndVersionsAreListed() throws IOException {
        assertEquals(List.of(), store.models());
        Samples.publish(store, DAY, "run-1");
        Samples.publish(store, DAY, "run-2");
        files.makeDirectories("not-a-model");
        files.makeDirectories("Upper/versions");
        assertEquals(List.of("house-prices"), store.models());
        List<VersionEntry> versions = store.versions(NAME);
        assertEquals(
                List.of(false, true),
                versions.stream().map(VersionEntry::current).toList());
        assertEquals(Optional.of("run-2"), versions.get(1).run());
        files.put(file("versions/2026-11-24/manifest.json"), FileStoreContract.bytes("garbage"));
        assertTrue(store.versions(NAME).get(0).problem().isPresent());
        assertEquals(Optional.empty(), store.versions(NAME).get(1).problem());
    }

    @Test
    void thePointerIsExactlyWhatTheContractSays() throws IOException {
        Samples.publish(store, DAY, "run-1");
        String sha = Fingerprint.of(files.get(file("versions/2026-11-24/manifest.json")))
                .sha256();
        assertEquals(
                "{\"format\":1,\"version\":\"2026-11-24\",\"manifest_sha256\":\"" + sha + "\"}\n",
                text(file("current.json")));
    }

    private static String file(String path) {
        return path.isEmpty() ? NAME.value() : NAME + "/" + path;
    }

    private String text(String path) {
        return new String(files.get(path), UTF_8);
    }

    private TreeSet<String> names(String directory) {
        return new TreeSet<>(files.list(file(directory)));
    }

    static void assertRefused(ExitCode code, String said, org.junit.jupiter.api.function.Executable call) {
        Refusal refusal = assertThrows(Refusal.class, call);
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
    }

    @Test
    void whatWasCurrentBeforeADayIsTheSameBeforeAndAfterItsRuns() throws IOException {
        assertEquals(Optional.empty(), store.currentBefore(NAME, DAY));
        Samples.publish(store, DAY.minusDays(2), "run-1");
        Samples.publish(store, DAY.minusDays(1), "run-2");
        Optional<ModelVersion> eve = Optional.of(new ModelVersion(DAY.minusDays(1), 1));
        assertEquals(eve, store.currentBefore(NAME, DAY));
        Samples.publish(store, DAY, "run-3");
        Samples.publish(store, DAY, "run-4");
        assertEquals(eve, store.currentBefore(NAME, DAY));
        assertEquals(Optional.of(new ModelVersion(DAY.minusDays(2), 1)), store.currentBefore(NAME, DAY.minusDays(1)));
        assertEquals(Optional.empty(), store.currentBefore(NAME, DAY.minusDays(2)));
        Samples.publish(store, DAY.minusDays(1), "late");
        assertEquals(eve, store.currentBefore(NAME, DAY), "what came late never was current");
        assertEquals(Optional.of(new ModelVersion(DAY, 2)), store.currentBefore(NAME, DAY.plusDays(1)));
    }

    @Test
    void aReturnFromADayDoesNotChangeWhatWasCurrentBeforeIt() throws IOException {
        ModelVersion one = Samples.publish(store, DAY.minusDays(2), "run-1").version();
        ModelVersion two = Samples.publish(store, DAY.minusDays(1), "run-2").version();
        ModelVersion three = Samples.publish(store, DAY, "run-3").version();
        move(4, three, one);
        assertEquals(Optional.of(two), store.currentBefore(NAME, DAY), "the retry of a day stays what it was");
        assertEquals(Optional.of(one), store.currentBefore(NAME, DAY.plusDays(1)), "the next day starts from there");
        move(5, one, two);
        move(6, two, one);
        assertEquals(Optional.of(one), store.currentBefore(NAME, DAY));
    }

    private void move(long number, ModelVersion from, ModelVersion to) throws IOException {
        Move move = new Move(
                number,
                Optional.of(from),
                new Pointer(to, "0".repeat(64)),
                "run",
                "2026-11-24T04:00:00Z",
                MoveCause.ROLLED_BACK);
        files.createIfAbsent(NAME + "/moves/" + NumberedFile.name(move.number()), FileStore.Content.of(move.encode()));
    }
}
