package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IgnoredOptionsTest {
    private static final SourceSettings PLAIN = Settings.of("a").settings();

    private static void refused(SourceSettings settings, String format, String... parts) {
        Refusal refusal = assertThrows(Refusal.class, () -> IgnoredOptions.refuse(settings, format));
        assertEquals(ExitCode.CONFIG, refusal.code());
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
    }

    private static SourceSettings withOption(SourceSettings s) {
        return new SourceSettings(
                s.inputs(),
                s.table(),
                s.format(),
                Map.of("sep", ";"),
                s.delimiter(),
                s.header(),
                s.missing(),
                s.trim(),
                s.label(),
                s.features(),
                s.weight(),
                s.badRows(),
                s.partitions(),
                s.splitBytes());
    }

    @Test
    void whatOnlyTextHasIsRefusedForTypedFormats() {
        for (String format : new String[] {"parquet", "Parquet", "orc", "a table"}) {
            refused(Settings.of("a").missing("-999").settings(), format, "--missing -999", "null");
            refused(Settings.of("a").noHeader().settings(), format, "--no-header", "CSV only");
            refused(Settings.of("a").trimmed().settings(), format, "--trim", "CSV only");
        }
    }

    @Test
    void readersOfOursHaveNoOptionsOfSpark() {
        refused(withOption(PLAIN), "csv", "--option sep", "--delimiter");
        refused(withOption(PLAIN), "parquet", "--option sep", "leave it out");
    }

    @Test
    void whatAFormatLooksAtIsAllowed() {
        IgnoredOptions.refuse(
                Settings.of("a").missing("-999").noHeader().trimmed().settings(), "CSV");
        IgnoredOptions.refuse(withOption(PLAIN), "orc");
        IgnoredOptions.refuse(PLAIN, "parquet");
    }
}
