package dev.plumbline.store;

import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leases in real time, by threads that race and threads that renew. */
class LeaseRaceTest {
    private static final Duration HANG = Duration.ofMinutes(2);
    private static final LeaseTime TIME = LeaseTime.of(Clock.systemUTC());

    @TempDir
    Path root;

    @Test
    void ofEightWhoTakeALeaseOneGetsIt() throws Exception {
        races(new MemoryFileStore(), 200);
    }

    @Test
    void onARealDiskToo() throws Exception {
        races(new LocalFileStore(root), 30);
    }

    /** In turn the lease is absent, given back by the winner of the round before, or that of a process that is gone. */
    private static void races(FileStore files, int rounds) throws Exception {
        HostProcess here = HostProcess.current();
        HostProcess gone = new HostProcess(here.host(), here.pid(), here.start() + 10);
        LeaseFile file = new LeaseFile(files, NAME);
        for (int round = 0; round < rounds; round++) {
            if (round % 3 == 0) {
                files.delete(Layout.lease(NAME));
            }
            if (round % 3 == 2) {
                assertTrue(file.replace(
                        file.read(), LeaseDocument.of("run-gone", gone, TIME.now(), Duration.ofMinutes(2))));
            }
            oneWins("round " + round, files);
        }
    }

    private static void oneWins(String round, FileStore files) throws Exception {
        List<Optional<Lease>> taken = LocalFileStoreTest.race(thread -> tryTo(files, "run-" + thread));
        List<Lease> winners = taken.stream().flatMap(Optional::stream).toList();
        assertEquals(1, winners.size(), round);
        winners.get(0).requireHeld();
        winners.get(0).close();
    }

    private static Optional<Lease> tryTo(FileStore files, String run) {
        try {
            return Optional.of(new ModelStore(files, Clock.systemUTC())
                    .lease(NAME, run, Duration.ofMinutes(2), new ConcurrentLinkedQueue<String>()::add));
        } catch (Refusal refusal) {
            assertEquals(ExitCode.TEMPORARY, refusal.code(), refusal.getMessage());
            return Optional.empty();
        }
    }

    @Test
    void renewalsGoOnWhileTheRunIsBusyAndNoThreadIsLeftAfterwards() throws IOException {
        Set<Thread> before = renewing();
        MemoryFileStore files = new MemoryFileStore();
        Duration length = Duration.ofMillis(400);
        LeaseFile file = new LeaseFile(files, NAME);
        List<String> notes = new ArrayList<>();
        try (Lease lease = new Leases(TIME, HostProcess.current(), notes::add).take(file, "run-1", length)) {
            Set<Thread> during = renewing();
            during.removeAll(before);
            assertEquals(1, during.size());
            assertTrue(during.iterator().next().isDaemon());
            long began = System.nanoTime();
            while (renewals(file) < 8) {
                assertTrue(System.nanoTime() - began < HANG.toNanos(), "no renewals");
            }
            lease.requireHeld();
        }
        assertEquals(before, renewing());
        assertTrue(file.read().lease().orElseThrow().released());
        assertEquals(List.of(), notes);
    }

    @Test
    void aRunThatIsInterruptedGivesItsLeaseBackAndStaysInterrupted() throws IOException {
        FileStore files = new LocalFileStore(root);
        List<String> notes = new ArrayList<>();
        Lease lease = new ModelStore(files, Clock.systemUTC()).lease(NAME, "run-1", Duration.ofMinutes(2), notes::add);
        Thread.currentThread().interrupt();
        lease.close();
        assertTrue(Thread.interrupted());
        assertTrue(new LeaseFile(files, NAME).read().lease().orElseThrow().released());
        assertEquals(List.of(), notes);
    }

    @Test
    void aRunThatIsInterruptedWhileItWatchesIsToldToTryAgain() throws IOException {
        MemoryFileStore files = new MemoryFileStore();
        files.makeDirectories(NAME.value());
        files.put(Layout.lease(NAME), new byte[] {'?'});
        Thread.currentThread().interrupt();
        Refusal refusal = LeaseTest.refused(
                () -> new ModelStore(files, Clock.systemUTC()).lease(NAME, "run-1", Duration.ofMinutes(2), note -> {}));
        assertTrue(Thread.interrupted());
        assertTrue(refusal.getMessage().contains("stopped while watching"), refusal.getMessage());
    }

    @Test
    void theListOfModelsDoesNotStumbleOverALease() {
        ModelStore store = new ModelStore(new LocalFileStore(root), Clock.systemUTC());
        try (Lease lease = store.lease(NAME, "run-1", Duration.ofMinutes(2), note -> {})) {
            assertEquals(List.of(), store.models());
            assertEquals(List.of(), store.versions(NAME));
            Samples.publish(store, Samples.DAY, "run-1");
            assertEquals(List.of(NAME.value()), store.models());
            assertEquals(1, store.versions(NAME).size());
            assertFalse(store.current(NAME).isEmpty());
            lease.requireHeld();
        }
    }

    private static long renewals(LeaseFile file) throws IOException {
        return file.read().lease().orElseThrow().renewals();
    }

    private static Set<Thread> renewing() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("plumbline-lease"))
                .collect(Collectors.toSet());
    }
}
