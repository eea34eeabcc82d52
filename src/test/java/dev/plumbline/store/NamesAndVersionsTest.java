package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesAndVersionsTest {
    @Test
    void plainNamesAreAllowed() {
        for (String name :
                List.of("a", "0x", "house-prices", "line_2", "a.b-c_d", "a".repeat(64), "vector", "v7b", "console")) {
            assertEquals(name, new ModelName(name).toString());
        }
    }

    @Test
    void namesThatCouldMeanSomethingElseAreRefusedWithoutBeingEchoedRaw() {
        for (String name : List.of(
                "",
                " ",
                "../x",
                "a/b",
                "..",
                ".",
                "%2e%2e",
                "a".repeat(300),
                "current",
                "latest",
                "v7",
                "7",
                "CON",
                "con",
                "con.txt",
                "com1",
                "lpt9",
                "nul",
                "aux",
                "prn",
                "a.",
                "a..b",
                "-a",
                "_a",
                ".a",
                "A",
                "a b",
                "a\n",
                "a\0",
                "a\u0001",
                "\u0430",
                "\u212a",
                "\u0131",
                "a\\b",
                "a:b",
                "runs",
                "versions",
                "moves",
                "~",
                "$HOME",
                "\u202ea",
                "\ud83d\ude00")) {
            Refusal refusal = assertThrows(Refusal.class, () -> new ModelName(name), name);
            assertEquals(ExitCode.USAGE, refusal.code());
            assertTrue(refusal.getMessage().contains("--model"), refusal.getMessage());
            assertTrue(refusal.getMessage().chars().noneMatch(c -> c < ' ' || c == '\u202e'), refusal.getMessage());
            assertFalse(ModelName.fault(name).isEmpty());
        }
    }

    @Test
    void namesAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertTrue(ModelName.fault("prices").isEmpty());
            assertThrows(Refusal.class, () -> new ModelName("PRICES"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void versionsAreWrittenAndReadInOneWayOnly() {
        LocalDate day = LocalDate.of(2026, 2, 3);
        for (ModelVersion version :
                List.of(new ModelVersion(day, 1), new ModelVersion(day, 2), new ModelVersion(day, 9_999))) {
            assertEquals(Optional.of(version), ModelVersion.parse(version.toString()));
        }
        for (String text : List.of(
                "",
                "2026-02-03-1",
                "2026-02-03-0",
                "2026-02-03-02",
                "2026-2-3",
                "2026-02-30",
                "2026-02-03-",
                "0000-01-01",
                "2026-02-03-9999999",
                "+2026-02-03",
                "2026-02-03 ",
                "current",
                "../2026-02-03")) {
            assertEquals(Optional.empty(), ModelVersion.parse(text), text);
            assertEquals(
                    ExitCode.USAGE,
                    assertThrows(Refusal.class, () -> ModelVersion.of(text)).code());
        }
    }

    @Test
    void laterDaysThenHigherNumbersAreNewer() {
        List<String> ordered = List.of("2025-12-31-11", "2026-01-01", "2026-01-01-2", "2026-01-01-10", "2026-01-02");
        List<ModelVersion> shuffled =
                new java.util.ArrayList<>(ordered.stream().map(ModelVersion::of).toList());
        java.util.Collections.shuffle(shuffled, new java.util.Random(7));
        shuffled.sort(null);
        assertEquals(ordered, shuffled.stream().map(ModelVersion::toString).toList());
    }
}
