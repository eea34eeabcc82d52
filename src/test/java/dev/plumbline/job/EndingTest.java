package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final StopRequest stop = new StopRequest();

    private Ending within(Duration allowed) {
        return new Ending(Optional.of(allowed), stop, clock::get);
    }

    @Test
    void withoutDeadlineAndRequestNothingEndsIt() {
        Ending ending = new Ending(Optional.empty(), stop, clock::get);
        clock.addAndGet(Duration.ofDays(300).toNanos());
        assertFalse(ending.isDue());
        assertFalse(ending.isByRequest());
        assertEquals(Optional.empty(), ending.why());
        assertThrows(IllegalStateException.class, () -> ending.refusal("after 1 epochs"));
    }

    @Test
    void theDeadlineCountsFromTheStartAlsoWhereTheClockTurnsOver() {
        Ending ending = within(Duration.ofNanos(10));
        clock.addAndGet(10);
        assertFalse(ending.isDue());
        clock.addAndGet(1);
        assertTrue(ending.isDue());
        assertFalse(ending.isByRequest());
    }

    @Test
    void aRefusalSaysWhyAndWhereAndWhatToDo() {
        Ending late = within(Duration.ofHours(2));
        clock.addAndGet(Duration.ofHours(3).toNanos());
        Refusal refusal = late.refusal("before the table was read");
        assertEquals(ExitCode.TEMPORARY, refusal.code());
        assertEquals(
                "Cannot finish: the --deadline of 2h is over, before the table was read; run the same command again,"
                        + " with more time",
                refusal.getMessage());
        Ending stopped = new Ending(Optional.empty(), stop, clock::get);
        stop.request("SIGTERM");
        assertEquals(
                "Cannot finish: stopped by SIGTERM, after 12 epochs; run the same command again",
                stopped.refusal("after 12 epochs").getMessage());
    }

    @Test
    void whatWasFoundFirstStaysTheReason() {
        Ending ending = within(Duration.ofNanos(10));
        clock.addAndGet(11);
        assertTrue(ending.isDue());
        stop.request("SIGTERM");
        assertFalse(ending.isByRequest());
        assertEquals(Optional.of("the --deadline of 0.00000001s is over"), ending.why());
    }

    @Test
    void ofBothAtOnceTheRequestIsTheReason() {
        Ending ending = within(Duration.ofNanos(10));
        clock.addAndGet(11);
        stop.request("SIGINT");
        assertTrue(ending.isByRequest());
        assertEquals(Optional.of("stopped by SIGINT"), ending.why());
    }

    @ParameterizedTest
    @CsvSource({"PT2H,2h", "PT90M,1h30m", "PT45S,45s", "P1D,24h"})
    void timesAreShownAsTheyAreTyped(String time, String shown) {
        assertEquals(shown, Ending.text(Duration.parse(time)));
    }
}
