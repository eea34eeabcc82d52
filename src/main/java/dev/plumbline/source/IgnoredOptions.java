package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.Locale;

/**
 * Refuses (78) options that the reader of a format does not look at. Where the format is guessed only the files tell:
 * rows with the code -999 would be used as data by a run that was told to take it for a missing value.
 */
final class IgnoredOptions {
    private IgnoredOptions() {}

    /** @param format of the input, or what it is instead */
    static void refuse(SourceSettings settings, String format) {
        switch (format.toLowerCase(Locale.ROOT)) {
            case "csv" -> refuseReaderOptions(settings, "CSV", "see --delimiter, --no-header and --missing");
            case "parquet" -> {
                refuseReaderOptions(settings, "Parquet", "leave it out");
                refuseTextOptions(settings, "Parquet");
            }
            default -> refuseTextOptions(settings, Excerpt.of(format));
        }
    }

    private static void refuseReaderOptions(SourceSettings settings, String format, String wayOut) {
        if (!settings.options().isEmpty()) {
            String key =
                    settings.options().keySet().stream().sorted().findFirst().orElseThrow();
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use --option " + Excerpt.of(key) + " with " + format + ": its reader has no options; "
                            + wayOut);
        }
    }

    private static void refuseTextOptions(SourceSettings settings, String format) {
        if (!settings.missing().isEmpty()) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use --missing " + Excerpt.of(String.join(",", settings.missing())) + " with " + format
                            + ": it is for the texts of CSV, and here only a null is a missing value; write such values"
                            + " as nulls");
        }
        if (settings.delimiter() != ',') {
            throw new Refusal(
                    ExitCode.CONFIG, "Cannot use --delimiter with " + format + ": it is for CSV only; leave it out");
        }
        if (!settings.header() || settings.trim()) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use " + (settings.header() ? "--trim" : "--no-header") + " with " + format
                            + ": it is for CSV only; leave it out");
        }
    }
}
