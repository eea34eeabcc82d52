package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.RunIdentity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnfinishedRunTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Provenance BEFORE = new Provenance(
            List.of(new Provenance.Input("file:/in/a.csv", 100, 5000)),
            Map.of("epochs", "60", "label", "y"),
            Map.of("plumbline", "0.1.0"),
            Optional.empty());

    private static Refusal refusal(Provenance now) {
        return UnfinishedRun.refusal(new RunIdentity("earlier", DAY, BEFORE), new RunIdentity("now", DAY, now));
    }

    @Test
    void inputThatChangedIsNamedWithBothValues() {
        Provenance now = new Provenance(
                List.of(
                        new Provenance.Input("file:/in/a.csv", 101, 5000),
                        new Provenance.Input("file:/in/b.csv", 1, 5000)),
                BEFORE.settings(),
                BEFORE.versions(),
                Optional.empty());
        Refusal refusal = refusal(now);
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(
                refusal.getMessage().contains("file:/in/a.csv: had 100 bytes, now 101 bytes, file:/in/b.csv is new"),
                refusal.getMessage());
        assertTrue(refusal.getMessage().contains("run earlier for 2026-11-23"), refusal.getMessage());
        assertTrue(
                refusal.getMessage()
                        .endsWith(
                                "; put the input back as it was to finish it, or give --restart to put its work aside"),
                refusal.getMessage());
    }

    @Test
    void aFileThatIsNoLongerGivenIsAChangeOfInput() {
        Refusal refusal = refusal(new Provenance(List.of(), BEFORE.settings(), BEFORE.versions(), Optional.empty()));
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(refusal.getMessage().contains("file:/in/a.csv is no longer given"), refusal.getMessage());
    }

    @Test
    void otherSettingsAreNamedAlsoWhereTheInputChangedToo() {
        Provenance now =
                new Provenance(List.of(), Map.of("epochs", "61", "label", "y"), BEFORE.versions(), Optional.empty());
        Refusal refusal = refusal(now);
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertTrue(refusal.getMessage().contains("--epochs was 60, now it is understood as 61"), refusal.getMessage());
        assertTrue(
                refusal.getMessage()
                        .endsWith(
                                "; start the earlier command again to finish it, or give --restart to put its work aside"),
                refusal.getMessage());
    }

    @Test
    void otherSoftwareAndAnotherStartAreNotGoneOnFrom() {
        Provenance newer =
                new Provenance(BEFORE.inputs(), BEFORE.settings(), Map.of("plumbline", "0.2.0"), Optional.empty());
        Refusal software = refusal(newer);
        assertEquals(ExitCode.STATE_REFUSED, software.code());
        assertTrue(software.getMessage().contains("plumbline was 0.1.0, now it is 0.2.0"), software.getMessage());
        Refusal start = refusal(
                new Provenance(BEFORE.inputs(), BEFORE.settings(), BEFORE.versions(), Optional.of("2026-11-22")));
        assertEquals(ExitCode.STATE_REFUSED, start.code());
        assertTrue(
                start.getMessage()
                        .endsWith(
                                "it started from zero, now it would start from version 2026-11-22; give --restart to put"
                                        + " its work aside"),
                start.getMessage());
    }
}
