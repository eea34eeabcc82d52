package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.store.FaultyFileStore.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final Instant NOW = Samples.CLOCK.instant();
    private static final Instant OLD = NOW.minus(Duration.ofHours(25));

    private final MemoryFileStore files = new MemoryFileStore();
    private final ModelStore store = new ModelStore(files, Samples.CLOCK);

    @Test
    void whatEndedWritersLeftIsSweptAndTheModelIsAsItWas() {
        Samples.publish(store, DAY, "2026-11-24-run-1");
        String version = Layout.version(NAME, new ModelVersion(DAY, 1));
        String run = Layout.run(NAME, "2026-11-24-run-1");
        for (String directory :
                List.of(NAME.value(), Layout.moves(NAME), version, run, run + "/candidate", run + "/checkpoints")) {
            files.stray(directory + "/" + StorePath.temporaryName(), OLD);
        }
        files.stray(version + "/" + StorePath.temporaryName(), NOW.minus(Duration.ofHours(23)));
        assertEquals(6, store.clean(NAME));
        assertEquals(0, store.clean(NAME));
        assertEquals("2026-11-24-run-1", store.load(NAME, Optional.empty()).run());
    }

    @Test
    void aModelThatIsNotThereHasNone() {
        assertEquals(0, store.clean(NAME));
    }

    @Test
    void aThousandOldRunsCostNoMoreCallsThanTen() throws IOException {
        long few = callsWith(10);
        long many = callsWith(1_000);
        assertEquals(few, many);
        assertTrue(few < 60, "calls: " + few);
        String newest = Layout.run(NAME, "2026-11-24-0999");
        files.stray(newest + "/" + StorePath.temporaryName(), OLD);
        assertEquals(1, store.clean(NAME));
    }

    private long callsWith(int runs) throws IOException {
        for (int i = 0; i < runs; i++) {
            String id = String.format(Locale.ROOT, "2026-11-24-%04d", i);
            files.makeDirectories(Layout.run(NAME, id) + "/candidate");
            files.makeDirectories(Layout.version(NAME, new ModelVersion(DAY, i + 1)));
        }
        FaultyFileStore counted = new FaultyFileStore(files, Fault.ERROR_BEFORE, Integer.MAX_VALUE);
        new ModelStore(counted, Samples.CLOCK).clean(NAME);
        return counted.calls();
    }
}
