package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.LeaseFile.Seen;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Takes the lease of a model. Of two who try at once one gets it, because the file is replaced only if it still holds
 * what was read.
 *
 * <p>Whether a lease of another has run out is told by two clocks that were set by different people. They are believed
 * where what they say is likely: that the lease runs for no longer than its length and has run out by no more than
 * that. Else it is watched, by the monotonic clock of this process, for one length: whoever lives renews it in that
 * time.
 */
final class Leases {
    private static final int TRIES = 100;
    private static final int LOOKS = 20;

    private final LeaseTime time;
    private final HostProcess here;
    private final Consumer<String> notes;

    /** @param notes hears what was taken over, and why one waits */
    Leases(LeaseTime time, HostProcess here, Consumer<String> notes) {
        this.time = time;
        this.here = here;
        this.notes = notes;
    }

    /** The lease, renewed from now on, as it stands in the file. */
    Lease take(LeaseFile file, String run, Duration length) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Seen seen = file.read();
            String why = "";
            if (!seen.isAbsent() && !seen.lease().map(LeaseDocument::released).orElse(false)) {
                why = reason(file, seen, length);
            }
            long began = time.nanos();
            LeaseDocument ours = LeaseDocument.of(run, here, time.now(), length);
            if (file.replace(seen, ours)) {
                if (!why.isEmpty()) {
                    notes.accept(why);
                }
                return Lease.renewing(file, ours, began, new Lease.Ways(time, notes));
            }
        }
        throw new Refusal(
                ExitCode.TEMPORARY,
                "Cannot train " + file.name() + ": other runs take " + file.location()
                        + " all the time; start the same command again");
    }

    /**
     * Why a file that was not given back may be replaced.
     *
     * @throws Refusal 75 where it may not
     */
    private String reason(LeaseFile file, Seen seen, Duration ours) throws IOException {
        if (seen.lease().isEmpty()) {
            return watched(file, seen, ours, file.location() + " is no lease as Plumbline writes it");
        }
        LeaseDocument lease = seen.lease().get();
        String told = "the lease " + file.location() + " of " + lease.who();
        if (lease.holder().isGone(here)) {
            return "took over " + told + ": that process has ended";
        }
        Instant now = time.now();
        Duration left = Duration.between(now, lease.until());
        // A renewal of this moment by a clock that goes a little ahead is a live holder, not a clock to be doubted.
        boolean tooFarAhead = left.compareTo(lease.length().plus(Lease.pause(lease.length()))) > 0;
        boolean longPast = left.plus(lease.length()).isNegative();
        if (tooFarAhead || longPast) {
            return watched(
                    file,
                    seen,
                    lease.length(),
                    told + " says that it runs until " + LeaseDocument.text(lease.until()) + ", and here it is "
                            + LeaseDocument.text(now));
        }
        if (left.isNegative() || left.isZero()) {
            return "took over " + told + ": it ran out at " + LeaseDocument.text(lease.until());
        }
        throw held(file, lease, "until " + LeaseDocument.text(lease.until()), "or after that time if it is dead");
    }

    /** Watches a file for a length; returns when nobody touched it. */
    private String watched(LeaseFile file, Seen seen, Duration length, String why) throws IOException {
        notes.accept(why + "; watching it for " + seconds(length) + " to see whether somebody renews it");
        long began = time.nanos();
        Duration step = length.dividedBy(LOOKS);
        while (time.nanos() - began < length.toNanos()) {
            pause(file, step);
            Seen now = file.read();
            if (!now.isAs(seen)) {
                throw changed(file, now);
            }
        }
        return why + "; nobody renewed it for " + seconds(length) + ", so it was replaced";
    }

    private void pause(LeaseFile file, Duration step) {
        try {
            time.sleep(step);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(
                    ExitCode.TEMPORARY,
                    "Cannot train " + file.name() + ": stopped while watching " + file.location()
                            + "; start the same command again",
                    stopped);
        }
    }

    private static Refusal changed(LeaseFile file, Seen now) {
        return now.lease()
                .map(lease -> held(file, lease, "and is alive", "or " + seconds(lease.length()) + " after its end"))
                .orElseGet(() -> new Refusal(
                        ExitCode.TEMPORARY,
                        "Cannot train " + file.name() + ": somebody changed " + file.location()
                                + " meanwhile, and it holds no lease; start the same command again"));
    }

    private static Refusal held(LeaseFile file, LeaseDocument lease, String howLong, String wayOut) {
        return new Refusal(
                ExitCode.TEMPORARY,
                "Cannot train " + file.name() + ": " + lease.who() + " holds " + file.location() + " " + howLong
                        + "; start the same command again when that run has ended, " + wayOut);
    }

    private static String seconds(Duration length) {
        double seconds = length.toMillis() / 1e3;
        return (seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds)) + " s";
    }
}
