package dev.plumbline.store;

import static dev.plumbline.store.LeaseWorld.LENGTH;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.FaultyFileStore.Crash;
import dev.plumbline.store.FaultyFileStore.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call in the life of a lease fails in each way: another run never shares it, and gets it after one length. */
class LeaseFaultsTest {
    private static final String PATH = Layout.lease(NAME);

    @ParameterizedTest
    @EnumSource
    void ofAFreeLease(Fault fault) throws IOException {
        everyCall(fault, new MemoryFileStore());
    }

    @ParameterizedTest
    @EnumSource
    void ofOneThatWasGivenBack(Fault fault) throws IOException {
        MemoryFileStore files = new MemoryFileStore();
        new LeaseWorld().host("earlier").take(files, "run-0").close();
        everyCall(fault, files);
    }

    private static void everyCall(Fault fault, MemoryFileStore before) throws IOException {
        int k = 0;
        for (boolean reached = true; reached; ) {
            k++;
            MemoryFileStore files = new MemoryFileStore();
            if (before.exists(PATH)) {
                files.put(PATH, before.get(PATH));
            }
            reached = new Life(files, fault, k).isLived();
        }
        assertTrue(k > 8, "only " + k + " calls");
    }

    /** A run that takes the lease, renews it, asks for it twice and gives it back; one call of all these fails. */
    private static final class Life {
        private final LeaseWorld world = new LeaseWorld();
        private final LeaseWorld.Host one = world.host("one");
        private final LeaseWorld.Host two = world.host("two");
        private final MemoryFileStore files;
        private final FaultyFileStore faulty;
        private final int k;
        private final String told;

        Life(MemoryFileStore files, Fault fault, int k) {
            this.files = files;
            this.faulty = new FaultyFileStore(files, fault, k);
            this.k = k;
            this.told = fault + " at call " + k;
        }

        boolean isLived() throws IOException {
            Optional<Lease> lease = took();
            if (lease.isPresent()) {
                assertThrows(Refusal.class, () -> two.take(files, "run-2"), told);
                boolean alive = went(lease.get()::renew) && went(lease.get()::requireHeld);
                world.pass(LENGTH.minusSeconds(1));
                assertThrows(Refusal.class, () -> two.take(files, "run-2"), told);
                world.pass(LENGTH);
                alive = alive && went(lease.get()::requireHeld) && went(lease.get()::close);
                if (alive) {
                    given();
                    return faulty.calls() >= k;
                }
            }
            world.pass(LENGTH);
            Lease next = two.take(files, "run-2");
            next.requireHeld();
            if (lease.isPresent()) {
                byte[] theirs = files.get(PATH);
                lost(lease.get());
                assertEquals(new String(theirs, java.nio.charset.StandardCharsets.UTF_8), text(), told);
            }
            next.close();
            return faulty.calls() >= k;
        }

        private String text() {
            return new String(files.get(PATH), java.nio.charset.StandardCharsets.UTF_8);
        }

        /** Given back, or, where that failed, said so and run out after one length. */
        private void given() throws IOException {
            boolean released =
                    LeaseDocument.decode(files.get(PATH), PATH).orElseThrow().released();
            boolean noted = world.notes().stream().anyMatch(note -> note.contains("was not given back"));
            assertTrue(released || noted, told);
            if (!released) {
                world.pass(LENGTH);
            }
            two.take(files, "run-2").close();
        }

        private Optional<Lease> took() {
            try {
                return Optional.of(one.take(faulty, "run-1"));
            } catch (IOException | Crash failed) {
                return Optional.empty();
            }
        }

        /** Whether the process still lives: a call that fails is told and does not end it. */
        private boolean went(LeaseWorld.Beat step) {
            try {
                step.happens();
                return true;
            } catch (Refusal refusal) {
                assertEquals(ExitCode.IO_ERROR, refusal.code(), told + ": " + refusal.getMessage());
                assertTrue(refusal.getMessage().startsWith("Cannot go on with house-prices: "), refusal.getMessage());
                return true;
            } catch (IOException failed) {
                return true;
            } catch (Crash crash) {
                return false;
            }
        }

        /** As if the process were only paused and woke up now: it must not believe that it holds the lease. */
        private void lost(Lease lease) {
            try {
                lease.requireHeld();
                throw new AssertionError(told + ": two hold the lease");
            } catch (Refusal refusal) {
                assertTrue(
                        refusal.code() == ExitCode.TEMPORARY || refusal.code() == ExitCode.IO_ERROR,
                        told + ": " + refusal.getMessage());
            } catch (Crash | IllegalStateException ended) {
                // The fault comes here, or came while the lease was closed: such a process believes nothing.
                return;
            }
            lease.close();
        }
    }

    @Test
    void anErrorInBetweenIsForgottenAtTheNextRenewal() throws IOException {
        MemoryFileStore files = new MemoryFileStore();
        LeaseWorld world = new LeaseWorld();
        LeaseWorld.Host one = world.host("one");
        for (int k = 4; k < 12; k++) {
            Lease lease = one.take(new FaultyFileStore(files, Fault.ERROR_BEFORE, k), "run-1");
            world.everyQuarter(lease::renew);
            world.pass(LENGTH.multipliedBy(2));
            lease.requireHeld();
            lease.close();
            assertTrue(LeaseDocument.decode(files.get(PATH), PATH).orElseThrow().renewals() >= 7);
        }
    }

    @Test
    void whoIsToldToHaveBeenBeatenByItselfHoldsTheLease() throws IOException {
        for (int write : List.of(3, 5)) { // the taking, and a renewal
            LeaseWorld world = new LeaseWorld();
            MemoryFileStore files = new MemoryFileStore();
            Lease lease = world.host("one").take(new FaultyFileStore(files, Fault.ASKED_TWICE, write), "run-1");
            lease.renew();
            lease.requireHeld();
            lease.close();
            assertTrue(LeaseDocument.decode(files.get(PATH), PATH).orElseThrow().released());
        }
    }

    @Test
    void whereTheAnswerWasLostButTheFileIsThereTheLeaseIsTaken() throws IOException {
        MemoryFileStore files = new MemoryFileStore();
        int write = 3; // behind the making of the directory and the first look
        Lease lease = new LeaseWorld().host("one").take(new FaultyFileStore(files, Fault.ERROR_AFTER, write), "run-1");
        lease.requireHeld();
        lease.close();
        assertTrue(LeaseDocument.decode(files.get(PATH), PATH).orElseThrow().released());
    }
}
