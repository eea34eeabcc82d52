package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.FaultyFileStore.Crash;
import dev.plumbline.store.FaultyFileStore.Fault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run is, and which runs stopped half-way. */
class RunIdentityTest {
    private static final String RUN = DAY + "-0123456789abcdef";

    private final MemoryFileStore files = new MemoryFileStore();
    private final ModelStore store = new ModelStore(files, Samples.CLOCK);
    private final String file = NAME + "/runs/" + RUN + "/run.json";

    static RunIdentity identity(String run, LocalDate asOf) {
        return new RunIdentity(run, asOf, warm(Samples.model().provenance()));
    }

    private static Provenance warm(Provenance cold) {
        return new Provenance(cold.inputs(), cold.settings(), cold.versions(), Optional.of("2026-11-23-2"));
    }

    static byte[] document() {
        return new RunDocument(identity(RUN, DAY), Samples.CLOCK.instant()).encode();
    }

    @Test
    void theIdentityIsWrittenOnceAndComesBack() {
        store.run(NAME, RUN).identity(identity(RUN, DAY));
        byte[] written = files.get(file);
        ModelStore later = new ModelStore(files, Clock.offset(Samples.CLOCK, Duration.ofHours(5)));
        later.run(NAME, RUN).identity(identity(RUN, DAY));
        assertArrayEquals(written, files.get(file));
        RunDocument read = store.run(NAME, RUN).document().orElseThrow();
        assertEquals(identity(RUN, DAY), read.identity());
        assertEquals(Samples.CLOCK.instant(), read.created());
        assertEquals("0.1.0", read.plumbline());
        assertEquals(Optional.empty(), store.run(NAME, "another").document());
    }

    @Test
    void aFileThatWasWrittenInFormat1IsStillRead() throws IOException {
        byte[] golden = CheckpointDocumentTest.golden("run.json");
        assertEquals(identity(RUN, DAY), RunDocument.decode(golden, "here").identity());
        assertEquals(new String(golden, UTF_8), new String(document(), UTF_8), "format 1 is written as it was");
    }

    @Test
    void anotherIdentityIsRefusedWithBothValues() {
        store.run(NAME, RUN).identity(identity(RUN, DAY));
        Provenance is = Samples.model().provenance();
        Provenance.Input input = is.inputs().get(0);
        Provenance.Input longer = new Provenance.Input(input.path(), 1235, input.modified());
        assertRefused(
                new Provenance(is.inputs(), Map.of("optimizer", "cg", "seed", "1"), is.versions()),
                "--optimizer was gd and is now cg");
        assertRefused(
                new Provenance(is.inputs(), Map.of("optimizer", "gd"), is.versions()),
                "--seed was 1 and is now not given");
        assertRefused(
                new Provenance(List.of(longer), is.settings(), is.versions()),
                "input 1 was file:/data/a.csv of 1234 bytes, modified at 2023-11-14T22:13:20Z and is now"
                        + " file:/data/a.csv of 1235 bytes");
        assertRefused(
                new Provenance(List.of(input, longer), is.settings(), is.versions()),
                "the number of input files was 1 and is now 2");
        assertRefused(new RunIdentity(RUN, DAY, is), "the version it starts from was 2026-11-23-2 and is now none");
        assertRefused(identity(RUN, DAY.plusDays(1)), "the day was 2026-11-24 and is now 2026-11-25");
        assertRefused(identity("other", DAY), "the run was " + RUN + " and is now other");
    }

    private void assertRefused(Provenance provenance, String told) {
        assertRefused(new RunIdentity(RUN, DAY, warm(provenance)), told);
    }

    private void assertRefused(RunIdentity other, String told) {
        Refusal refusal = assertThrows(Refusal.class, () -> store.run(NAME, RUN).identity(other));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertTrue(refusal.getMessage().contains(told), refusal.getMessage());
    }

    @Test
    void aPatchOfSparkOrJavaMakesNoOtherRun() {
        store.run(NAME, RUN).identity(identity(RUN, DAY));
        Provenance is = Samples.model().provenance();
        Provenance patched =
                new Provenance(is.inputs(), is.settings(), Map.of("plumbline", "0.1.0", "java", "17.0.99"));
        store.run(NAME, RUN).identity(new RunIdentity(RUN, DAY, warm(patched)));
    }

    @Test
    void aDamagedIdentityIsMendedByItsOwnRunAndBelievedByNobody() {
        byte[] good = document();
        for (int i = 0; i < good.length; i++) {
            byte[] bad = i % 2 == 0 ? Arrays.copyOf(good, i) : good.clone();
            if (i % 2 == 1) {
                bad[i] ^= (byte) (1 << (i % 8));
            }
            files.put(file, bad);
            String told = "byte " + i;
            Refusal refusal =
                    assertThrows(Refusal.class, () -> store.run(NAME, RUN).document(), told);
            assertEquals(ExitCode.STATE_REFUSED, refusal.code(), told);
            store.run(NAME, RUN).identity(identity(RUN, DAY));
            assertArrayEquals(good, files.get(file), told);
        }
    }

    @Test
    void anIdentityOfANewerFormatIsRefused() {
        files.put(file, CheckpointSamples.forged(document(), "\"format\" : 1", "\"format\" : 2"));
        Refusal refusal = assertThrows(Refusal.class, () -> store.run(NAME, RUN).identity(identity(RUN, DAY)));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertTrue(refusal.getMessage().contains("use Plumbline 0.1.0 or later"), refusal.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void afterAFaultAtAnyCallTheSameRunFindsItsWay(Fault fault) {
        boolean reached = true;
        for (int k = 1; reached; k++) {
            MemoryFileStore memory = new MemoryFileStore();
            FaultyFileStore faulty = new FaultyFileStore(memory, fault, k);
            try {
                new ModelStore(faulty, Samples.CLOCK).run(NAME, RUN).identity(identity(RUN, DAY));
            } catch (Refusal refusal) {
                assertEquals(ExitCode.IO_ERROR, refusal.code(), refusal.getMessage());
            } catch (Crash crash) {
                assertTrue(fault == Fault.CRASH_AFTER || fault == Fault.CRASH_BEFORE);
            }
            reached = faulty.calls() >= k;
            new ModelStore(memory, Samples.CLOCK).run(NAME, RUN).identity(identity(RUN, DAY));
            assertArrayEquals(document(), memory.get(file), fault + " at call " + k);
        }
    }

    @Test
    void theLastStatusComesBack() {
        RunDirectory run = store.run(NAME, RUN);
        assertEquals(Optional.empty(), run.lastStatus());
        for (ExitCode code : ExitCode.values()) {
            Outcome outcome = new Outcome(code, "Cannot \"x\":\n \ud83d\ude00", RUN, "m", "2026-11-24-2", 7, 1L << 40);
            run.status(outcome);
            assertEquals(Optional.of(outcome), run.lastStatus());
        }
    }

    @Test
    void aStatusThatCannotBeUnderstoodIsRefused() {
        String status = NAME + "/runs/" + RUN + "/status.json";
        for (String bad : List.of("", "{", "[]", "{\"code\":0}", "{\"code\":99,\"message\":\"\"}")) {
            files.put(status, bad.getBytes(UTF_8));
            Refusal refusal =
                    assertThrows(Refusal.class, () -> store.run(NAME, RUN).lastStatus(), bad);
            assertEquals(ExitCode.STATE_REFUSED, refusal.code(), bad);
        }
    }
}
