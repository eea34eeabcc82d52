package dev.plumbline.store;

import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.model.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Leases between real processes, one of which is killed or stands still. */
@Timeout(120)
class LeaseProcessTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path root;

    private LeaseFile file;
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void open() {
        file = new LeaseFile(new LocalFileStore(root), NAME);
    }

    /** Another process that holds the lease; killed in the end. */
    private final class Other implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;

        Other(Duration length) throws IOException {
            Files.createDirectories(root.resolve(NAME.value()));
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LeaseHolder.class.getName(),
                            root.toString(),
                            "run-1",
                            Long.toString(length.toMillis()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = process.inputReader(StandardCharsets.UTF_8);
            assertEquals("held", answers.readLine());
        }

        String order(String order) throws IOException {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(order)
                    .append('\n')
                    .flush();
            return answers.readLine();
        }

        void signal(String name) throws IOException, InterruptedException {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assumeTrue(kill.waitFor() == 0, "no kill command here");
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            kill();
        }
    }

    @Test
    void theLeaseOfAProcessThatWasKilledIsTakenOverAtOnce() throws Exception {
        try (Other other = new Other(LONG)) {
            Refusal refusal = LeaseTest.refused(() -> take(LONG));
            assertTrue(refusal.getMessage().contains("(process " + other.process.pid() + ")"), refusal.getMessage());
            other.kill();
            try (Lease lease = take(LONG)) {
                lease.requireHeld();
            }
            assertEquals(1, notes.size());
            assertTrue(notes.get(0).endsWith("that process has ended"), notes.get(0));
        }
    }

    @Test
    void theLeaseOfAProcessThatOnlyStandsStillIsNot() throws Exception {
        try (Other other = new Other(LONG)) {
            other.signal("STOP");
            LeaseTest.refused(() -> take(LONG));
            other.signal("CONT");
            assertEquals("held", other.order("ask"));
            assertEquals("closed", other.order("close"));
            take(LONG).close();
        }
    }

    @Test
    void aProcessThatStoodStillForLongerThanItsLeaseIsRefusedWhenItWakes() throws Exception {
        Duration little = Duration.ofSeconds(1);
        try (Other other = new Other(little)) {
            other.signal("STOP");
            try (Lease lease = takeInTheEnd(little)) {
                other.signal("CONT");
                String answer = other.order("ask");
                assertTrue(answer.startsWith("75 Cannot go on: run run-2 on "), answer);
                lease.requireHeld();
                assertEquals("closed", other.order("close"));
                lease.requireHeld();
                LeaseDocument document = file.read().lease().orElseThrow();
                assertEquals("run-2", document.run());
                assertFalse(document.released());
            }
        }
    }

    private Lease takeInTheEnd(Duration length) throws IOException, InterruptedException {
        while (true) {
            try {
                return take(length);
            } catch (Refusal held) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private Lease take(Duration length) throws IOException {
        return new Leases(LeaseTime.of(Clock.systemUTC()), HostProcess.current(), notes::add)
                .take(file, "run-2", length);
    }
}
