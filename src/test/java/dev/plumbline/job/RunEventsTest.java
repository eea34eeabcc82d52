package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.page.RunPage;
import dev.plumbline.store.RunEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What several attempts of one run say of it together. */
class RunEventsTest {
    private static final Instant NIGHT = Instant.parse("2026-11-24T03:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static RunEvent event(int minute, String name, String... details) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < details.length; i += 2) {
            map.put(details[i], details[i + 1]);
        }
        return new RunEvent(NIGHT.plusSeconds(60L * minute), name, map);
    }

    private static Instant at(int minute) {
        return NIGHT.plusSeconds(60L * minute);
    }

    @Test
    void aRunThatWasResumedBeganWithItsFirstAttemptAndTookWhatAllTook() {
        RunEvents events = new RunEvents(List.of(
                event(0, "began"),
                event(1, "stages", "read the table", "1.500", "descend", "10.000"),
                event(1, "ended", "code", "75", "message", "stopped"),
                event(5, "began"),
                event(6, "stages", "read the table", "1.250", "descend", "2.000", "publish", "0.125"),
                event(6, "ended", "code", "0", "message", "published"),
                event(9, "stages", "open the input", "0.500"),
                event(9, "ended", "code", "0", "message", "already published")));
        RunPage.When when = events.when(DAY);
        assertEquals(Optional.of(at(0)), when.began());
        assertEquals(Optional.of(at(6)), when.ended(), "the first time that it was published");
        assertEquals(
                "{read the table=2.75, descend=12.0, publish=0.125, open the input=0.5}",
                when.stages().toString());
        assertEquals(
                List.of("began", "ended", "began", "ended", "ended"),
                when.events().stream().map(RunPage.Event::name).toList());
        assertEquals(DAY, when.asOf());
    }

    @Test
    void aRunThatWasNotPublishedEndedWhenItSaidSoLast() {
        RunEvents events = new RunEvents(List.of(event(1, "ended", "code", "75"), event(7, "ended", "code", "80")));
        assertEquals(Optional.of(at(7)), events.ended());
        assertEquals(Optional.empty(), new RunEvents(List.of()).ended());
    }

    @Test
    void theLastAttemptSaysWhichRowsWereRejected() {
        RunEvents events = new RunEvents(List.of(
                event(0, "rejected", "missing", "7"),
                event(1, "rejected", "overflow", "3", "not-a-number", "20"),
                event(2, "ended", "code", "65")));
        assertEquals(Map.of("overflow", 3L, "not-a-number", 20L), events.rejected());
    }

    @Test
    void whatIsNoNumberIsNotBelieved() {
        RunEvents events = new RunEvents(List.of(
                event(0, "rejected", "missing", "many", "overflow", "9999999999999999999"),
                event(0, "stages", "descend", "NaN", "plan", "1e400", "publish", "-1.0")));
        assertEquals(Map.of(), events.rejected());
        assertEquals(Map.of(), events.when(DAY).stages());
    }
}
