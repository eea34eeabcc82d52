package dev.plumbline.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Time for tests of leases, which passes only when somebody waits or the test lets it. Every host has a clock of its own
 * that may be wrong and may be set.
 */
final class LeaseWorld {
    static final Duration LENGTH = Duration.ofMinutes(2);
    static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

    private final List<String> notes = new ArrayList<>();
    private final List<Beat> beats = new ArrayList<>();
    private int hosts;
    private long nanos;

    /** What happens by itself as time passes, such as a renewal. */
    @FunctionalInterface
    interface Beat {
        void happens() throws IOException;
    }

    /** One host: its clock, and the process that runs there. */
    final class Host implements LeaseTime {
        private final HostProcess process;
        private Duration wrong = Duration.ZERO;

        private Host(HostProcess process) {
            this.process = process;
        }

        HostProcess process() {
            return process;
        }

        /** Sets the clock that far from the right time. */
        Host wrongBy(Duration ahead) {
            wrong = ahead;
            return this;
        }

        Lease take(FileStore files, String run) throws IOException {
            LeaseFile file = new LeaseFile(files, Samples.NAME);
            files.makeDirectories(Samples.NAME.value());
            return new Leases(this, process, notes::add).take(file, run, LENGTH);
        }

        @Override
        public Instant now() {
            return START.plusNanos(nanos).plus(wrong);
        }

        /** Each machine counts from another moment. */
        @Override
        public long nanos() {
            return nanos + process.pid() * 1_000_000_007L;
        }

        @Override
        public void sleep(Duration time) {
            pass(time);
        }

        /** Threads of tests renew nothing: the world does, in its own time. */
        @Override
        public boolean await(CountDownLatch end, Duration time) throws InterruptedException {
            end.await();
            return true;
        }
    }

    /** A host whose processes nobody else sees. */
    Host host(String name) {
        return new Host(new HostProcess(name, 100L + hosts++, 5));
    }

    /** From now on this happens whenever a quarter of the length of a lease has passed. */
    void everyQuarter(Beat beat) {
        beats.add(beat);
    }

    void pass(Duration time) {
        long quarter = Lease.pause(LENGTH).toNanos();
        long until = nanos + time.toNanos();
        while (nanos / quarter < until / quarter) {
            nanos = (nanos / quarter + 1) * quarter;
            for (Beat beat : beats) {
                try {
                    beat.happens();
                } catch (IOException failed) {
                    continue;
                }
            }
        }
        nanos = until;
    }

    List<String> notes() {
        return notes;
    }
}
