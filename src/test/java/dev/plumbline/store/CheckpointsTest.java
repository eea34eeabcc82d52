package dev.plumbline.store;

import static dev.plumbline.store.CheckpointSamples.RUN;
import static dev.plumbline.store.CheckpointSamples.bytes;
import static dev.plumbline.store.CheckpointSamples.checkpoint;
import static dev.plumbline.store.CheckpointSamples.forged;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.FaultyFileStore.Crash;
import dev.plumbline.store.FaultyFileStore.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointsTest {
    private static final String DIRECTORY = NAME + "/runs/" + RUN + "/checkpoints";

    private final MemoryFileStore files = new MemoryFileStore();
    private final List<String> warnings = new ArrayList<>();

    private static Checkpoints of(FileStore files) {
        return new Checkpoints(files, DIRECTORY, RUN, () -> "1.2.3");
    }

    private static String path(long number) {
        return DIRECTORY + "/" + NumberedFile.name(number);
    }

    private Optional<Long> newest() {
        return of(files).newest(warnings::add).map(found -> found.state().epoch());
    }

    private void add(long... epochs) {
        for (long epoch : epochs) {
            of(files).add(checkpoint(epoch));
        }
    }

    @Test
    void withoutAFileThereIsNone() {
        assertEquals(Optional.empty(), newest());
        assertEquals(List.of(), warnings);
        of(files).clear();
    }

    @Test
    void theNewestComesBackAndTheTwoNewestAreKept() {
        for (long epoch = 10; epoch < 15; epoch++) {
            add(epoch);
            assertEquals(Optional.of(epoch), newest());
        }
        assertEquals(List.of("00000004.json", "00000005.json"), files.list(DIRECTORY));
        assertArrayEquals(
                bytes(checkpoint(14)), bytes(of(files).newest(warnings::add).orElseThrow()));
        assertEquals(List.of(), warnings);
    }

    @Test
    void afterClearThereIsNoneAndOthersFilesStay() {
        add(1, 2, 3);
        files.put(DIRECTORY + "/notes.txt", new byte[1]);
        of(files).clear();
        assertEquals(Optional.empty(), newest());
        assertEquals(List.of("notes.txt"), files.list(DIRECTORY));
    }

    @Test
    void oneFlippedBitAnywhereAndTheOneBeforeIsTakenWithAWarning() {
        add(7, 8);
        byte[] good = files.get(path(2));
        for (int i = 0; i < good.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) (1 << bit);
                files.put(path(2), bad);
                assertPassedOver(2, Optional.of(7L), "byte " + i + ", bit " + bit);
            }
        }
        files.put(path(2), good);
        assertEquals(Optional.of(8L), newest());
    }

    @Test
    void aFileCutAtAnyLengthIsPassedOverAndWithoutAnotherThereIsNone() {
        add(7);
        byte[] good = files.get(path(1));
        for (int length = 0; length < good.length; length++) {
            files.put(path(1), Arrays.copyOf(good, length));
            assertPassedOver(1, Optional.empty(), "cut to " + length);
        }
    }

    private void assertPassedOver(long number, Optional<Long> instead, String told) {
        warnings.clear();
        assertEquals(instead, newest(), told);
        assertEquals(1, warnings.size(), told + ": " + warnings);
        assertTrue(
                warnings.get(0).startsWith("passed over the checkpoint " + files.locate(path(number)) + ": it"),
                told + warnings);
    }

    @Test
    void whatCannotBeReadIsPassedOver() throws IOException {
        add(7, 8);
        files.makeDirectories(path(3));
        assertEquals(Optional.of(8L), newest());
        assertEquals(
                List.of("passed over the checkpoint memory/" + path(3) + ": Is a directory at " + path(3)), warnings);
        add(9);
        assertEquals(Optional.of(9L), newest());
    }

    @Test
    void whereNoneCanBeReadTheWorkIsNotThrownAway() {
        add(7, 8);
        FaultyFileStore gone = new FaultyFileStore(files, FaultyFileStore.Fault.GONE, 2); // the listing still answers
        Refusal refusal = assertThrows(Refusal.class, () -> of(gone).newest(warnings::add));
        assertEquals(ExitCode.IO_ERROR, refusal.code());
        assertTrue(refusal.getMessage().contains("--restart"), refusal.getMessage());
        assertEquals(Optional.of(8L), newest());
    }

    @Test
    void aDamagedOneDoesNotPushOutAGoodOne() {
        add(7, 8);
        files.put(path(2), new byte[10]);
        Checkpoints checkpoints = of(files);
        checkpoints.newest(warnings::add);
        checkpoints.add(checkpoint(9));
        assertEquals(List.of("00000001.json", "00000003.json"), files.list(DIRECTORY));
        files.put(path(3), new byte[10]);
        assertEquals(Optional.of(7L), newest());
    }

    @Test
    void aNewerFormatIsRefusedEvenIfAnOlderOneIsThere() {
        add(7);
        files.put(path(2), forged(bytes(checkpoint(8)), "\"format\" : 1", "\"format\" : 2"));
        Refusal refusal = assertThrows(Refusal.class, this::newest);
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertTrue(refusal.getMessage().contains("use Plumbline 1.2.3 or later"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(files.locate(path(2))), refusal.getMessage());
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() {
        add(7);
        files.put(path(2), forged(bytes(checkpoint(8)), RUN, "2026-11-23-77"));
        Refusal refusal = assertThrows(Refusal.class, this::newest);
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertTrue(
                refusal.getMessage().contains("it belongs to run 2026-11-23-77, not to run " + RUN),
                refusal.getMessage());
    }

    @Test
    void whereAnotherProcessOfTheRunWasFasterTheNextNumberIsTaken() {
        add(7);
        byte[] faster = bytes(checkpoint(8));
        new Checkpoints(files, DIRECTORY, RUN, () -> {
                    files.put(path(2), faster);
                    return "1.2.3";
                })
                .add(checkpoint(9));
        assertArrayEquals(faster, files.get(path(2)));
        assertEquals(Optional.of(9L), newest());
    }

    @Test
    void manyProcessesOfOneRunAlwaysFindOneThatIsWhole() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                long base = 100L * thread;
                all.add(threads.submit(() -> {
                    Checkpoints mine = of(files);
                    for (int i = 0; i < 25; i++) {
                        mine.add(checkpoint(base + i + 1));
                        assertTrue(mine.newest(problem -> {
                                    throw new AssertionError(problem);
                                })
                                .isPresent());
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(files.list(DIRECTORY).size() >= 2);
        assertTrue(newest().isPresent());
        assertEquals(List.of(), warnings);
    }

    @Test
    void namesThatAreNotOursAreLeftAlone() {
        add(7);
        for (String name : List.of("1.json", "000000002.json", "00000002.json.bak", "00000000.json", "latest.json")) {
            files.put(DIRECTORY + "/" + name, new byte[1]);
        }
        assertEquals(Optional.of(7L), newest());
        assertEquals(List.of(), warnings);
        add(8, 9);
        assertEquals(7, files.list(DIRECTORY).size());
    }

    @ParameterizedTest
    @EnumSource
    void afterAFaultAtAnyCallTheOldOneOrTheNewOneIsThere(Fault fault) {
        int k = 0;
        boolean reached = true;
        while (reached) {
            k++;
            MemoryFileStore store = new MemoryFileStore();
            for (long epoch = 1; epoch <= 3; epoch++) {
                of(store).add(checkpoint(epoch));
            }
            FaultyFileStore faulty = new FaultyFileStore(store, fault, k);
            boolean added = attempt(faulty);
            reached = faulty.calls() >= k;
            String told = fault + " at call " + k;
            long found = of(store)
                    .newest(problem -> {
                        throw new AssertionError(told + ": " + problem);
                    })
                    .orElseThrow()
                    .state()
                    .epoch();
            assertTrue(found == 4 || found == 3 && !added, told + ": " + found + ", added " + added);
            of(store).add(checkpoint(5));
            assertEquals(2, store.list(DIRECTORY).size(), told);
            assertEquals(
                    Optional.of(5L),
                    of(store).newest(warnings::add).map(each -> each.state().epoch()));
        }
        assertTrue(k >= 5, "only " + k + " calls");
    }

    private static boolean attempt(FileStore faulty) {
        try {
            of(faulty).add(checkpoint(4));
            return true;
        } catch (Refusal refusal) {
            assertEquals(ExitCode.IO_ERROR, refusal.code(), refusal.getMessage());
            return false;
        } catch (Crash crash) {
            return false;
        }
    }

    @Test
    void aRemovalThatFailsIsNoFailureAndIsMadeUpForLater() {
        add(1, 2);
        // list, make the directory, create, delete
        of(new FaultyFileStore(files, Fault.ERROR_BEFORE, 4)).add(checkpoint(3));
        assertEquals(3, files.list(DIRECTORY).size());
        add(4);
        assertEquals(List.of("00000003.json", "00000004.json"), files.list(DIRECTORY));
    }

    @Test
    void whereTheStoreDoesNotAnswerItIsNotTakenForEmpty() {
        add(1);
        FaultyFileStore gone = new FaultyFileStore(files, Fault.GONE, 1);
        assertEquals(
                ExitCode.IO_ERROR,
                assertThrows(Refusal.class, () -> of(gone).newest(warnings::add))
                        .code());
        assertEquals(
                ExitCode.IO_ERROR,
                assertThrows(Refusal.class, () -> of(gone).clear()).code());
    }
}
