package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionHistoryTest {
    private static final Instant FIRST = Samples.CLOCK.instant();
    private final MemoryFileStore files = new MemoryFileStore();

    private ModelStore at(int hours) {
        return new ModelStore(files, Clock.fixed(FIRST.plusSeconds(3_600L * hours), ZoneOffset.UTC));
    }

    private static ModelVersion version(int night) {
        return new ModelVersion(DAY.plusDays(night), 1);
    }

    /** Five nights, an hour after one another. */
    @BeforeEach
    void nights() {
        for (int night = 0; night < 5; night++) {
            Samples.publish(at(night), DAY.plusDays(night), "run-" + night);
        }
    }

    private List<String> last(int most, ModelVersion upTo, Instant by) {
        return at(9).history(NAME).last(most, upTo, by).versions().stream()
                .map(model -> model.version() + " " + model.run())
                .toList();
    }

    @Test
    void theNewestOnesAreReadOldestFirst() {
        assertEquals(List.of("2026-11-27 run-3", "2026-11-28 run-4"), last(2, version(4), Instant.MAX));
        assertEquals(5, last(60, version(4), Instant.MAX).size());
    }

    @Test
    void whatIsNewerOrWasPublishedLaterIsNotAmongThem() {
        assertEquals(List.of("2026-11-24 run-0", "2026-11-25 run-1"), last(60, version(1), Instant.MAX));
        assertEquals(List.of("2026-11-24 run-0"), last(60, version(4), FIRST.plusSeconds(3_599)));
    }

    @Test
    void aDamagedOneIsPassedOverAndToldAndAClaimIsNoVersion() {
        files.put(NAME + "/versions/2026-11-27/model.json", "{}".getBytes(UTF_8));
        files.put(NAME + "/versions/2026-11-26/manifest.json", "{}".getBytes(UTF_8));
        files.delete(NAME + "/versions/2026-11-28/manifest.json");
        PastVersions past = at(9).history(NAME).last(2, version(4), Instant.MAX);
        assertEquals(
                List.of(version(0), version(1)),
                past.versions().stream().map(StoredModel::version).toList());
        assertEquals(2, past.unread().size());
        assertTrue(past.unread().get(0).contains("2026-11-27/model.json"), past.unread() + "");
    }

    @Test
    void whatWasCurrentAtAMomentIsWhereTheLogOfMovesWasThen() {
        at(6).rollBack(NAME, version(1));
        VersionHistory history = at(9).history(NAME);
        assertEquals(Optional.empty(), history.currentAt(FIRST.minusMillis(1)));
        assertEquals(Optional.of(version(0)), history.currentAt(FIRST));
        assertEquals(Optional.of(version(4)), history.currentAt(FIRST.plusSeconds(5 * 3_600)));
        assertEquals(Optional.of(version(1)), history.currentAt(Instant.MAX));
        files.put(NAME + "/moves/00000006.json", "{}".getBytes(UTF_8));
        assertEquals(Optional.empty(), history.currentAt(Instant.MAX));
    }
}
