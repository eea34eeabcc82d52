package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostProcessTest {
    private final HostProcess here = HostProcess.current();

    @BeforeEach
    void onAHostWithAName() {
        assumeFalse(here.host().isEmpty() || here.host().startsWith("localhost"), "this host has no name of its own");
    }

    @Test
    void aProcessKnowsItself() {
        assertEquals(here, HostProcess.current());
        assertEquals(ProcessHandle.current().pid(), here.pid());
        assertTrue(here.start() > 0);
        assertFalse(here.isGone(here));
    }

    @Test
    void anEarlierContainerWithTheSameNumberIsGone() {
        assertTrue(new HostProcess(here.host(), here.pid(), here.start() - 10).isGone(here));
    }

    @Test
    void aChildIsThereUntilItHasEnded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        HostProcess child;
        try {
            child = new HostProcess(
                    here.host(),
                    process.pid(),
                    HostProcess.startOf(process.pid()).orElseThrow());
            HostProcess sameNumber = new HostProcess(here.host(), child.pid(), child.start() - 10);
            assertFalse(child.isGone(here));
            assertTrue(sameNumber.isGone(here), "another process had this number before");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertTrue(child.isGone(here));
    }

    @Test
    void ofAnotherHostNothingIsKnown() {
        assertFalse(new HostProcess("another-host", 4_000_000, 1).isGone(here));
    }

    @Test
    void aHostWithoutANameOfItsOwnMayBeAnother() {
        for (String host : List.of("", "localhost", "localhost.localdomain")) {
            assertFalse(new HostProcess(host, 4_000_000, 1).isGone(new HostProcess(host, 1, 1)), host);
        }
    }
}
