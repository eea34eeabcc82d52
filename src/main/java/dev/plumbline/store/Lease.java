package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.LeaseFile.Seen;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The right of one run to work on a model for a while, so that two runs do not waste work. It is renewed in the
 * background until it is closed. Nothing that is published rests on it.
 *
 * <p>The file says who holds it. Time that ran out takes nothing away until somebody else has taken over: a holder that
 * was paused looks, and goes on if nobody did.
 */
public final class Lease implements AutoCloseable {
    private static final int TRIES = 100;
    private static final int RENEWALS_PER_LENGTH = 4;
    /** How long a call of the store that hangs may hold up the end of a run. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LeaseFile file;
    private final Ways ways;
    private final Duration length;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread renewals = new Thread(this::renewUntilTheEnd, "plumbline-lease");
    private LeaseDocument ours;
    private long renewed;
    private LeaseDocument taker;

    /** What a lease needs of its surroundings. */
    record Ways(LeaseTime time, Consumer<String> notes) {}

    private Lease(LeaseFile file, LeaseDocument ours, long renewed, Ways ways) {
        this.file = file;
        this.ours = ours;
        this.renewed = renewed;
        this.ways = ways;
        this.length = ours.length();
    }

    /** A lease that was just taken, and its thread. */
    static Lease renewing(LeaseFile file, LeaseDocument ours, long taken, Ways ways) {
        Lease lease = new Lease(file, ours, taken, ways);
        lease.renewals.setDaemon(true);
        lease.renewals.start();
        return lease;
    }

    /** Between two renewals. */
    static Duration pause(Duration length) {
        return length.dividedBy(RENEWALS_PER_LENGTH);
    }

    /**
     * Looks whether the lease is still this run's, and renews it where it has run out and nobody took it.
     *
     * @throws Refusal 75 where another run has taken over, 74 or 69 where the file cannot be read
     */
    public void requireHeld() {
        if (end.getCount() == 0) {
            throw new IllegalStateException("the lease " + file.location() + " was closed");
        }
        Optional<LeaseDocument> other = ModelStore.attempt(
                "go on with " + file.name() + ": look after the lease " + file.location(), () -> keep(false));
        if (other.isPresent()) {
            throw new Refusal(
                    ExitCode.TEMPORARY,
                    "Cannot go on: " + other.get().who() + " took over the lease of " + file.name() + ", "
                            + file.location() + ", at "
                            + LeaseDocument.text(other.get().taken())
                            + ", because this run had not renewed it for too long; start the same command again when"
                            + " that run has ended");
        }
    }

    /** Renews it now, unless it was lost. */
    void renew() throws IOException {
        keep(true);
    }

    /**
     * Keeps the lease: nothing is written where it is ours and not yet due.
     *
     * @return who holds it instead, if it was lost; once lost, it stays lost
     */
    private synchronized Optional<LeaseDocument> keep(boolean due) throws IOException {
        for (int i = 0; taker == null && i < TRIES; i++) {
            Seen seen = file.read();
            boolean mine = seen.lease().map(this::isOurs).orElse(false);
            if (seen.lease().isPresent() && !mine) {
                taker = seen.lease().get();
            } else {
                long now = ways.time.nanos();
                if (mine && !due && now - renewed < length.toNanos()) {
                    return Optional.empty();
                }
                // Also where the file was deleted or damaged: that gave the lease to nobody.
                ours = ours.renewed(ways.time.now());
                if (file.replace(seen, ours)) {
                    renewed = now;
                    return Optional.empty();
                }
            }
        }
        if (taker == null) {
            throw new IOException("somebody changes " + file.location() + " all the time");
        }
        return Optional.of(taker);
    }

    private boolean isOurs(LeaseDocument lease) {
        return lease.token().equals(ours.token());
    }

    private void renewUntilTheEnd() {
        try {
            while (!ways.time.await(end, pause(length))) {
                try {
                    renew();
                } catch (IOException | Refusal failure) {
                    // Tried again a quarter later. The run hears of it, if it lasts, when it next asks for the lease.
                    continue;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the lease back, if it is still held, and ends the renewals. Never throws: the lease runs out by itself. */
    @Override
    public void close() {
        if (end.getCount() == 0) {
            return;
        }
        end.countDown();
        // A run that was interrupted gives its lease back too; the calls of a store fail in an interrupted thread.
        boolean interrupted = Thread.interrupted();
        try {
            renewals.join(PATIENCE.toMillis());
            if (renewals.isAlive()) {
                ways.notes.accept(unreturned("the storage does not answer"));
            } else {
                giveBack();
            }
        } catch (InterruptedException again) {
            interrupted = true;
        } catch (IOException | RuntimeException failure) {
            ways.notes.accept(unreturned(StoreFailure.reason(failure)));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void giveBack() throws IOException {
        Seen seen = file.read();
        if (taker == null && seen.lease().map(this::isOurs).orElse(false)) {
            file.replace(seen, ours.givenBack());
        }
    }

    private String unreturned(String why) {
        return "the lease " + file.location() + " was not given back: " + why + "; it runs out by itself within "
                + length.toSeconds() + " s";
    }
}
