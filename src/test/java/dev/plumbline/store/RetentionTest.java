package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.FaultyFileStore.Crash;
import dev.plumbline.store.FaultyFileStore.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionTest {
    private MemoryFileStore files = new MemoryFileStore();
    private ModelStore store = new ModelStore(files, Samples.CLOCK);

    /** The id of the run of a night, as the river makes it. */
    private static String run(int night) {
        return DAY.plusDays(night) + String.format(Locale.ROOT, "-%016x", night);
    }

    private static ModelVersion version(int night) {
        return new ModelVersion(DAY.plusDays(night), 1);
    }

    /** Publishes a night as a run does that ends well. */
    private static void night(ModelStore store, int night) {
        Samples.publish(store, DAY.plusDays(night), run(night));
        store.run(NAME, run(night)).page(new byte[] {'<'});
        ended(store, run(night), ExitCode.OK);
    }

    private static void ended(ModelStore store, String run, ExitCode code) {
        store.run(NAME, run).status(new Outcome(code, "it ended", run, NAME.value(), "", 2, 100));
    }

    private List<ModelVersion> published() {
        return store.versions(NAME).stream().map(VersionEntry::version).toList();
    }

    private List<String> runs() {
        return files.list("house-prices/runs");
    }

    @Test
    void theNewestVersionsStayWithTheirRunsAndOlderOnesGo() throws IOException {
        for (int night = 0; night < 6; night++) {
            night(store, night);
        }
        Retained retained = store.retain(NAME, 3, run(5));
        assertEquals(List.of(version(0), version(1), version(2)), retained.versions());
        assertEquals(List.of(run(0), run(1), run(2)), retained.runs());
        assertEquals(List.of(), retained.left());
        assertEquals(List.of(version(3), version(4), version(5)), published());
        assertEquals(List.of(run(3), run(4), run(5)), runs());
        assertEquals(List.of("claim.json"), files.list("house-prices/versions/" + version(0)));
        assertLoad(files);
        assertEquals(
                new Retained(List.of(), List.of(), List.of()),
                store.retain(NAME, 3, run(5)),
                "there is nothing left to do");
    }

    @Test
    void theCurrentVersionAndTheOneBeforeItStayWhateverTheirAge() {
        for (int night = 0; night < 6; night++) {
            night(store, night);
        }
        store.rollBack(NAME, version(1));
        store.rollBack(NAME, version(0));
        assertEquals(
                List.of(version(2), version(3)), store.retain(NAME, 2, run(5)).versions());
        assertEquals(List.of(version(0), version(1), version(4), version(5)), published());
        assertEquals(Optional.of(version(0)), store.current(NAME));
        assertTrue(runs().containsAll(List.of(run(0), run(1), run(4), run(5))), runs().toString());
        assertLoad(files);
    }

    @Test
    void theOneBeforeTheCurrentOneIsTheLastThatIsStillThere() {
        for (int night = 0; night < 4; night++) {
            night(store, night);
        }
        store.rollBack(NAME, version(0));
        files.delete("house-prices/versions/" + version(3) + "/manifest.json");
        store.retain(NAME, 2, run(3));
        assertEquals(
                List.of(version(0), version(2)),
                published().stream().filter(v -> !v.equals(version(1))).toList());
        assertLoad(files);
    }

    @Test
    void aVersionOfARunThatHasNotSaidHowItEndedStays() {
        Samples.publish(store, DAY, run(0));
        ended(store, run(0), ExitCode.TEMPORARY);
        for (int night = 1; night < 5; night++) {
            night(store, night);
        }
        assertEquals(
                List.of(version(1), version(2)), store.retain(NAME, 2, run(4)).versions());
        assertEquals(List.of(version(0), version(3), version(4)), published());
        assertTrue(runs().contains(run(0)));
    }

    @Test
    void theNumberOfARemovedVersionIsNeverGivenAgain() throws IOException {
        for (int night = 0; night < 4; night++) {
            night(store, night);
        }
        store.retain(NAME, 2, run(3));
        assertEquals(Optional.empty(), store.published(NAME, DAY, run(0)));
        assertEquals(
                "2026-11-24-2", store.claim(NAME, DAY, "another-run").version().toString());
        Claim own = store.claim(NAME, DAY, run(0));
        assertEquals("2026-11-24-3", own.version().toString());
        assertFalse(own.published());
        assertEquals(own, store.claim(NAME, DAY, run(0)), "the run goes on with what it holds");
        Published again = Samples.publish(store, DAY, run(0));
        assertEquals("2026-11-24-3", again.version().toString());
        assertFalse(again.current());
        ModelStoreTest.assertRefused(
                ExitCode.NO_INPUT, "no such version", () -> store.load(NAME, Optional.of(version(0))));
        ModelStoreTest.assertRefused(ExitCode.NO_INPUT, "no such version", () -> store.rollBack(NAME, version(0)));
        Repaired repaired = store.repair(NAME);
        assertEquals(Repaired.Done.NOTHING, repaired.done());
        assertEquals(List.of("2026-11-24-2: claimed by run another-run, not published"), repaired.unfinished());
        assertEquals(List.of(), repaired.damaged());
    }

    @Test
    void olderRunsWithoutAVersionGoAndUnfinishedOnesStayForAWeek() throws IOException {
        for (int night = 0; night < 4; night++) {
            ended(store, run(night), ExitCode.GATE_REFUSED);
        }
        ended(store, run(1), ExitCode.TEMPORARY);
        checkpoint(run(1), Duration.ofDays(6));
        ended(store, run(2), ExitCode.IO_ERROR);
        checkpoint(run(2), Duration.ofDays(8));
        files.written(status(run(2)), Samples.CLOCK.instant().minus(Duration.ofDays(8)));
        files.makeDirectories("house-prices/runs/" + run(0) + "/candidate");
        files.put("house-prices/runs/" + run(0) + "/candidate/model.json", FileStoreContract.bytes("{}"));
        night(store, 4);
        night(store, 5);
        assertEquals(
                List.of(run(0), run(2), run(3)), store.retain(NAME, 2, run(5)).runs());
        assertEquals(List.of(run(1), run(4), run(5)), runs());
        assertTrue(files.exists("house-prices/runs/" + run(1) + "/checkpoints/00000001.json"));
    }

    private void checkpoint(String run, Duration age) throws IOException {
        String path = "house-prices/runs/" + run + "/checkpoints/00000001.json";
        files.makeDirectories("house-prices/runs/" + run + "/checkpoints");
        files.put(path, FileStoreContract.bytes("{}"));
        files.written(path, Samples.CLOCK.instant().minus(age));
    }

    private static String status(String run) {
        return "house-prices/runs/" + run + "/status.json";
    }

    @Test
    void whatIsNotOursStaysAndIsTold() throws IOException {
        for (int night = 0; night < 5; night++) {
            night(store, night);
        }
        String notes = "house-prices/runs/" + run(0) + "/My notes.docx";
        files.put(notes, FileStoreContract.bytes("x"));
        files.makeDirectories("house-prices/runs/old-experiments");
        files.makeDirectories("house-prices/versions/backup");
        files.put("house-prices/versions/" + version(1) + "/README", FileStoreContract.bytes("x"));
        files.put("house-prices/versions/" + version(2) + "/manifest.json", FileStoreContract.bytes("damaged"));
        Retained retained = store.retain(NAME, 2, run(4));
        assertEquals(List.of(version(0), version(1)), retained.versions());
        assertEquals(2, retained.left().size(), retained.left().toString());
        assertTrue(
                retained.left().get(0).contains("2026-11-26/manifest.json"),
                retained.left().toString());
        assertTrue(
                retained.left().get(1).contains("My notes.docx"),
                retained.left().toString());
        assertTrue(files.exists(notes) && files.exists(status(run(0))));
        assertTrue(files.exists("house-prices/runs/old-experiments"));
        assertEquals(List.of("README", "claim.json"), files.list("house-prices/versions/" + version(1)));
        assertTrue(files.exists("house-prices/versions/" + version(2) + "/model.json"), "a person decides");
    }

    @Test
    void linksAreNeitherFollowedNorDeleted(@TempDir Path root) throws IOException {
        ModelStore disk = new ModelStore(new LocalFileStore(root), Samples.CLOCK);
        for (int night = 0; night < 5; night++) {
            night(disk, night);
        }
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Path kept = Files.writeString(elsewhere.resolve("model.json"), "mine");
        Path model = root.resolve("house-prices");
        Path link = Files.createSymbolicLink(model.resolve("versions/2020-01-01"), elsewhere);
        Path linkedRun = Files.createSymbolicLink(model.resolve("runs/2020-01-01-0000000000000000"), elsewhere);
        Path terms = model.resolve("versions/" + version(0) + "/terms.csv");
        Files.delete(terms);
        Files.createSymbolicLink(terms, kept);
        Path folder = model.resolve("runs/" + run(1) + "/candidate");
        Files.createSymbolicLink(folder, elsewhere);
        Retained retained = disk.retain(NAME, 2, run(4));
        assertEquals(List.of(version(1), version(2)), retained.versions());
        assertEquals("mine", Files.readString(kept));
        for (Path each : List.of(link, linkedRun, terms, folder)) {
            assertTrue(Files.isSymbolicLink(each), each.toString());
        }
        assertEquals(4, retained.left().size(), retained.left().toString());
        assertEquals(version(4), disk.load(NAME, Optional.empty()).version());
    }

    @Test
    void aNightsWorkIsBounded() {
        int nights = Retention.MOST + 30;
        for (int night = 0; night < nights; night++) {
            night(store, night);
        }
        Retained first = store.retain(NAME, 5, run(nights - 1));
        assertEquals(Retention.MOST, first.versions().size());
        assertEquals(Retention.MOST, first.runs().size());
        Retained second = store.retain(NAME, 5, run(nights - 1));
        assertEquals(25, second.versions().size());
        assertEquals(5, published().size());
        assertEquals(5, runs().size());
    }

    @ParameterizedTest
    @EnumSource
    void afterAFaultAtAnyCallEveryVersionThatIsThereLoadsAndTheNextOneFinishes(Fault fault) {
        for (int night = 0; night < 5; night++) {
            night(store, night);
        }
        MemoryFileStore before = files;
        boolean reached = true;
        int k = 0;
        while (reached) {
            k++;
            files = before.copy();
            store = new ModelStore(files, Samples.CLOCK);
            FaultyFileStore faulty = new FaultyFileStore(files, fault, k);
            try {
                new ModelStore(faulty, Samples.CLOCK).retain(NAME, 3, run(4));
            } catch (Refusal refusal) {
                assertEquals(ExitCode.IO_ERROR, refusal.code(), refusal.getMessage());
            } catch (Crash crash) {
                // The next one finishes.
            }
            reached = faulty.calls() >= k;
            String told = fault + " at call " + k;
            assertEquals(Optional.of(version(4)), store.current(NAME), told);
            assertLoad(files);
            assertTrue(published().containsAll(List.of(version(2), version(3), version(4))), told);

            store.retain(NAME, 3, run(4));
            assertEquals(List.of(version(2), version(3), version(4)), published(), told);
            assertEquals(List.of(run(2), run(3), run(4)), runs(), told);
            for (int night = 0; night < 2; night++) {
                assertEquals(List.of("claim.json"), files.list("house-prices/versions/" + version(night)), told);
            }
            assertLoad(files);
            assertEquals(Repaired.Done.NOTHING, store.repair(NAME).done(), told);
        }
        assertTrue(k > 60, "only " + k + " calls");
    }

    @Test
    void aRemovalThatWasCutShortIsGivenUpIfItsVersionIsNeededAgain() throws IOException {
        for (int night = 0; night < 4; night++) {
            night(store, night);
        }
        VersionReader reader = new VersionReader(files);
        ManifestDocument manifest = reader.manifest(NAME, version(0), reader.required(NAME, version(0)));
        new Tombstones(files).add(NAME, manifest, Samples.CLOCK);
        store.rollBack(NAME, version(0));
        store.retain(NAME, 2, run(3));
        assertEquals(version(0), store.load(NAME, Optional.empty()).version());
        assertFalse(new Tombstones(files).has(NAME, version(0)));
    }

    @Test
    void aRollbackAndARetentionAtOnceLeaveACurrentVersionThatLoads() throws Exception {
        for (int night = 0; night < 5; night++) {
            night(store, night);
        }
        for (int round = 0; round < 100; round++) {
            MemoryFileStore place = files.copy();
            LocalFileStoreTest.race(thread -> {
                ModelStore mine = new ModelStore(place, Samples.CLOCK);
                if (thread == 0) {
                    return mine.retain(NAME, 2, run(4));
                }
                try {
                    return mine.rollBack(NAME, version(thread % 3));
                } catch (Refusal removed) {
                    return removed.code();
                }
            });
            assertLoad(place);
        }
    }

    private static void assertLoad(FileStore files) {
        ModelStore all = new ModelStore(files, Samples.CLOCK);
        List<ModelVersion> seen = new ArrayList<>();
        seen.add(all.load(NAME, Optional.empty()).version());
        for (VersionEntry entry : all.versions(NAME)) {
            seen.add(all.load(NAME, Optional.of(entry.version())).version());
        }
        assertTrue(seen.size() > 2, seen.toString());
    }

    @Test
    void aTombstoneSaysWhichVersionOfWhichRunItWas() {
        for (int night = 0; night < 3; night++) {
            night(store, night);
        }
        store.retain(NAME, 2, run(2));
        assertEquals(
                "{\"format\":1,\"version\":\"2026-11-24\",\"run\":\"2026-11-24-0000000000000000\","
                        + "\"created\":\"2026-11-24T03:00:00Z\",\"removed\":\"2026-11-24T03:00:00Z\"}\n",
                new String(files.get("house-prices/removed/2026-11-24.json"), java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(
                LocalDate.of(2026, 11, 26), store.current(NAME).orElseThrow().asOf());
    }
}
