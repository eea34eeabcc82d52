package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.FaultyFileStore.Crash;
import dev.plumbline.store.FaultyFileStore.Fault;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call of a publication fails in each way; afterwards the same command must find its way. */
class PublicationFaultsTest {
    private static final ModelVersion EARLIER = new ModelVersion(DAY.minusDays(1), 1);

    @ParameterizedTest
    @EnumSource
    void afterAFaultAtAnyCallTheEarlierModelStandsAndTheSameRunEndsPublished(Fault fault) throws IOException {
        Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
        boolean reached = true;
        int k = 0;
        while (reached) {
            k++;
            MemoryFileStore files = new MemoryFileStore();
            ModelStore sound = new ModelStore(files, Samples.CLOCK);
            Samples.publish(sound, EARLIER.asOf(), "run-0");
            FaultyFileStore faulty = new FaultyFileStore(files, fault, k);
            boolean ended = attempt(faulty, codes);
            reached = faulty.calls() >= k;

            String told = fault + " at call " + k;
            StoredModel standing = sound.load(NAME, Optional.empty());
            assertTrue(
                    standing.version().equals(EARLIER) ? !ended : standing.run().equals("run-1"),
                    told + ": current is " + standing.version());

            Published again = Samples.publish(sound, DAY, "run-1");
            assertTrue(again.current(), told);
            assertEquals("run-1", sound.load(NAME, Optional.empty()).run(), told);
            List<VersionEntry> versions = sound.versions(NAME);
            assertEquals(2, versions.size(), told + ": " + versions);
            assertTrue(versions.stream().allMatch(v -> v.problem().isEmpty()), told + ": " + versions);
        }
        assertTrue(k > 20, "only " + k + " calls");
        EnumSet<ExitCode> expected = switch (fault) {
            case ERROR_BEFORE, ERROR_AFTER -> EnumSet.of(ExitCode.IO_ERROR);
            case ASKED_TWICE, CRASH_BEFORE, CRASH_AFTER -> EnumSet.noneOf(ExitCode.class);
            case GONE -> EnumSet.of(ExitCode.IO_ERROR, ExitCode.COMMIT_UNKNOWN);
        };
        assertEquals(expected, codes);
    }

    /** Whether the run thought that all went well. */
    private static boolean attempt(FileStore files, Set<ExitCode> codes) {
        try {
            Samples.publish(new ModelStore(files, Samples.CLOCK), DAY, "run-1");
            return true;
        } catch (Refusal refusal) {
            codes.add(refusal.code());
            assertTrue(refusal.getMessage().startsWith("Cannot "), refusal.getMessage());
            return false;
        } catch (Crash crash) {
            return false;
        }
    }

    @Test
    void whereItCannotBeToldTheMessageNamesTheOneCommand() {
        MemoryFileStore files = new MemoryFileStore();
        ModelStore sound = new ModelStore(files, Samples.CLOCK);
        Claim claim = sound.claim(NAME, DAY, "run-1");
        Samples.history(sound, "run-1");
        for (int k = 1; ; k++) {
            FaultyFileStore faulty = new FaultyFileStore(files, Fault.GONE, k);
            try {
                new ModelStore(faulty, Samples.CLOCK).publish(claim, Samples.candidate());
                throw new AssertionError("no call of the publication was its commit");
            } catch (Refusal refusal) {
                if (refusal.code() == ExitCode.COMMIT_UNKNOWN) {
                    assertTrue(
                            refusal.getMessage()
                                    .endsWith("plumbline models repair --models memory --model house-prices"),
                            refusal.getMessage());
                    return;
                }
            }
        }
    }
}
